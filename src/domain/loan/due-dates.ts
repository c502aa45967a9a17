/**
 * Due dates: the regular ones of the calendar's schedule and, for a custom loan, the days of its own. Each keeps the
 * day as agreed and the business day it is moved to, and closes one interest period.
 *
 * A period between two neighbouring regular dates (or from a drawdown exactly one step before the first) is regular:
 * 月割 charges whole months for it, however many days it has. A payment holiday that extends the loan adds due dates; one
 * that defers interest takes its due dates out, so that the period of the first one after it spans them all; an
 * acceleration (期限の利益喪失) closes the last period on its day. Numbers stay those of the due dates as agreed.
 */
import { adjustToBusinessDay, type BusinessDayRule } from "../calendar/business-day.ts";
import { scheduleDates, type ScheduleRejection } from "../calendar/schedule.ts";
import { accept, mapDecision, type Decision } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import {
  addMonths,
  compareDays,
  earlier,
  endOfMonth,
  isEndOfMonth,
  later,
  type LocalDate,
} from "../kernel/local-date.ts";
import type { InterestPeriod } from "./interest-period.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { holidayOn, type PaymentHoliday } from "./payment-holiday.ts";

export interface AgreedDueDate {
  readonly dueOn: LocalDate;
  readonly isRegular: boolean;
}

export interface DueDate {
  /** Number of the instalment, from 1. */
  readonly n: number;
  readonly dueOn: LocalDate;
  /** The business day on which it is paid. */
  readonly adjustedDueOn: LocalDate;
  /** The interest period it closes, by the days interest runs to. */
  readonly period: InterestPeriod;
}

/** A due date and what is special about it, before interest periods are made. */
export interface DueDay {
  readonly n: number;
  readonly dueOn: LocalDate;
  readonly adjustedDueOn: LocalDate;
  /** The day interest runs to. */
  readonly accruesTo: LocalDate;
  /** Months since the due date before it, where both are regular. */
  readonly months: number | undefined;
  readonly holiday: PaymentHoliday | undefined;
  readonly isAcceleration: boolean;
}

export type DueDatesRejection = ScheduleRejection;

/** The day the money is first paid out. */
export function drawnOn({ drawdowns }: Pick<LoanTerms, "drawdowns">): LocalDate {
  return present(drawdowns[0], "a drawdown").on;
}

/** All due dates in order, those that holidays add among them, before any is moved to a business day. */
export function agreedDueDates(terms: LoanTerms): Decision<readonly AgreedDueDate[], DueDatesRejection> {
  return mapDecision(regularDates(terms), (regular) => {
    if (terms.principalAmounts.length === 0) return regular.map((dueOn) => ({ dueOn, isRegular: true }));
    const known = new Set(regular);
    const own = terms.principalAmounts.filter(({ dueOn }) => !known.has(dueOn));
    return [
      ...regular.map((dueOn) => ({ dueOn, isRegular: true })),
      ...own.map(({ dueOn }) => ({ dueOn, isRegular: false })),
    ].sort((a, b) => compareDays(a.dueOn, b.dueOn));
  });
}

/** A due date added to the end may be skipped itself, so that the end is looked for until it holds. */
function regularDates(terms: LoanTerms): Decision<readonly LocalDate[], DueDatesRejection> {
  const { firstDueOn, everyMonths, endOfMonth: keepsMonthEnd } = terms;
  const grid = { startOn: drawnOn(terms), firstDueOn, everyMonths, endOfMonth: keepsMonthEnd };
  let instalments = terms.instalments;
  for (;;) {
    const dates = scheduleDates({ kind: "instalments", ...grid, instalments });
    if (!dates.ok) return dates;
    const [, ...regular] = dates.value;
    const needed = terms.instalments + addedByHolidays(regular, terms);
    if (needed === instalments) return accept(regular);
    instalments = needed;
  }
}

/** Due dates of the grace period ask for no principal anyway. */
function addedByHolidays(
  regular: readonly LocalDate[],
  { grace, holidays }: Pick<LoanTerms, "grace" | "holidays">,
): number {
  const extending = holidays.filter(({ maturity }) => maturity === "extend");
  return regular.filter((dueOn, i) => i >= grace.instalments && holidayOn(extending, dueOn) !== undefined)
    .length;
}

/** The agreed due dates on business days, each with the interest period it closes. */
export function resolveDueDates(
  terms: LoanTerms,
  agreed: readonly AgreedDueDate[],
  businessDays: BusinessDayRule,
): readonly DueDate[] {
  return interestPeriods(accelerated(dueDays(terms, agreed, businessDays), terms), terms);
}

/** Every agreed due date on its business day, as if the loan were never accelerated. */
export function dueDays(
  terms: LoanTerms,
  agreed: readonly AgreedDueDate[],
  businessDays: BusinessDayRule,
): readonly DueDay[] {
  let startOn = drawnOn(terms);
  let startsRegular = startOn === oneStepBeforeFirstDue(terms);
  return agreed.map(({ dueOn, isRegular }, i) => {
    const adjustedDueOn = adjustToBusinessDay(dueOn, businessDays);
    const accruesTo = later(startOn, terms.accrueTo === "adjusted" ? adjustedDueOn : dueOn);
    const months = startsRegular && isRegular ? terms.everyMonths : undefined;
    startOn = accruesTo;
    startsRegular = isRegular;
    const holiday = holidayOn(terms.holidays, dueOn);
    return { n: i + 1, dueOn, adjustedDueOn, accruesTo, months, holiday, isAcceleration: false };
  });
}

/** The first due date that is not before the acceleration gives way to it. */
export function accelerated(
  days: readonly DueDay[],
  { acceleratedOn }: Pick<LoanTerms, "acceleratedOn">,
): readonly DueDay[] {
  if (acceleratedOn === undefined) return days;
  const position = days.findIndex(({ accruesTo }) => accruesTo >= acceleratedOn);
  const replaced = days[position];
  if (replaced === undefined) return days;
  const acceleration: DueDay = {
    n: replaced.n,
    dueOn: acceleratedOn,
    adjustedDueOn: acceleratedOn,
    accruesTo: acceleratedOn,
    months: replaced.accruesTo === acceleratedOn ? replaced.months : undefined,
    holiday: undefined,
    isAcceleration: true,
  };
  const before = days.slice(0, position);
  return [
    ...before.map((day) => ({ ...day, adjustedDueOn: earlier(day.adjustedDueOn, acceleratedOn) })),
    acceleration,
  ];
}

/** The interest period of each due date at which interest is settled. */
export function interestPeriods(days: readonly DueDay[], terms: LoanTerms): readonly DueDate[] {
  const dues: DueDate[] = [];
  let startOn = drawnOn(terms);
  let months: number | undefined = 0;
  for (const day of days) {
    months = months === undefined || day.months === undefined ? undefined : months + day.months;
    if (day.holiday?.interest === "deferred") continue;
    const { n, dueOn, adjustedDueOn, accruesTo: endOn } = day;
    const period = months === undefined ? { startOn, endOn } : { startOn, endOn, months };
    dues.push({ n, dueOn, adjustedDueOn, period });
    startOn = endOn;
    months = 0;
  }
  return dues;
}

/** Where the drawdown falls on it, the first period is a regular one. */
export function oneStepBeforeFirstDue({
  firstDueOn,
  everyMonths,
  endOfMonth: keepsMonthEnd,
}: LoanTerms): LocalDate {
  const before = addMonths(firstDueOn, -everyMonths);
  return keepsMonthEnd && isEndOfMonth(firstDueOn) ? endOfMonth(before) : before;
}
