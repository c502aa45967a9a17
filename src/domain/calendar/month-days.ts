/**
 * One day of the month in every month from 1900 to 2200, as agreed and on business days. Due dates are read off such
 * tables month by month: the loans of a portfolio fall due on the same few days of the month, a calendar always answers
 * alike, and a table is kept as long as its calendar.
 */
import { dayFromEpoch, epochDay, epochDayInMonth, lastDay, monthOf } from "../kernel/local-date.ts";
import { adjustToBusinessDay, type BusinessDayConvention, type BusinessDayRule } from "./business-day.ts";
import type { HolidayCalendar } from "./holiday-calendar.ts";

/** By month since January 1900, the last day of the month where it is shorter; days since 1970. */
export interface MonthDays {
  readonly rule: BusinessDayRule;
  readonly agreed: Int32Array;
  /** What `adjustToBusinessDay` makes of them, in the months `[from, to)` asked for so far. */
  readonly adjusted: Int32Array;
  from: number;
  to: number;
}

const months = monthOf(lastDay) + 1;

type ByDay = (MonthDays | undefined)[];
const known = new WeakMap<HolidayCalendar, Map<BusinessDayConvention, ByDay>>();

/** Tables by day of the month under one rule; `monthDays` adds those not yet known. */
export interface MonthDayTables {
  readonly rule: BusinessDayRule;
  readonly byDay: ByDay;
}

export function monthDayTables(rule: BusinessDayRule): MonthDayTables {
  const { calendar, convention } = rule;
  const byConvention = known.get(calendar) ?? new Map<BusinessDayConvention, ByDay>();
  const byDay = byConvention.get(convention) ?? [];
  known.set(calendar, byConvention.set(convention, byDay));
  return { rule, byDay };
}

/** The days of the month, at least in the months from the first to the last of those needed. */
export function monthDays(
  { rule, byDay }: MonthDayTables,
  dayOfMonth: number,
  { first, last }: { readonly first: number; readonly last: number },
): MonthDays {
  const days = (byDay[dayOfMonth] ??= unadjusted(dayOfMonth, rule));
  if (first < days.from || last >= days.to) adjust(days, first, last + 1);
  return days;
}

function unadjusted(dayOfMonth: number, rule: BusinessDayRule): MonthDays {
  const agreed = Int32Array.from({ length: months }, (_, month) => epochDayInMonth(month, dayOfMonth));
  if (rule.convention === "none") return { rule, agreed, adjusted: agreed, from: 0, to: months };
  return { rule, agreed, adjusted: new Int32Array(months), from: 0, to: 0 };
}

function adjust(days: MonthDays, first: number, end: number): void {
  const { rule, agreed, adjusted } = days;
  const isFirst = days.to === 0;
  const from = isFirst ? first : Math.min(first, days.from);
  const to = isFirst ? end : Math.max(end, days.to);
  for (let month = from; month < to; month += 1) {
    const isKnown = days.from <= month && month < days.to;
    if (!isKnown) adjusted[month] = epochDay(adjustToBusinessDay(dayFromEpoch(agreed[month] ?? 0), rule));
  }
  days.from = from;
  days.to = to;
}
