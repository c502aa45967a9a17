/**
 * Business days: what happens to a day on which banks are closed, and how business days are counted.
 *
 * `following` moves it to the next business day, `preceding` to the one before; the modified conventions turn round
 * where that would leave the calendar month (2006 ISDA Definitions 4.12), so that a month's interest stays in its
 * month. Counting starts on the day after: the fifth business day after a certificate never counts the certificate's
 * own day. The closed days passed on the way are kept, because a rate or due date is explained by them.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { invariant } from "../kernel/invariant.ts";
import { addDays, dayFromEpoch, daysBetween, epochDay, type LocalDate } from "../kernel/local-date.ts";
import type { HolidayCalendar } from "./holiday-calendar.ts";

export const businessDayConventions = [
  "none",
  "following",
  "modifiedFollowing",
  "preceding",
  "modifiedPreceding",
] as const;
export type BusinessDayConvention = (typeof businessDayConventions)[number];

/** How due dates that fall on closed days are moved. */
export interface BusinessDayRule {
  readonly calendar: HolidayCalendar;
  readonly convention: BusinessDayConvention;
}

/** The day arrived at, and the closed days passed on the way, oldest first. */
export interface BusinessDayMove {
  readonly on: LocalDate;
  readonly skipped: readonly LocalDate[];
}

/** The day itself where it is a business day or the convention is `none`, else the day the convention gives. */
export function adjustToBusinessDay(date: LocalDate, { calendar, convention }: BusinessDayRule): LocalDate {
  if (convention === "none" || calendar.isBusinessDay(date)) return date;
  const forward = convention === "following" || convention === "modifiedFollowing";
  const moved = nextBusinessDay(date, forward ? 1 : -1, calendar);
  const mayLeaveMonth = convention === "following" || convention === "preceding";
  return mayLeaveMonth || isSameMonth(date, moved)
    ? moved
    : nextBusinessDay(date, forward ? -1 : 1, calendar);
}

/** As `adjustToBusinessDay`, with the closed days passed, the day itself among them. */
export function moveToBusinessDay(date: LocalDate, rule: BusinessDayRule): BusinessDayMove {
  const on = adjustToBusinessDay(date, rule);
  const skipped = on < date ? daysFrom(on, date) : daysFrom(date, on);
  return { on, skipped: on === date ? [] : skipped.filter((day) => !rule.calendar.isBusinessDay(day)) };
}

/** The n-th business day after the day (before it, where n is negative); the day itself where n is 0. */
export function addBusinessDays(date: LocalDate, n: number, calendar: HolidayCalendar): LocalDate {
  invariant(Number.isSafeInteger(n), `${n} is not a whole number of business days`);
  let on = date;
  for (let left = Math.abs(n); left > 0; left -= 1) on = nextBusinessDay(on, n < 0 ? -1 : 1, calendar);
  return on;
}

/** As `addBusinessDays`, with the closed days between the two; the day counted from is not one of them. */
export function moveByBusinessDays(date: LocalDate, n: number, calendar: HolidayCalendar): BusinessDayMove {
  const on = addBusinessDays(date, n, calendar);
  const between = on < date ? daysFrom(addDays(on, 1), addDays(date, -1)) : daysFrom(addDays(date, 1), on);
  return { on, skipped: between.filter((day) => !calendar.isBusinessDay(day)) };
}

/** How many business days after `startOn` the day `endOn` is: those in (`startOn`, `endOn`]; negative when it is before. */
export function businessDaysBetween(startOn: LocalDate, endOn: LocalDate, calendar: HolidayCalendar): number {
  if (endOn < startOn) return -daysFrom(endOn, addDays(startOn, -1)).filter(calendar.isBusinessDay).length;
  return daysFrom(addDays(startOn, 1), endOn).filter(calendar.isBusinessDay).length;
}

export type BusinessDayRejection = Rejection<"businessDaysOutOfRange">;

/** About forty years; more is a slip of the pen. */
const mostBusinessDays = 10_000;

/** A number of business days that a caller may ask for: 0 to 10,000. */
export function businessDayCount(n: number): Decision<number, BusinessDayRejection> {
  if (Number.isSafeInteger(n) && n >= 0 && n <= mostBusinessDays) return accept(n);
  const figures = { businessDays: String(n), fewest: 0, most: mostBusinessDays };
  return reject({ code: "businessDaysOutOfRange", figures });
}

/** The longest run of closed days a calendar may have; beyond it the calendar is broken, not the banks closed. */
const longestClosure = 366;

function nextBusinessDay(date: LocalDate, direction: 1 | -1, calendar: HolidayCalendar): LocalDate {
  for (let passed = 1; passed <= longestClosure; passed += 1) {
    const day = addDays(date, direction * passed);
    if (calendar.isBusinessDay(day)) return day;
  }
  invariant(false, `${calendar.code} has no business day within a year of ${date}`);
}

function daysFrom(firstOn: LocalDate, lastOn: LocalDate): readonly LocalDate[] {
  const first = epochDay(firstOn);
  const length = Math.max(0, daysBetween(firstOn, lastOn) + 1);
  return Array.from({ length }, (_, i) => dayFromEpoch(first + i));
}

function isSameMonth(a: LocalDate, b: LocalDate): boolean {
  return a.slice(0, 7) === b.slice(0, 7);
}
