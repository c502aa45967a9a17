/**
 * Loan pricing: from facts to rate timeline and interest of every period in one step, and what recorded corrections
 * changed in it. The same function prices a loan in the books, a preview before a decision and a what-if that is never
 * recorded, so that the three cannot disagree.
 */
import { mapDecision, type Decision } from "../kernel/decision.ts";
import type { RateCalendar } from "./effective-day.ts";
import {
  interestByPeriod,
  type DatedBalance,
  type InterestBasis,
  type PeriodInterestDue,
} from "./interest-by-period.ts";
import {
  recomputeInterest,
  type InterestAmount,
  type InterestDifference,
  type RecomputationRejection,
} from "./interest-recomputation.ts";
import type { RateRow } from "./rate-row.ts";
import { rateTimeline, type RateFacts, type RateTimelineRejection } from "./rate-timeline.ts";

export interface PricingFacts extends RateFacts, Pick<InterestBasis, "interestRule"> {
  readonly balances: readonly DatedBalance[];
}

export interface LoanPricing {
  readonly timeline: readonly RateRow[];
  readonly periods: readonly PeriodInterestDue[];
}

export function priceLoan(
  facts: PricingFacts,
  calendar: RateCalendar,
): Decision<LoanPricing, RateTimelineRejection> {
  return mapDecision(rateTimeline(facts, calendar), (timeline) => ({
    timeline,
    periods: interestByPeriod(calendar.dueDates, { ...facts, rates: timeline }),
  }));
}

/** What the corrections among the tests changed, taken together; empty where they changed no interest. */
export function correctionDifferences(
  facts: PricingFacts,
  calendar: RateCalendar,
): Decision<readonly InterestDifference[], RateTimelineRejection | RecomputationRejection> {
  const uncorrected = { ...facts, tests: facts.tests.filter(({ corrects }) => corrects === undefined) };
  const before = priceLoan(uncorrected, calendar);
  if (!before.ok) return before;
  const after = priceLoan(facts, calendar);
  if (!after.ok) return after;
  return recomputeInterest(before.value.periods.map(amountOf), after.value.periods.map(amountOf));
}

/** The interest of a resolved period as it is posted. */
export function amountOf({ period, interest }: PeriodInterestDue): InterestAmount {
  return { startOn: period.startOn, endOn: period.endOn, interest };
}
