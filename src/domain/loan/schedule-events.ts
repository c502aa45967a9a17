/**
 * From agreed terms to the events of the cash flow: what happens on which day, before any amount is known.
 *
 * The instalment of an annuity or of equal principal is fixed at the drawdown, and again when a grace period ends or
 * capitalises. It is fixed anew after a later drawdown, after a prepayment that reduces it and, for an annuity, after a
 * rate change that says so: the first due date after the change pays the new instalment.
 */
import { rateRatio } from "../kernel/rate.ts";
import { inOrder, type LoanEvent } from "./cash-flow.ts";
import { drawnOn, type DueDate } from "./due-dates.ts";
import type { LoanState } from "./loan-state.ts";
import type { LoanTerms } from "./loan-terms.ts";

export function scheduleEvents(terms: LoanTerms, dues: readonly DueDate[]): readonly LoanEvent[] {
  return inOrder([
    ...drawdownEvents(terms),
    ...dues.flatMap((due) => dueEvents(due, terms)),
    ...graceResets(terms, dues),
    ...rateChangeEvents(terms),
    ...prepaymentEvents(terms),
  ]);
}

/** The loan on the day of its first drawdown, before the money is paid out. */
export function stateBeforeDrawdown(terms: LoanTerms, dues: readonly DueDate[]): LoanState {
  return {
    balance: 0n,
    rate: rateRatio(terms.annualRate),
    accruesFrom: drawnOn(terms),
    unsettled: [],
    broughtForward: 0n,
    instalment: terms.fixedInstalment ?? 0n,
    amounts: terms.kind === "custom" ? amountsByDueDate(terms, dues) : [],
    remaining: dues.length - terms.grace.instalments,
  };
}

function amountsByDueDate(terms: LoanTerms, dues: readonly DueDate[]): readonly bigint[] {
  const amounts = new Map(terms.principalAmounts.map(({ dueOn, amount }) => [dueOn, amount]));
  return dues.map(({ dueOn }) => amounts.get(dueOn) ?? 0n);
}

function drawdownEvents(terms: LoanTerms): readonly LoanEvent[] {
  return terms.drawdowns.flatMap(({ on, amount }): readonly LoanEvent[] => [
    { kind: "drawdown", on, amount },
    ...(hasResettableInstalment(terms) ? [{ kind: "instalmentReset" as const, on }] : []),
  ]);
}

function dueEvents({ n, period }: DueDate, { grace }: LoanTerms): readonly LoanEvent[] {
  const at = { on: period.endOn, n };
  if (n > grace.instalments)
    return [
      { kind: "repayment", ...at },
      { kind: "interest", ...at },
    ];
  return [{ kind: grace.interest === "capitalized" ? "capitalization" : "interest", ...at }];
}

function graceResets(terms: LoanTerms, dues: readonly DueDate[]): readonly LoanEvent[] {
  if (!hasResettableInstalment(terms)) return [];
  const { instalments, interest } = terms.grace;
  return dues
    .filter(({ n }) => n === instalments || (n < instalments && interest === "capitalized"))
    .map(({ period }) => ({ kind: "instalmentReset", on: period.endOn }));
}

function rateChangeEvents(terms: LoanTerms): readonly LoanEvent[] {
  return terms.rateChanges.flatMap(({ effectiveOn, annualRate, instalment }): readonly LoanEvent[] => [
    { kind: "rateChange", on: effectiveOn, rate: rateRatio(annualRate) },
    ...(terms.kind === "annuity" && instalment === "recompute"
      ? [{ kind: "instalmentReset" as const, on: effectiveOn }]
      : []),
  ]);
}

function prepaymentEvents({ prepayments, prepaymentInterest }: LoanTerms): readonly LoanEvent[] {
  return prepayments.map((prepayment) => ({
    kind: "prepayment",
    ...prepayment,
    interest: prepaymentInterest,
  }));
}

function hasResettableInstalment({ kind }: LoanTerms): boolean {
  return kind === "annuity" || kind === "equalPrincipal";
}
