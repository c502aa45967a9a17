/**
 * The same moves as `business-day`, for days counted since 1970. Schedules of a whole portfolio ask for the same days
 * over and over, and a calendar always answers alike: each day is asked for once and kept as long as its calendar.
 */
import { dayFromEpoch, epochDay, firstDay, lastDay } from "../kernel/local-date.ts";
import { adjustToBusinessDay, type BusinessDayConvention, type BusinessDayRule } from "./business-day.ts";
import type { HolidayCalendar } from "./holiday-calendar.ts";

const first = epochDay(firstDay);
const length = epochDay(lastDay) - first + 1;
const unasked = -1_000_000;

const known = new WeakMap<HolidayCalendar, Map<BusinessDayConvention, Int32Array>>();

/** The answers so far, by day since 1900; `adjustedDay` reads them and asks for those not yet known. */
export interface AdjustedDays {
  readonly rule: BusinessDayRule;
  readonly answers: Int32Array;
}

export function adjustedDays(rule: BusinessDayRule): AdjustedDays {
  const { calendar, convention } = rule;
  const byConvention = known.get(calendar) ?? new Map<BusinessDayConvention, Int32Array>();
  const answers = byConvention.get(convention) ?? new Int32Array(length).fill(unasked);
  known.set(calendar, byConvention.set(convention, answers));
  return { rule, answers };
}

/** What `adjustToBusinessDay` does to a day between 1900 and 2200, both as days since 1970. */
export function adjustedDay(day: number, days: AdjustedDays): number {
  const kept = days.answers[day - first] ?? unasked;
  return kept === unasked ? asked(day, days) : kept;
}

function asked(day: number, { rule, answers }: AdjustedDays): number {
  const adjusted = epochDay(adjustToBusinessDay(dayFromEpoch(day), rule));
  answers[day - first] = adjusted;
  return adjusted;
}
