/**
 * Interest period: the days `[startOn, endOn)` between two due dates. A regular period spans a whole number of months
 * whatever the lengths of the months are, so 月割 charges it months / 12 even from 28 February to 30 March.
 *
 * Where balance or rate changes inside a period under 月割, its parts share the months of the period by their days:
 * cutting a period at a day on which nothing changes must not change its interest.
 */
import { yearFractions, type DayInclusion, type YearFraction } from "../calendar/day-count.ts";
import { daysBetween, type LocalDate } from "../kernel/local-date.ts";
import { addRatios, multiplyRatios, ratio, sumRatios, zeroRatio, type Ratio } from "../kernel/ratio.ts";

export interface InterestPeriod {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  /** Months of a regular period; absent for a stub, whose broken month counts days over 365. */
  readonly months?: number;
}

type Days = Pick<InterestPeriod, "startOn" | "endOn">;

/** The part of the period's months that falls on these days; 両端 adds one day over 365. */
export function shareOfMonths(days: Days, period: InterestPeriod, dayInclusion: DayInclusion): YearFraction {
  const own = daysBetween(days.startOn, days.endOn);
  const extra = dayInclusion === "both" ? 1 : 0;
  const share = ratio(BigInt(own), BigInt(daysBetween(period.startOn, period.endOn)));
  const extraDay = extra === 0 ? zeroRatio : ratio(1n, 365n);
  return { days: own + extra, fraction: addRatios(multiplyRatios(monthsOf(period), share), extraDay) };
}

function monthsOf({ startOn, endOn, months }: InterestPeriod): Ratio {
  if (months !== undefined) return ratio(BigInt(months), 12n);
  const parts = yearFractions(startOn, endOn, { dayCount: "monthly", dayInclusion: "startOnly" });
  return sumRatios(parts.map(({ fraction }) => fraction));
}
