/**
 * Due dates as numbers: the same days as `due-dates`, cut from a table of month starts. Answers whether the dates are
 * sound and every interest period has a day; where not, the exact engine says why or orders the events of one day.
 */
import { adjustedDay, adjustedDays, type AdjustedDays } from "../calendar/adjusted-days.ts";
import type { BusinessDayRule } from "../calendar/business-day.ts";
import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { mostPeriods } from "../calendar/schedule.ts";
import { epochDay, epochDayInMonth, lastDay, monthOf } from "../kernel/local-date.ts";
import { present } from "../kernel/invariant.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { markOf } from "./yen-day-count.ts";
import { largestExact } from "./yen-product.ts";
import type { YenLoan } from "./yen-loan.ts";

const lastMonth = monthOf(lastDay);
const mostMonths = 120;

/** `from`: the position of the first due date needed. */
export function readDueDates(
  loan: YenLoan,
  terms: LoanTerms,
  calendar: HolidayCalendar,
  from: number,
): boolean {
  loan.drawnDay = epochDay(present(terms.drawdowns[0], "a drawdown").on);
  if (!readRegularDays(loan, terms, terms.kind === "custom" ? 0 : from)) return false;
  if (terms.kind === "custom" ? !readOwnDays(loan, terms) : terms.principalAmounts.length > 0) return false;
  return readPeriodEnds(loan, terms, calendar, from);
}

function readRegularDays(loan: YenLoan, terms: LoanTerms, from: number): boolean {
  const { firstDueOn, everyMonths, instalments } = terms;
  const isCounted = isWithin(everyMonths, mostMonths) && isWithin(instalments, mostPeriods);
  const firstMonth = monthOf(firstDueOn);
  if (!isCounted || firstMonth + (instalments - 1) * everyMonths > lastMonth) return false;
  const firstDue = epochDay(firstDueOn);
  if (firstDue <= loan.drawnDay) return false;
  const dayOfMonth = firstDue - epochDayInMonth(firstMonth, 1) + 1;
  const keepsMonthEnd = terms.endOfMonth && firstDue === epochDayInMonth(firstMonth, 31);
  const day = keepsMonthEnd ? 31 : dayOfMonth;
  const { dueDays } = loan;
  let month = firstMonth + from * everyMonths;
  for (let i = from; i < instalments; i += 1, month += everyMonths) dueDays[i] = epochDayInMonth(month, day);
  loan.dueCount = instalments;
  loan.isFirstRegular =
    firstMonth >= everyMonths && loan.drawnDay === epochDayInMonth(firstMonth - everyMonths, day);
  return true;
}

/** 個別: days of its own among the regular ones; amounts on days of their own, after the drawdown, that add up to it. */
function readOwnDays(loan: YenLoan, { principalAmounts, drawdowns }: LoanTerms): boolean {
  const amounts = new Map(principalAmounts.map(({ dueOn, amount }) => [epochDay(dueOn), Number(amount)]));
  const isSound = [...amounts].every(
    ([day, amount]) => day > loan.drawnDay && amount >= 0 && amount <= largestExact,
  );
  const lent = drawdowns.reduce((sum, { amount }) => sum + amount, 0n);
  const listed = principalAmounts.reduce((sum, { amount }) => sum + amount, 0n);
  if (!isSound || amounts.size === 0 || amounts.size < principalAmounts.length || listed !== lent)
    return false;
  const days = new Set([...loan.dueDays.slice(0, loan.dueCount), ...amounts.keys()]);
  loan.dueDays = [...days].sort((a, b) => a - b);
  loan.amounts = loan.dueDays.map((day) => amounts.get(day) ?? 0);
  loan.dueCount = loan.dueDays.length;
  return true;
}

function readPeriodEnds(loan: YenLoan, terms: LoanTerms, calendar: HolidayCalendar, from: number): boolean {
  const { businessDayConvention, accrueTo, interestRule } = terms;
  const { dueDays, dueCount, adjustedDays: adjusted } = loan;
  const runsToAdjusted = accrueTo === "adjusted";
  const adjustment = adjustmentOf(loan, { calendar, convention: businessDayConvention });
  let before = from === 0 ? loan.drawnDay : Number.NEGATIVE_INFINITY;
  for (let i = from; i < dueCount; i += 1) {
    const day = dueDays[i] ?? 0;
    const paidOn = adjustedDay(day, adjustment);
    const end = runsToAdjusted ? paidOn : day;
    adjusted[i] = paidOn;
    if (end <= before) return false;
    before = end;
  }
  loan.endDays = runsToAdjusted ? adjusted : dueDays;
  readMarks(loan, interestRule.dayCount, from);
  return true;
}

/** Loans of one portfolio mostly share calendar and convention. */
function adjustmentOf(loan: YenLoan, rule: BusinessDayRule): AdjustedDays {
  const { adjustment } = loan;
  const { calendar, convention } = rule;
  if (adjustment?.rule.calendar === calendar && adjustment.rule.convention === convention) return adjustment;
  loan.adjustment = adjustedDays(rule);
  return loan.adjustment;
}

function readMarks(loan: YenLoan, dayCount: YenLoan["dayCount"], from: number): void {
  if (dayCount !== "actActIsda" && dayCount !== "thirtyE360") {
    loan.marks = loan.endDays;
    return;
  }
  loan.marks = [];
  for (let i = from; i < loan.dueCount; i += 1) loan.marks[i] = markOf(loan.endDays[i] ?? 0, dayCount);
}

function isWithin(count: number, most: number): boolean {
  return Number.isSafeInteger(count) && count >= 1 && count <= most;
}
