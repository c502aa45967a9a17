/** A capital call with the share of every partner, and what partners pay on it: in time, or late with a late charge. */
import { callLines } from "../../domain/fund/capital-call.ts";
import { isOf, lineOf, type CallPurpose, type EventOf, type FundLine } from "../../domain/fund/fund-event.ts";
import { profitPool, shareProfit } from "../../domain/fund/fund-profit.ts";
import { compareDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money } from "../../domain/kernel/money.ts";
import { lateCharge } from "../../domain/loan/late-charge.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import {
  amountText,
  dayOf,
  fundDay,
  pastDay,
  positionOn,
  positiveAmount,
  termsOn,
  wholePosition,
  type FundCase,
} from "./fund-case.ts";
import { fundChange, stepEntry, type FundStep } from "./fund-change.ts";
import { amountFact, dayFact, unfundedFact } from "./step-words.ts";

export interface CallPayload {
  readonly fundId: string;
  readonly noticeOn: string;
  readonly dueOn: string;
  readonly investmentId?: string;
  readonly lines: readonly {
    readonly purpose: CallPurpose;
    readonly amount: string;
    readonly inside: boolean;
  }[];
}

export const callChange = fundChange((known, asked: CallPayload): FundStep => {
  const dueOn = fundDay(known, asked.dueOn);
  const noticeOn = dayOf(asked.noticeOn);
  if (dueOn < noticeOn) throw new Rejected({ code: "dueBeforeNotice", figures: { noticeOn, dueOn } });
  const amounts = asked.lines.map(({ purpose, amount, inside }, i) => ({
    purpose,
    inside,
    amount: positiveAmount(known, amount, `/lines/${i}/amount`),
  }));
  const { investmentId } = asked;
  const policy = termsOn(known, dueOn).allocation.call;
  const fund = { onDay: positionOn(known, dueOn), whole: wholePosition(known) };
  const lines = orReject(callLines(fund, { amounts, investmentId, policy }));
  const called = lines.reduce((sum, { cash }) => sum + cash, 0n);
  const words = { ja: `出資請求（${noticeOn}）`, en: `capital call of ${noticeOn}` };
  const movements = lines.map(({ cash: amount, shares }) => ({ rule: "call", amount, shares }) as const);
  return {
    title: {
      ja: `出資請求 ${amountText(known, called)}`,
      en: `capital call of ${amountText(known, called)}`,
    },
    effectiveOn: dueOn,
    detail: { kind: "call", noticeOn, dueOn, investmentId: investmentId ?? null },
    lines,
    entry: stepEntry(known, { kind: "capitalCall", effectiveOn: dueOn, description: words }, movements),
    facts: [
      dayFact({ ja: "払込期日", en: "Due on" }, dueOn),
      amountFact(known, { ja: "請求額", en: "Called" }, [null, called]),
      unfundedFact(known, lines),
    ],
  };
});

export interface ReceiptPayload {
  readonly fundId: string;
  readonly callId: string;
  readonly receivedOn: string;
  readonly payments: readonly { readonly partnerId: string; readonly amount: string }[];
}

interface Payment {
  readonly partnerId: string;
  readonly amount: bigint;
  readonly charge: bigint;
}

export const receiptChange = fundChange((known, asked: ReceiptPayload): FundStep => {
  const receivedOn = pastDay(known, asked.receivedOn);
  const { events } = wholePosition(known);
  const call = orNotFound(
    events.filter(isOf("call")).find(({ id }) => id === asked.callId),
    "capitalCall",
  );
  const payments = asked.payments.map((payment, i) =>
    paymentOf(known, { call, receivedOn }, { ...payment, i }),
  );
  const position = positionOn(known, receivedOn);
  const pool = profitPool(position, undefined);
  const charged = payments.reduce((sum, { charge }) => sum + charge, 0n);
  const [profit] = orReject(shareProfit([charged], pool, { partners: position.partners, known: events }));
  const share = (what: "amount" | "charge") =>
    payments.map((payment) => ({ partnerId: payment.partnerId, cash: payment[what], unfunded: 0n }));
  const [paid, late] = [lineOf("receipt", share("amount")), lineOf("lateCharge", share("charge"), false)];
  const words = { ja: `出資履行（期日 ${call.detail.dueOn}）`, en: `contributions due ${call.detail.dueOn}` };
  return {
    title: {
      ja: `出資履行 ${amountText(known, paid.cash)}`,
      en: `contributions of ${amountText(known, paid.cash)}`,
    },
    effectiveOn: receivedOn,
    detail: { kind: "receipt", callId: call.id, pool: pool.key },
    lines: charged === 0n || profit === undefined ? [paid] : [paid, late, profit],
    entry: stepEntry(known, { kind: "capitalReceipt", effectiveOn: receivedOn, description: words }, [
      { rule: "receipt", amount: paid.cash, shares: paid.shares },
      { rule: "lateCharge", amount: charged, shares: profit?.shares ?? [] },
    ]),
    facts: [
      dayFact({ ja: "入金日", en: "Received on" }, receivedOn),
      amountFact(known, { ja: "入金額", en: "Received" }, [null, paid.cash]),
      ...(charged === 0n
        ? []
        : [amountFact(known, { ja: "遅延損害金", en: "Late charge" }, [null, charged])]),
    ],
    subjectId: call.id,
  };
});

interface Received {
  readonly call: EventOf<"call">;
  readonly receivedOn: LocalDate;
}

/** Nobody pays more than is open; what comes after the due date bears the late charge of the terms. */
function paymentOf(
  known: FundCase,
  { call, receivedOn }: Received,
  { partnerId, amount: text, i }: { readonly partnerId: string; readonly amount: string; readonly i: number },
): Payment {
  const amount = positiveAmount(known, text, `/payments/${i}/amount`);
  const open = openOfCall(known, call, partnerId);
  if (amount > open) {
    const figures = {
      partner: known.facts.partners.find(({ id }) => id === partnerId)?.number ?? null,
      amount: text,
      open: amountText(known, open),
    };
    throw new Rejected({ code: "receiptAboveCall", figures, pointer: `/payments/${i}/amount` });
  }
  const { dueOn } = call.detail;
  if (compareDays(receivedOn, dueOn) <= 0) return { partnerId, amount, charge: 0n };
  const annualRate = termsOn(known, dueOn).lateChargeRate;
  const overdue = {
    principal: money(amount, known.facts.fund.currency),
    annualRate,
    dueOn,
    paidOn: receivedOn,
  };
  return { partnerId, amount, charge: orReject(lateCharge(overdue)).charge.minor };
}

/** What a partner has not yet paid of a call. */
export function openOfCall(known: Pick<FundCase, "facts">, call: EventOf<"call">, partnerId: string): bigint {
  const owed = cashOf(call.lines, partnerId);
  const paid = wholePosition(known)
    .events.filter(isOf("receipt"))
    .filter(({ detail }) => detail.callId === call.id)
    .flatMap(({ lines }) => lines)
    .filter(({ type }) => type === "receipt");
  return owed - cashOf(paid, partnerId);
}

function cashOf(lines: readonly FundLine[], partnerId: string): bigint {
  return lines
    .flatMap(({ shares }) => shares)
    .reduce((sum, share) => (share.partnerId === partnerId ? sum + share.cash : sum), 0n);
}
