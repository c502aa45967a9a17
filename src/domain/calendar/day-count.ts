/**
 * Day count: how two days become a fraction of a year, and which end days are counted.
 *
 * Japanese loans count actual days over 365, also in leap years (`act365Fixed`), the first day in and the last day out
 * (片端) or both in (両端). `actActIsda` splits at each new year (2006 ISDA Definitions 4.16(b)); `thirtyE360` counts
 * months of thirty days (4.16(g)); `monthly` (月割) charges a twelfth of a year per calendar month and the days left
 * over, of a broken month, over 365. Counting both ends always means one day more than counting the first alone.
 */
import {
  addDays,
  addMonths,
  dayFromParts,
  dayParts,
  daysBetween,
  earlier,
  isEndOfMonth,
  isLeapYear,
  type LocalDate,
} from "../kernel/local-date.ts";
import { invariant, unreachable } from "../kernel/invariant.ts";
import { addRatios, ratio, zeroRatio, type Ratio } from "../kernel/ratio.ts";

export const dayCounts = ["act365Fixed", "act360", "actActIsda", "thirtyE360", "monthly"] as const;
export type DayCount = (typeof dayCounts)[number];

export const dayInclusions = ["startOnly", "both"] as const;
export type DayInclusion = (typeof dayInclusions)[number];

export interface DayCountConvention {
  readonly dayCount: DayCount;
  readonly dayInclusion: DayInclusion;
}

/** A stretch of days with one denominator. `actActIsda` gives one per calendar year, the others one in all. */
export interface YearFraction {
  readonly days: number;
  readonly fraction: Ratio;
}

/** The year fractions of `[startOn, endOn)`, or of `[startOn, endOn]` where both end days count. */
export function yearFractions(
  startOn: LocalDate,
  endOn: LocalDate,
  { dayCount, dayInclusion }: DayCountConvention,
): readonly YearFraction[] {
  invariant(startOn <= endOn, () => `${startOn} comes after ${endOn}`);
  const endsBefore = dayInclusion === "both" ? addDays(endOn, 1) : endOn;
  switch (dayCount) {
    case "act365Fixed":
      return [actual(startOn, endsBefore, 365n)];
    case "act360":
      return [actual(startOn, endsBefore, 360n)];
    case "actActIsda":
      return byCalendarYear(startOn, endsBefore);
    case "thirtyE360": {
      const days = thirtyE360Days(startOn, endOn) + (dayInclusion === "both" ? 1 : 0);
      return [{ days, fraction: ratio(BigInt(days), 360n) }];
    }
    case "monthly":
      return [monthly(startOn, endOn, dayInclusion)];
    default:
      return unreachable(dayCount);
  }
}

function actual(startOn: LocalDate, endsBefore: LocalDate, basis: bigint): YearFraction {
  const days = daysBetween(startOn, endsBefore);
  return { days, fraction: ratio(BigInt(days), basis) };
}

function byCalendarYear(startOn: LocalDate, endsBefore: LocalDate): readonly YearFraction[] {
  const parts: YearFraction[] = [];
  for (let from = startOn; from < endsBefore;) {
    const { year } = dayParts(from);
    const to = earlier(endsBefore, dayFromParts({ year: year + 1, month: 1, day: 1 }));
    parts.push(actual(from, to, isLeapYear(year) ? 366n : 365n));
    from = to;
  }
  return parts;
}

function thirtyE360Days(startOn: LocalDate, endOn: LocalDate): number {
  const from = dayParts(startOn);
  const to = dayParts(endOn);
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return months * 30 + Math.min(to.day, 30) - Math.min(from.day, 30);
}

function monthly(startOn: LocalDate, endOn: LocalDate, dayInclusion: DayInclusion): YearFraction {
  const months = wholeMonths(startOn, endOn);
  const extra = dayInclusion === "both" ? 1 : 0;
  const brokenDays =
    extra + (isMonthEndRoll(startOn, endOn) ? 0 : daysBetween(addMonths(startOn, months), endOn));
  const broken = brokenDays === 0 ? zeroRatio : ratio(BigInt(brokenDays), 365n);
  return {
    days: daysBetween(startOn, endOn) + extra,
    fraction: addRatios(ratio(BigInt(months), 12n), broken),
  };
}

/** Whole calendar months from `startOn` to `endOn`, a day that a short month lacks falling on its last day. */
export function wholeMonths(startOn: LocalDate, endOn: LocalDate): number {
  const from = dayParts(startOn);
  const to = dayParts(endOn);
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return addMonths(startOn, months) <= endOn ? months : months - 1;
}

/**
 * The last day of a short month stands for the 29th, 30th and 31st that it lacks: in a schedule of the 30th,
 * 28 February to 30 March is one month, as 31 March to 30 April is.
 */
function isMonthEndRoll(startOn: LocalDate, endOn: LocalDate): boolean {
  return isEndOfMonth(startOn) && dayParts(endOn).day >= dayParts(startOn).day;
}
