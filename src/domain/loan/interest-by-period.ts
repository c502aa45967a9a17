/**
 * Interest of each period of a loan: the period is cut where the rate or the balance changes, the parts are reckoned
 * exactly and the sum is rounded once. A day on which neither changes is no cut, so that a row of the rate timeline
 * which only says why a rate stayed as it was can never move a yen.
 */
import { rowOn, rowsWithin, type Dated } from "../kernel/dated.ts";
import { present } from "../kernel/invariant.ts";
import { compareDays, type LocalDate } from "../kernel/local-date.ts";
import { rateRatio, type Rate } from "../kernel/rate.ts";
import type { DueDate } from "./due-dates.ts";
import { accrue, type Accrual, type AccrualSegment, type InterestRule } from "./interest.ts";

export interface DatedRate extends Dated {
  readonly annualRate: Rate;
}

export interface DatedBalance extends Dated {
  /** Minor units. */
  readonly principal: bigint;
}

/** Rates and balances in the order of their days; both must be known from the first period's start. */
export interface InterestBasis {
  readonly rates: readonly DatedRate[];
  readonly balances: readonly DatedBalance[];
  readonly interestRule: InterestRule;
}

export interface RatedSegment extends AccrualSegment {
  readonly annualRate: Rate;
}

/** A due date with the interest that falls due on it. */
export type PeriodInterestDue = DueDate & Accrual<RatedSegment>;

export function interestByPeriod(
  dueDates: readonly DueDate[],
  basis: InterestBasis,
): readonly PeriodInterestDue[] {
  return dueDates.map((dueDate) => {
    const { period } = dueDate;
    return { ...dueDate, ...accrue(segmentsOf(period, basis), basis.interestRule, period) };
  });
}

function segmentsOf(
  period: { readonly startOn: LocalDate; readonly endOn: LocalDate },
  { rates, balances }: InterestBasis,
): readonly RatedSegment[] {
  if (period.startOn === period.endOn) return [];
  const changes = [...rowsWithin(rates, period), ...rowsWithin(balances, period)];
  const starts = [period.startOn, ...changes.map(({ effectiveOn }) => effectiveOn)].sort(compareDays);
  const segments: RatedSegment[] = [];
  for (const startOn of starts) {
    const { annualRate } = present(rowOn(rates, startOn), () => `rate on ${startOn}`);
    const { principal } = present(rowOn(balances, startOn), () => `balance on ${startOn}`);
    const last = segments.at(-1);
    if (last?.annualRate === annualRate && last.principal === principal) continue;
    if (last !== undefined) segments[segments.length - 1] = { ...last, endOn: startOn };
    const { endOn } = period;
    segments.push({ startOn, endOn, principal, annualRate, rate: rateRatio(annualRate) });
  }
  return segments;
}
