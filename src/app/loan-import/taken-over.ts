/**
 * A row of a loan book as the facts of a loan. The check, the import and every later reckoning read the same facts, so
 * that a loan that passed the check is the loan that is recorded.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { addDays, addMonths, endOfMonth, localDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { zeroRate } from "../../domain/kernel/rate.ts";
import { monthlyAccrual, planPostings, type PlannedPosting } from "../../domain/loan/accrual-plan.ts";
import { fixedRateIndex, type LoanBookLoan } from "../../domain/loan/loan-book-loan.ts";
import type { LoanKind, PrincipalAmount } from "../../domain/loan/loan-terms.ts";
import { usualProductTerms, type LoanShape, type ProductTerms } from "../../domain/loan/product-terms.ts";
import { positionOf, type LoanPosition } from "../loan/loan-position.ts";
import type { FixingFact, LoanFacts, TermNote } from "../loan/ports.ts";
import { ownRecord } from "../provenance.ts";

/** Of the loan's own rows; names of parties play no part in what is reckoned. */
export interface TakenOverIds {
  readonly loanId: string;
  readonly trancheId: string;
  readonly facilityId: string;
}

export interface TakeoverFrame {
  readonly lenderId: string;
  readonly fixings: readonly FixingFact[];
  readonly now: Instant;
}

export interface TakenOverLoan {
  readonly loan: LoanBookLoan;
  readonly position: LoanPosition;
  /** Interest of the days before the takeover that is not yet received. */
  readonly accrued: readonly PlannedPosting[];
}

/** Throws `Rejected` where the terms make no loan. */
export function takenOver(
  loan: LoanBookLoan,
  { ids, frame }: { readonly ids: TakenOverIds; readonly frame: TakeoverFrame },
  calendar: HolidayCalendar,
): TakenOverLoan {
  const position = positionOf(factsOf(loan, ids, frame), calendar);
  return { loan, position, accrued: accruedInterest(loan, position) };
}

export function reckonedInterest(accrued: readonly PlannedPosting[]): bigint {
  return accrued.reduce((sum, { interest }) => sum + interest, 0n);
}

function accruedInterest(
  { takeoverOn, interestPaidTo }: LoanBookLoan,
  position: LoanPosition,
): readonly PlannedPosting[] {
  if (interestPaidTo >= takeoverOn) return [];
  return planPostings({ ...position, posted: [] }, addDays(takeoverOn, -1), {
    ...monthlyAccrual,
    until: takeoverOn,
  });
}

function factsOf(
  loan: LoanBookLoan,
  { loanId, trancheId, facilityId }: TakenOverIds,
  { lenderId, fixings, now }: TakeoverFrame,
): LoanFacts {
  const { number, currency, outstanding, interestPaidTo, nextDueOn, everyMonths, instalments } = loan;
  const party = { id: lenderId, name: { ja: loan.borrowerName, en: loan.borrowerName }, kind: "" };
  return {
    loan: {
      id: loanId,
      number,
      lender: party,
      borrower: party,
      project: { id: facilityId, name: party.name },
      trancheId,
      facilityId,
      productKind: recordedKind(loan),
      recordedAt: now,
      currency,
      principal: outstanding,
      drawdownOn: interestPaidTo,
      firstDueOn: nextDueOn,
      everyMonths,
      instalments,
      endOfMonth: loan.endOfMonth,
      interestRule: loan.interestRule,
      businessDayConvention: loan.businessDayConvention,
      baseRateIndex: loan.baseRateIndex,
      terms: [],
    },
    pricing: [{ effectiveOn: interestPaidTo, creditMargin: loan.creditMargin, recordedAt: now }],
    fixings,
    agreement: undefined,
    decisions: [],
    postings: [],
    repayments: [],
    product: [{ effectiveOn: interestPaidTo, terms: productOf(loan), recordedAt: now }],
    shape: shapeOf(loan),
    events: [],
    accounts: [],
    covenants: [],
  };
}

/** An instalment that was agreed is kept to the yen; it is not reckoned anew from what is outstanding. */
export function recordedKind({ kind, instalmentAmount }: LoanBookLoan): LoanKind {
  if (instalmentAmount === undefined || kind === "bullet") return kind;
  return kind === "annuity" ? "fixedTotal" : "custom";
}

export function shapeOf(loan: LoanBookLoan): LoanShape {
  const kind = recordedKind(loan);
  const { grace, instalmentAmount } = loan;
  if (kind === "custom") {
    return { grace: { instalments: 0, interest: "paid" }, principalAmounts: principalAmounts(loan) };
  }
  const shape: LoanShape = { grace, principalAmounts: [] };
  return kind === "fixedTotal" && instalmentAmount !== undefined
    ? { ...shape, fixedInstalment: instalmentAmount }
    : shape;
}

/** The agreed amount at each due day after the grace period; the last one takes the rest. */
function principalAmounts(loan: LoanBookLoan): readonly PrincipalAmount[] {
  const { instalments, grace, instalmentAmount = 0n, outstanding } = loan;
  const amounts: PrincipalAmount[] = [];
  let left = outstanding;
  for (let n = grace.instalments + 1; n <= instalments; n += 1) {
    const amount = n === instalments ? left : instalmentAmount;
    left -= amount;
    const on = addMonths(loan.nextDueOn, (n - 1) * loan.everyMonths);
    amounts.push({ dueOn: loan.endOfMonth ? endOfMonth(on) : on, amount });
  }
  return amounts;
}

export function productOf({ lateChargeRate }: LoanBookLoan): ProductTerms {
  return { ...usualProductTerms, lateChargeRate };
}

export function termNotes(loan: LoanBookLoan): readonly TermNote[] {
  const { originalPrincipal, originallyDrawnOn, takeoverOn, currency } = loan;
  const note = (ja: string, en: string, value: string | undefined): readonly TermNote[] =>
    value === undefined ? [] : [{ field: { ja, en }, value, provenance: ownRecord }];
  const original =
    originalPrincipal === undefined ? undefined : moneyText(money(originalPrincipal, currency));
  return [
    ...note("引継日", "Taken over on", takeoverOn),
    ...note("当初元金", "Original principal", original),
    ...note("当初の貸付実行日", "Originally drawn on", originallyDrawnOn),
  ];
}

/** The base rate of loans at a fixed rate stands at zero from before every loan. */
export const fixedRateFixing = {
  id: fixedRateIndex,
  indexCode: fixedRateIndex,
  name: { ja: "固定金利", en: "Fixed rate" },
  effectiveOn: localDate("1900-01-01"),
  annualRate: zeroRate,
} as const;
