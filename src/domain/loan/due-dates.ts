/**
 * Due dates: the regular ones of the calendar's schedule and, for a custom loan, the days of its own. Each keeps the
 * day as agreed and the business day it is moved to, and closes one interest period.
 *
 * A period between two neighbouring regular dates (or from a drawdown exactly one step before the first) is regular:
 * 月割 charges whole months for it, however many days it has.
 */
import { adjustToBusinessDay, type BusinessDayRule } from "../calendar/business-day.ts";
import { scheduleDates, type ScheduleRejection } from "../calendar/schedule.ts";
import { mapDecision, type Decision } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import {
  addMonths,
  compareDays,
  endOfMonth,
  isEndOfMonth,
  later,
  type LocalDate,
} from "../kernel/local-date.ts";
import type { InterestPeriod } from "./interest-period.ts";
import type { LoanTerms } from "./loan-terms.ts";

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

export type DueDatesRejection = ScheduleRejection;

/** The day the money is first paid out. */
export function drawnOn({ drawdowns }: Pick<LoanTerms, "drawdowns">): LocalDate {
  return present(drawdowns[0], "a drawdown").on;
}

/** All due dates in order, before any is moved to a business day. */
export function agreedDueDates(terms: LoanTerms): Decision<readonly AgreedDueDate[], DueDatesRejection> {
  const { firstDueOn, everyMonths, instalments, endOfMonth: keepsMonthEnd } = terms;
  const grid = { startOn: drawnOn(terms), firstDueOn, everyMonths, instalments, endOfMonth: keepsMonthEnd };
  return mapDecision(scheduleDates({ kind: "instalments", ...grid }), ([, ...regular]) => {
    const known = new Set(regular);
    const own = terms.principalAmounts.filter(({ dueOn }) => !known.has(dueOn));
    return [
      ...regular.map((dueOn) => ({ dueOn, isRegular: true })),
      ...own.map(({ dueOn }) => ({ dueOn, isRegular: false })),
    ].sort((a, b) => compareDays(a.dueOn, b.dueOn));
  });
}

/** The agreed due dates on business days, each with the interest period it closes. */
export function resolveDueDates(
  terms: LoanTerms,
  agreed: readonly AgreedDueDate[],
  businessDays: BusinessDayRule,
): readonly DueDate[] {
  let startOn = drawnOn(terms);
  let startsRegular = startOn === oneStepBeforeFirstDue(terms);
  return agreed.map(({ dueOn, isRegular }, i) => {
    const adjustedDueOn = adjustToBusinessDay(dueOn, businessDays);
    const endOn = later(startOn, terms.accrueTo === "adjusted" ? adjustedDueOn : dueOn);
    const months = startsRegular && isRegular ? { months: terms.everyMonths } : {};
    const period = { startOn, endOn, ...months };
    startOn = endOn;
    startsRegular = isRegular;
    return { n: i + 1, dueOn, adjustedDueOn, period };
  });
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
