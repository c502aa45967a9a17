/** Queries about what is owed: claims, receipts and events of a loan, what-ifs, and the arrears of a lender. */
import type { Instant } from "../../domain/kernel/instant.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { PrepaymentPolicy } from "../../domain/loan/loan-event.ts";
import type { PrepaymentEffect } from "../../domain/loan/prepayment-what-if.ts";
import type { ScheduleLineView } from "../approval/change-preview.ts";
import { claimsView, type ClaimsView } from "./claims-view.ts";
import { caseOf } from "./loan-step.ts";
import { mustOweNothing, prepaymentEffect, type PrepaymentAsked } from "./prepayment-question.ts";
import { readPosition, type LoanReader } from "./read-loan.ts";
import type { LoanEventFact } from "./servicing-facts.ts";
import { isRecovery } from "./servicing-state.ts";

export async function readClaims(
  reader: LoanReader,
  loanId: string,
  viewpoint: Viewpoint,
): Promise<ClaimsView> {
  return claimsView(await readPosition(reader, loanId, viewpoint.knownAt), viewpoint);
}

export interface RepaymentView {
  readonly id: string;
  readonly receivedOn: string;
  readonly recordedAt: string;
  readonly currency: string;
  readonly amount: string;
  readonly costs: string;
  readonly lateCharge: string;
  readonly interest: string;
  readonly principal: string;
  /** Put to what is held (+), or taken out of it (−). */
  readonly held: string;
  readonly isRecovery: boolean;
}

/** The newest first. */
export async function readRepayments(
  reader: LoanReader,
  loanId: string,
  knownAt: Instant,
): Promise<{ readonly items: readonly RepaymentView[] }> {
  const { facts } = await readPosition(reader, loanId, knownAt);
  const { currency } = facts.loan;
  const text = (amount: bigint) => moneyText(money(amount, currency));
  const items = facts.repayments.toReversed().map((row) => ({
    id: row.id,
    receivedOn: row.receivedOn,
    recordedAt: row.recordedAt,
    currency,
    amount: text(row.amount),
    costs: text(row.costs),
    lateCharge: text(row.lateCharge),
    interest: text(row.interest),
    principal: text(row.principal),
    held: text(row.held),
    isRecovery: isRecovery(row, facts),
  }));
  return { items };
}

export interface LoanEventView {
  readonly id: string;
  readonly kind: LoanEventFact["detail"]["kind"];
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly currency: string;
  readonly amount: string | null;
  readonly endOn: string | null;
  readonly reason: string | null;
  readonly requestedBy: string;
  readonly approvedBy: string | null;
}

/** The newest first. */
export async function readLoanEvents(
  reader: LoanReader,
  loanId: string,
  knownAt: Instant,
): Promise<{ readonly items: readonly LoanEventView[] }> {
  const { facts } = await readPosition(reader, loanId, knownAt);
  const { currency } = facts.loan;
  const items = facts.events.toReversed().map(({ detail, ...event }) => {
    const amount = amountOf(detail);
    return {
      id: event.id,
      kind: detail.kind,
      effectiveOn: event.effectiveOn,
      recordedAt: event.recordedAt,
      currency,
      amount: amount === undefined ? null : moneyText(money(amount, currency)),
      endOn: "endOn" in detail ? detail.endOn : null,
      reason: "reason" in detail ? detail.reason : null,
      requestedBy: event.requestedBy,
      approvedBy: event.approvedBy ?? null,
    };
  });
  return { items };
}

function amountOf(detail: LoanEventFact["detail"]): bigint | undefined {
  if (detail.kind === "writeOff") return detail.principal;
  return "amount" in detail ? detail.amount : undefined;
}

export interface PrepaymentEffectView {
  readonly policy: PrepaymentPolicy;
  readonly amount: string;
  readonly interestSaved: string;
  readonly breakCost: string;
  readonly payable: string;
  readonly maturityBefore: string;
  readonly maturityAfter: string;
  readonly instalmentBefore: string | null;
  readonly instalmentAfter: string | null;
  readonly schedule: readonly ScheduleLineView[];
}

/** Both ways of going on after a prepayment, side by side. Writes nothing. */
export async function readPrepaymentWhatIf(
  reader: LoanReader,
  { loanId, now, ...asked }: PrepaymentAsked & { readonly loanId: string; readonly now: Instant },
): Promise<{ readonly currency: string; readonly effects: readonly PrepaymentEffectView[] }> {
  const position = await readPosition(reader, loanId, now);
  const { calendar } = reader;
  const known = caseOf(position, { balances: new Map(), capitalized: 0n, calendar, now });
  mustOweNothing(known, asked.on);
  const { productKind, currency } = position.facts.loan;
  const policies: readonly PrepaymentPolicy[] =
    productKind === "fixedTotal" ? ["shortenTerm"] : ["reduceInstalment", "shortenTerm"];
  const effects = policies.map((policy) =>
    effectView(prepaymentEffect(known, asked, policy), { policy, currency }),
  );
  return { currency, effects };
}

interface Worded {
  readonly policy: PrepaymentPolicy;
  readonly currency: Currency;
}

function effectView(effect: PrepaymentEffect, { policy, currency }: Worded): PrepaymentEffectView {
  const text = (amount: bigint) => moneyText(money(amount, currency));
  const { before, after } = effect.nextInstalment;
  return {
    policy,
    amount: text(effect.amount),
    interestSaved: text(effect.interestSaved),
    breakCost: text(effect.breakCost),
    payable: text(effect.payable),
    maturityBefore: effect.maturityOn.before,
    maturityAfter: effect.maturityOn.after,
    instalmentBefore: before === undefined ? null : text(before.total),
    instalmentAfter: after === undefined ? null : text(after.total),
    schedule: effect.after.rows.map((row) => ({
      dueOn: row.dueOn,
      principal: text(row.principal),
      interest: text(row.interest),
      total: text(row.total),
      balance: text(row.balance),
    })),
  };
}
