/**
 * From agreed terms to the events of the cash flow: what happens on which day, before any amount is known.
 *
 * The instalment of an annuity or of equal principal is fixed at the drawdown, and again when a grace period ends or
 * capitalises. It is fixed anew after a later drawdown, after a prepayment that reduces it and, for an annuity, after a
 * rate change that says so: the first due date after the change pays the new instalment. A payment holiday that keeps
 * the maturity fixes it anew too; nothing but the balance follows an acceleration.
 */
import type { LocalDate } from "../kernel/local-date.ts";
import { rateRatio } from "../kernel/rate.ts";
import { drawnOn, type AgreedDueDate, type DueDay } from "./due-dates.ts";
import { inOrder, type LoanEvent } from "./loan-event.ts";
import type { LoanState } from "./loan-state.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { inHolidayOrder } from "./payment-holiday.ts";

export function scheduleEvents(terms: LoanTerms, days: readonly DueDay[]): readonly LoanEvent[] {
  const { acceleratedOn } = terms;
  const events = inOrder([
    ...drawdownEvents(terms),
    ...days.flatMap((day) => dueEvents(day, terms)),
    ...graceResets(terms, days),
    ...rateChangeEvents(terms),
    ...prepaymentEvents(terms),
    ...waiverEvents(terms),
  ]);
  return acceleratedOn === undefined ? events : events.filter(({ on }) => on <= acceleratedOn);
}

/** The loan on the day of its first drawdown, before the money is paid out. */
export function stateBeforeDrawdown(terms: LoanTerms, agreed: readonly AgreedDueDate[]): LoanState {
  return {
    balance: 0n,
    rate: rateRatio(terms.annualRate),
    isWaived: false,
    accruesFrom: drawnOn(terms),
    unsettled: [],
    broughtForward: 0n,
    deferred: 0n,
    instalment: terms.fixedInstalment ?? 0n,
    amounts: terms.kind === "custom" ? amountsByDueDate(terms, agreed) : [],
    remaining: terms.kind === "custom" ? agreed.length : terms.instalments - terms.grace.instalments,
  };
}

function amountsByDueDate(terms: LoanTerms, agreed: readonly AgreedDueDate[]): readonly bigint[] {
  const amounts = new Map(terms.principalAmounts.map(({ dueOn, amount }) => [dueOn, amount]));
  return agreed.map(({ dueOn }) => amounts.get(dueOn) ?? 0n);
}

function drawdownEvents(terms: LoanTerms): readonly LoanEvent[] {
  return terms.drawdowns.flatMap(({ on, amount }): readonly LoanEvent[] => [
    { kind: "drawdown", on, amount },
    ...resetOn(on, terms),
  ]);
}

function dueEvents(day: DueDay, terms: LoanTerms): readonly LoanEvent[] {
  const at = { on: day.accruesTo, n: day.n };
  if (day.isAcceleration) {
    return [
      { kind: "acceleration", ...at },
      { kind: "interest", ...at },
    ];
  }
  return [...principalEvents(day, terms), interestEvent(day, terms)];
}

function principalEvents({ n, accruesTo: on, holiday }: DueDay, terms: LoanTerms): readonly LoanEvent[] {
  if (n <= terms.grace.instalments) return [];
  if (holiday === undefined) return [{ kind: "repayment", on, n }];
  const { maturity } = holiday;
  return [{ kind: "skippedRepayment", on, maturity }, ...(maturity === "keep" ? resetOn(on, terms) : [])];
}

function interestEvent({ n, accruesTo: on, holiday }: DueDay, { grace }: LoanTerms): LoanEvent {
  const agreed = n <= grace.instalments ? grace.interest : "paid";
  const interest = holiday?.interest ?? agreed;
  if (interest === "deferred") return { kind: "deferral", on };
  return { kind: interest === "capitalized" ? "capitalization" : "interest", on, n };
}

function resetOn(on: LocalDate, terms: LoanTerms): readonly LoanEvent[] {
  return hasResettableInstalment(terms) ? [{ kind: "instalmentReset", on }] : [];
}

function graceResets(terms: LoanTerms, days: readonly DueDay[]): readonly LoanEvent[] {
  const { instalments, interest } = terms.grace;
  return days
    .filter(({ n }) => n === instalments || (n < instalments && interest === "capitalized"))
    .flatMap(({ accruesTo }) => resetOn(accruesTo, terms));
}

/** Where one holiday ends on the day the next begins, the end comes first. */
function waiverEvents({ holidays }: LoanTerms): readonly LoanEvent[] {
  return inHolidayOrder(holidays)
    .filter(({ interest }) => interest === "waived")
    .flatMap(({ startOn, endOn }) => [
      { kind: "waiver", on: startOn, isOn: true },
      { kind: "waiver", on: endOn, isOn: false },
    ]);
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
