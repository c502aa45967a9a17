/**
 * Which terms the columns can reckon. Each field of the terms has its answer here, so that a new field does not compile
 * until somebody has decided; what is not covered is left to the exact engine.
 */
import type { LoanTerms } from "./loan-terms.ts";

type Covers = (terms: LoanTerms) => boolean;

const always: Covers = () => true;

const coverage = {
  kind: ({ kind }) => kind !== "fixedTotal",
  currency: always,
  drawdowns: coversDrawdowns,
  annualRate: always,
  rateChanges: always,
  firstDueOn: always,
  everyMonths: always,
  instalments: always,
  endOfMonth: always,
  grace: always,
  annuityBasis: ({ kind, annuityBasis }) => kind !== "annuity" || annuityBasis === "periods",
  interestRule: coversInterestRule,
  interestTiming: ({ interestTiming }) => interestTiming === "arrears",
  businessDayConvention: always,
  accrueTo: always,
  prepayments: coversPrepayments,
  prepaymentInterest: always,
  prepaymentFrom: always,
  principalAmounts: always,
  fixedInstalment: ({ fixedInstalment }) => fixedInstalment === undefined,
  holidays: ({ holidays }) => holidays.length === 0,
  acceleratedOn: ({ acceleratedOn }) => acceleratedOn === undefined,
} satisfies Record<keyof LoanTerms, Covers>;

const decisive: readonly Covers[] = Object.values(coverage).filter((covers) => covers !== always);

/** Whether the terms are of a kind the columns can reckon; amounts may still turn out too large on the way. */
export function fitsColumns(terms: LoanTerms): boolean {
  return decisive.every((covers) => covers(terms));
}

/** With later drawdowns, segments would have to be remembered: 両端 and rounding by segment look at them one by one. */
function coversDrawdowns({ drawdowns, interestRule }: LoanTerms): boolean {
  const { dayInclusion, roundingScope } = interestRule;
  if (drawdowns.length === 1) return true;
  return drawdowns.length > 1 && dayInclusion === "startOnly" && roundingScope === "period";
}

/** Rounding every segment would have to cut `actActIsda` at each new year. */
function coversInterestRule({ kind, interestRule }: LoanTerms): boolean {
  const { dayCount, roundingScope } = interestRule;
  if (dayCount === "actActIsda" && roundingScope === "segment") return false;
  return dayCount !== "monthly" || kind !== "custom";
}

/** Interest paid with the prepaid part splits segments; a custom schedule shares a prepayment out over its amounts. */
function coversPrepayments(terms: LoanTerms): boolean {
  const { kind, prepayments, prepaymentInterest, interestRule } = terms;
  if (prepayments.length === 0) return true;
  return kind !== "custom" && prepaymentInterest === "nextDue" && interestRule.dayInclusion === "startOnly";
}
