/**
 * Money received for a loan: allocated to its claims of the day in the order of the tranche's terms, the late charge to
 * the day among them. What exceeds them, or does not suffice where part payments wait, is held for the borrower and used
 * first the next time. The schedule stays as it is. Of a loan written off, whatever is not held is a recovery.
 */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { later, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { nothingReceived, type AmountByKind } from "../../domain/loan/claims.ts";
import {
  allocateRepayment,
  type ClaimKind,
  type RepaymentAllocation,
} from "../../domain/loan/repayment-allocation.ts";
import type { FactChangeView } from "../approval/change-preview.ts";
import { orReject } from "../rejected.ts";
import { loanClaims } from "./loan-claims.ts";
import { productOf } from "./loan-position.ts";
import { loanEntry, moneyChange, type LoanCase, type LoanStep } from "./loan-step.ts";
import type { LoanFacts } from "./ports.ts";
import { servicingChange } from "./servicing-change.ts";
import { amountIn, claimWords, dayFact, dayOf, mustHaveHappened } from "./servicing-payload.ts";
import { heldToUse, isInAdvance, writeOffOf } from "./servicing-state.ts";

export interface RepaymentPayload {
  readonly loanId: string;
  readonly receivedOn: string;
  /** Decimal text in the loan's currency. */
  readonly amount: string;
}

export function repaymentPayload({ loanId, receivedOn, amount }: RepaymentPayload): CanonicalObject {
  return { loanId, receivedOn, amount };
}

export const repaymentChange = servicingChange((payload) => {
  const { loanId, receivedOn, amount } = payload as unknown as RepaymentPayload;
  const on = dayOf(receivedOn);
  return {
    loanIds: [loanId],
    title: { ja: `${on} の入金 ${amount}`, en: `${amount} received on ${on}` },
    facts: [dayFact({ ja: "入金日", en: "Received on" }, on)],
    outboxKind: "loan.repaymentReceived",
    reasonKind: "repayment",
    stepOf: (known) => repaymentStep(known, { on, amount }),
  };
});

interface Received {
  readonly on: LocalDate;
  readonly amount: string;
}

function repaymentStep(known: LoanCase, { on, amount: text }: Received): LoanStep {
  mustHaveHappened(known, on);
  const { facts } = known.position;
  const amount = amountIn(known, text);
  const { open } = loanClaims(known.position, on, facts.repayments);
  const held = heldToUse(facts, on);
  const terms = productOf(facts).allocation;
  const allocation = orReject(allocateRepayment({ amount, held }, open, terms));
  const paid = paidByKind(allocation);
  const receipt = { receivedOn: on, amount, ...paid, held: allocation.held - held };
  return {
    ...receiptStep(known, { receipt, allocation }),
    warnings: warningsAbout(known, { on, amount, nothingDue: open.length === 0 }),
  };
}

/** The receipt with its entries, and what is shown of it. */
export function receiptStep(
  known: LoanCase,
  { receipt, allocation }: { readonly receipt: Receipt; readonly allocation: RepaymentAllocation },
): LoanStep {
  const held = allocation.held - receipt.held;
  return {
    receipt,
    entries: receiptEntries(known, receipt),
    facts: allocationFacts(known, { allocation, held }),
  };
}

export function paidByKind({ settled }: RepaymentAllocation): AmountByKind {
  const sums: Record<ClaimKind, bigint> = { ...nothingReceived };
  for (const { kind, paid } of settled) sums[kind] += paid;
  return sums;
}

type Receipt = NonNullable<LoanStep["receipt"]>;

function receiptEntries({ position: { facts } }: LoanCase, receipt: Receipt): LoanStep["entries"] {
  const { costs, lateCharge, interest, principal, held, receivedOn: effectiveOn } = receipt;
  const kept = { heldUsed: held < 0n ? -held : 0n, heldAdded: held > 0n ? held : 0n };
  const words =
    receipt.amount === 0n
      ? { ja: `預り金の充当（${effectiveOn}）`, en: `held money applied (${effectiveOn})` }
      : { ja: `入金（${effectiveOn}）`, en: `received (${effectiveOn})` };
  const at = { effectiveOn, words };
  const writtenOff = writeOffOf(facts);
  if (writtenOff !== undefined) {
    const amount = costs + lateCharge + interest + principal;
    const afterwards = { ...at, effectiveOn: later(effectiveOn, writtenOff.effectiveOn) };
    const nothing = { costs: 0n, lateCharge: 0n, interest: 0n, principal: 0n };
    return [
      ...loanEntry(facts.loan, { kind: "recovery", amount }, afterwards),
      ...loanEntry(facts.loan, { kind: "receipt", ...nothing, ...kept }, at),
    ];
  }
  const paid = isInAdvance(facts) ? { interest: 0n, advanceInterest: interest } : { interest };
  return loanEntry(facts.loan, { kind: "receipt", costs, lateCharge, principal, ...paid, ...kept }, at);
}

function allocationFacts(
  { position: { facts } }: LoanCase,
  { allocation, held }: { readonly allocation: RepaymentAllocation; readonly held: bigint },
): readonly FactChangeView[] {
  const settled = allocation.settled.map(({ kind, dueOn, amount, open }) => {
    const { ja, en } = claimWords[kind];
    const label = { ja: `${ja}（${dueOn} 期日）`, en: `${en} (due ${dueOn})` };
    return moneyChange(facts.loan, label, [amount, open]);
  });
  const kept = { ja: "預り金", en: "Held for the borrower" };
  return [...inAll(facts, allocation), moneyChange(facts.loan, kept, [held, allocation.held]), ...settled];
}

/** How much of the money each kind of claim takes, in the order in which they take it. */
function inAll(facts: LoanFacts, allocation: RepaymentAllocation): readonly FactChangeView[] {
  const paid = paidByKind(allocation);
  return productOf(facts).allocation.order.map((kind) => {
    const { ja, en } = claimWords[kind];
    return moneyChange(facts.loan, { ja: `${ja}に充当`, en: `Put to ${en.toLowerCase()}` }, [
      null,
      paid[kind],
    ]);
  });
}

function warningsAbout(
  { position: { facts } }: LoanCase,
  {
    on,
    amount,
    nothingDue,
  }: { readonly on: LocalDate; readonly amount: bigint; readonly nothingDue: boolean },
): readonly Bilingual[] {
  const { loan, repayments } = facts;
  const text = moneyText(money(amount, loan.currency));
  const isDouble = repayments.some((known) => known.receivedOn === on && known.amount === amount);
  return [
    ...(isDouble
      ? [
          {
            ja: `${on} に同額 ${text} の入金がすでに記録されています。`,
            en: `${text} received on ${on} is on record already.`,
          },
        ]
      : []),
    ...(nothingDue
      ? [
          {
            ja: "入金日に期日の到来した請求がないため、全額を預り金とします。",
            en: "Nothing is due on the day: the whole amount is held.",
          },
        ]
      : []),
  ];
}
