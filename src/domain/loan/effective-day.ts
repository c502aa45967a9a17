/**
 * Effective day: from which day the step of a test counts, and why that day. A new rate accrues from and including it.
 *
 * Four rules look forward from the day the certificate arrived (from the test date, where it came earlier): the start
 * of the next interest period, the n-th business day after it, the day after the next due date, the next fixed day of
 * the year. "Next" is strictly after: a certificate that arrives on the first day of a period moves the rate of the
 * following one, because the day has begun at the old rate. Only a fixed day may be the day of arrival itself.
 * `testDate` looks back, but never for a late certificate: its step counts from the day of arrival at the earliest.
 */
import {
  addBusinessDays,
  moveByBusinessDays,
  moveToBusinessDay,
  type BusinessDayRule,
} from "../calendar/business-day.ts";
import { addDays, dayFromParts, dayParts, later, monthLength, type LocalDate } from "../kernel/local-date.ts";
import type { DueDate } from "./due-dates.ts";
import type { EffectiveRule, EffectiveRuleName } from "./ratchet-terms.ts";

export interface EffectiveDay {
  readonly on: LocalDate;
  readonly rule: EffectiveRuleName;
  /** The day the rule looked at: the arrival of the certificate, or the end of the time allowed for it. */
  readonly certificateOn: LocalDate;
  /** Business days counted, for the rule that counts them. */
  readonly n?: number;
  /** Due date as agreed, for the rule that waits for one. */
  readonly dueOn?: LocalDate;
  /** Closed days (weekends and holidays) that moved the day on. */
  readonly holidaysSkipped: readonly LocalDate[];
  /** The rule pointed to an earlier day, but the certificate was late. */
  readonly isNotBackDated: boolean;
}

export interface EffectiveDayQuestion {
  readonly testOn: LocalDate;
  readonly certificateOn: LocalDate;
  readonly isLate: boolean;
}

/** The days rates are reckoned by: the due dates of a loan with their interest periods, in order. */
export interface RateCalendar {
  readonly dueDates: readonly DueDate[];
  readonly businessDays: BusinessDayRule;
}

/** The effective day of a step; undefined where the periods given hold no such day. */
export function effectiveDay(
  rule: EffectiveRule,
  question: EffectiveDayQuestion,
  calendar: RateCalendar,
): EffectiveDay | undefined {
  const { testOn, certificateOn, isLate } = question;
  const found = dayByRule(rule, { testOn, from: later(testOn, certificateOn) }, calendar);
  if (found === undefined) return undefined;
  const isNotBackDated = isLate && found.on < certificateOn;
  const on = isNotBackDated ? certificateOn : found.on;
  return { holidaysSkipped: [], ...found, on, rule: rule.rule, certificateOn, isNotBackDated };
}

type FoundDay = Pick<EffectiveDay, "on"> & Partial<Pick<EffectiveDay, "n" | "dueOn" | "holidaysSkipped">>;

function dayByRule(
  rule: EffectiveRule,
  { testOn, from }: { readonly testOn: LocalDate; readonly from: LocalDate },
  calendar: RateCalendar,
): FoundDay | undefined {
  switch (rule.rule) {
    case "nextInterestPeriod":
      return nextPeriodStart(from, calendar);
    case "nthBusinessDayAfterCertificate":
      return nthBusinessDay(from, rule.n, calendar);
    case "dayAfterNextDueDate":
      return dayAfterDueDate(from, calendar);
    case "fixedDate":
      return { on: nextFixedDate(from, rule) };
    case "testDate":
      return { on: testOn };
  }
}

/** The end of the last period counts too: the next one would start there. */
function nextPeriodStart(from: LocalDate, { dueDates }: RateCalendar): FoundDay | undefined {
  const next =
    dueDates.find(({ period }) => period.startOn > from)?.period.startOn ?? dueDates.at(-1)?.period.endOn;
  return next === undefined || next <= from ? undefined : { on: next };
}

function nthBusinessDay(from: LocalDate, n: number, { businessDays }: RateCalendar): FoundDay {
  const { on, skipped } = moveByBusinessDays(from, n, businessDays.calendar);
  return { on, n, holidaysSkipped: skipped };
}

/** A due date counts on the business day it is paid on. */
function dayAfterDueDate(from: LocalDate, { dueDates, businessDays }: RateCalendar): FoundDay | undefined {
  const next = dueDates.find(({ adjustedDueOn }) => adjustedDueOn > from);
  if (next === undefined) return undefined;
  const { dueOn, adjustedDueOn } = next;
  const { skipped } = moveToBusinessDay(dueOn, businessDays);
  return { on: addDays(adjustedDueOn, 1), dueOn, holidaysSkipped: skipped };
}

function nextFixedDate(
  from: LocalDate,
  { month, day }: { readonly month: number; readonly day: number },
): LocalDate {
  const { year } = dayParts(from);
  const inYear = (y: number) => dayFromParts({ year: y, month, day: Math.min(day, monthLength(y, month)) });
  return inYear(year) >= from ? inYear(year) : inYear(year + 1);
}

/** The last day allowed for a certificate: due day and business days of grace. */
export function certificateDeadline(
  certificateDueOn: LocalDate,
  afterBusinessDays: number,
  { businessDays }: Pick<RateCalendar, "businessDays">,
): LocalDate {
  return addBusinessDays(certificateDueOn, afterBusinessDays, businessDays.calendar);
}
