/**
 * One loan while its columns are reckoned: the terms as numbers, and what a loan is between two events. It is working
 * memory, filled from the terms of one loan after the other, so that a portfolio allocates nothing for each of them.
 */
import type { DayCount } from "../calendar/day-count.ts";
import type { MonthDayTables } from "../calendar/month-days.ts";
import type { RoundingMode } from "../kernel/rounding.ts";
import { noChanges, type YenChanges } from "./yen-changes.ts";

export const repaysAtEnd = 0;
export const repaysEqually = 1;
export const repaysLevel = 2;
export const repaysAsListed = 3;

export interface YenLoan {
  /** How principal is repaid: one of the four above. */
  repays: number;
  /** Due dates of the grace period, and whether their interest is added to the balance. */
  grace: number;
  capitalizes: boolean;
  agreedInstalments: number;
  everyMonths: number;
  principalUnit: number;
  /** Rates are whole numbers of 1 / `rateScale` a year; that is `rateUnit` times the smallest unit of a rate. */
  rateScale: number;
  rateUnit: number;
  dayCount: DayCount;
  rounding: RoundingMode;
  roundsSegments: boolean;
  countsBothEnds: boolean;
  isFirstRegular: boolean;
  /** Whether divisor and weights differ from period to period. */
  variesByPeriod: boolean;
  /** Floored once a period, the whole balance, weights that never change. */
  hasPlainRule: boolean;

  tables: MonthDayTables | undefined;

  drawnDay: number;
  /** Month and day of the month of the first due date; 31 where due dates keep to the end of the month. */
  firstMonth: number;
  dayOfMonth: number;
  dueCount: number;
  /** As agreed. */
  lastDueDay: number;
  /** By row: the day interest runs to; a column itself. */
  endDays: Int32Array;
  /** Marks of those days, at their row less `markShift`; the days themselves where days are counted. */
  marks: Int32Array;
  markShift: number;
  /** Room for marks that are not days, kept from loan to loan. */
  ownMarks: Int32Array;
  /** Row after that of the last due date. */
  endRow: number;
  /** Custom schedules only, by position of the due date: all due dates, and their principal. */
  ownDays: number[];
  amounts: number[];
  changes: YenChanges;

  /** Due dates settled, and the position of the next change. */
  next: number;
  nextChange: number;
  balance: number;
  rate: number;
  instalment: number;
  remaining: number;
  /** First day of the interest period, and the mark of the first day not yet accrued. */
  periodStart: number;
  accruesFrom: number;
  /** What a day weighs, what the second end day adds, and what balance × rate × weight is divided by. */
  dayWeight: number;
  extraWeight: number;
  divisor: number;
  /** Unsettled interest: `whole` + `rest` / `divisor`, and the segments already rounded. */
  whole: number;
  rest: number;
  rounded: number;
  /** A figure has come out above 2^53, or terms need what columns cannot do: the exact engine takes the loan. */
  isBeyond: boolean;
}

export function blankLoan(): YenLoan {
  return {
    repays: repaysAtEnd,
    grace: 0,
    capitalizes: false,
    agreedInstalments: 0,
    everyMonths: 0,
    principalUnit: 1,
    rateScale: 1,
    rateUnit: 1,
    dayCount: "act365Fixed",
    rounding: "floor",
    roundsSegments: false,
    countsBothEnds: false,
    isFirstRegular: false,
    variesByPeriod: false,
    hasPlainRule: false,
    tables: undefined,
    drawnDay: 0,
    firstMonth: 0,
    dayOfMonth: 1,
    dueCount: 0,
    lastDueDay: 0,
    endDays: new Int32Array(0),
    marks: new Int32Array(0),
    markShift: 0,
    ownMarks: new Int32Array(0),
    endRow: 0,
    ownDays: [],
    amounts: [],
    changes: noChanges(),
    next: 0,
    nextChange: 0,
    balance: 0,
    rate: 0,
    instalment: 0,
    remaining: 0,
    periodStart: 0,
    accruesFrom: 0,
    dayWeight: 1,
    extraWeight: 0,
    divisor: 1,
    whole: 0,
    rest: 0,
    rounded: 0,
    isBeyond: false,
  };
}
