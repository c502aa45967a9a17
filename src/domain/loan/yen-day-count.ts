/**
 * Day counts as whole numbers: each day has a mark, and the years between two days are the difference of their marks
 * over one divisor. `actActIsda` has two denominators; over their product a day weighs 366 in a common year and 365 in
 * a leap year. 月割 depends on the interest period: its days share the months of the period, over 12 × 365 and the days
 * of the period.
 */
import { yearFractions, type DayCount } from "../calendar/day-count.ts";
import { dayFromEpoch, epochDayInMonth, monthOfEpochDay } from "../kernel/local-date.ts";

export const yearDivisors = {
  act365Fixed: 365,
  act360: 360,
  actActIsda: 365 * 366,
  thirtyE360: 360,
  monthly: 12 * 365,
} as const satisfies Record<DayCount, number>;

/** Only differences of marks mean anything. */
export function markOf(day: number, dayCount: DayCount): number {
  if (dayCount === "actActIsda") return isdaMark(day);
  if (dayCount === "thirtyE360") return thirtyE360Mark(day);
  return day;
}

function isdaMark(day: number): number {
  const year = Math.floor(monthOfEpochDay(day) / 12);
  const newYear = epochDayInMonth(year * 12, 1);
  const isLeap = epochDayInMonth(year * 12 + 12, 1) - newYear === 366;
  return year * yearDivisors.actActIsda + (day - newYear) * (isLeap ? 365 : 366);
}

function thirtyE360Mark(day: number): number {
  const month = monthOfEpochDay(day);
  return month * 30 + Math.min(day - epochDayInMonth(month, 1) + 1, 30);
}

/** The months of an interest period in 12 × 365ths of a year; `months` where it is regular. */
export function monthlyShare(startDay: number, endDay: number, months: number | undefined): number {
  if (months !== undefined) return months * 365;
  const convention = { dayCount: "monthly", dayInclusion: "startOnly" } as const;
  const parts = yearFractions(dayFromEpoch(startDay), dayFromEpoch(endDay), convention);
  return parts.reduce((sum, { fraction: { numerator, denominator } }) => {
    return sum + Number((numerator * BigInt(yearDivisors.monthly)) / denominator);
  }, 0);
}
