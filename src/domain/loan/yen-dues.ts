/**
 * Due dates as rows of the columns: the same days as `due-dates`, read off tables of months, laid down before any
 * amount is known. Answers whether the dates are sound and every interest period has a day; where not, the exact engine
 * says why or orders the events of one day.
 */
import { monthDays, monthDayTables, type MonthDayTables } from "../calendar/month-days.ts";
import type { BusinessDayRule } from "../calendar/business-day.ts";
import { mostPeriods } from "../calendar/schedule.ts";
import { epochDay, epochDayInMonth, lastDay, monthOf, monthOfEpochDay } from "../kernel/local-date.ts";
import { present } from "../kernel/invariant.ts";
import type { LoanTerms } from "./loan-terms.ts";
import type { YenColumns } from "./yen-columns.ts";
import { largestExact } from "./yen-product.ts";
import type { YenLoan } from "./yen-loan.ts";

const lastMonth = monthOf(lastDay);
const mostMonths = 120;

/** Rows for all due dates but those already settled, from the end of the columns on. */
export function layDueRows(
  loan: YenLoan,
  columns: YenColumns,
  { terms, businessDays }: { readonly terms: LoanTerms; readonly businessDays: BusinessDayRule },
): boolean {
  loan.drawnDay = epochDay(present(terms.drawdowns[0], "a drawdown").on);
  loan.periodStart = loan.drawnDay;
  loan.endDays = terms.accrueTo === "adjusted" ? columns.adjustedDay : columns.dueDay;
  const tables = tablesOf(loan, businessDays);
  if (!readGrid(loan, terms)) return false;
  if (terms.kind === "custom" ? !readOwnDays(loan, terms) : terms.principalAmounts.length > 0) return false;
  if (terms.kind === "custom") layOwnDays(loan, columns, { tables, terms });
  else layRegularDays(loan, columns, { tables, terms });
  return terms.accrueTo === "unadjusted" || periodsHaveDays(loan, columns.length);
}

/** Loans of one portfolio mostly share calendar and convention. */
function tablesOf(loan: YenLoan, rule: BusinessDayRule): MonthDayTables {
  const { tables } = loan;
  const { calendar, convention } = rule;
  if (tables?.rule.calendar === calendar && tables.rule.convention === convention) return tables;
  loan.tables = monthDayTables(rule);
  return loan.tables;
}

function readGrid(loan: YenLoan, { firstDueOn, everyMonths, instalments, endOfMonth }: LoanTerms): boolean {
  const isCounted = isWithin(everyMonths, mostMonths) && isWithin(instalments, mostPeriods);
  const firstMonth = monthOf(firstDueOn);
  if (!isCounted || firstMonth + (instalments - 1) * everyMonths > lastMonth) return false;
  const firstDue = epochDay(firstDueOn);
  const keepsMonthEnd = endOfMonth && firstDue === epochDayInMonth(firstMonth, 31);
  loan.dueCount = instalments;
  loan.firstMonth = firstMonth;
  loan.dayOfMonth = keepsMonthEnd ? 31 : firstDue - epochDayInMonth(firstMonth, 1) + 1;
  loan.isFirstRegular =
    firstMonth >= everyMonths && loan.drawnDay === epochDayInMonth(firstMonth - everyMonths, loan.dayOfMonth);
  return firstDue > loan.drawnDay;
}

interface Laying {
  readonly tables: MonthDayTables;
  readonly terms: LoanTerms;
}

function layRegularDays(loan: YenLoan, columns: YenColumns, { tables, terms }: Laying): void {
  const { everyMonths, accrueTo } = terms;
  const { n, dueDay, adjustedDay, capitalized } = columns;
  const { firstMonth, dueCount, next } = loan;
  const last = firstMonth + (dueCount - 1) * everyMonths;
  const { agreed, adjusted } = monthDays(tables, loan.dayOfMonth, { first: firstMonth, last });
  let row = columns.length;
  let month = firstMonth + next * everyMonths;
  for (let number = next + 1; number <= dueCount; number += 1, row += 1, month += everyMonths) {
    n[row] = number;
    dueDay[row] = agreed[month] ?? 0;
    adjustedDay[row] = adjusted[month] ?? 0;
    capitalized[row] = 0;
  }
  loan.endRow = row;
  loan.lastDueDay = agreed[last] ?? 0;
  const before = firstMonth + (next - 1) * everyMonths;
  if (next > 0) loan.periodStart = (accrueTo === "adjusted" ? adjusted[before] : agreed[before]) ?? 0;
}

/** 個別: days of its own among the regular ones; amounts on days of their own, after the drawdown, that add up to it. */
function readOwnDays(loan: YenLoan, { principalAmounts, drawdowns, everyMonths }: LoanTerms): boolean {
  const amounts = new Map(principalAmounts.map(({ dueOn, amount }) => [epochDay(dueOn), Number(amount)]));
  const isSound = [...amounts].every(
    ([day, amount]) => day > loan.drawnDay && amount >= 0 && amount <= largestExact,
  );
  const lent = drawdowns.reduce((sum, { amount }) => sum + amount, 0n);
  const listed = principalAmounts.reduce((sum, { amount }) => sum + amount, 0n);
  if (!isSound || amounts.size === 0 || amounts.size < principalAmounts.length || listed !== lent)
    return false;
  const regular = Array.from({ length: loan.dueCount }, (_, i) =>
    epochDayInMonth(loan.firstMonth + i * everyMonths, loan.dayOfMonth),
  );
  loan.ownDays = [...new Set([...regular, ...amounts.keys()])].sort((a, b) => a - b);
  loan.amounts = loan.ownDays.map((day) => amounts.get(day) ?? 0);
  loan.dueCount = loan.ownDays.length;
  return true;
}

function layOwnDays(loan: YenLoan, columns: YenColumns, { tables, terms }: Laying): void {
  const { ownDays, dueCount, next } = loan;
  let row = columns.length;
  for (let number = next + 1; number <= dueCount; number += 1, row += 1) {
    const day = ownDays[number - 1] ?? 0;
    columns.n[row] = number;
    columns.dueDay[row] = day;
    columns.adjustedDay[row] = paidOn(day, tables);
    columns.capitalized[row] = 0;
  }
  loan.endRow = row;
  loan.lastDueDay = ownDays[dueCount - 1] ?? 0;
  const before = ownDays[next - 1] ?? 0;
  if (next > 0) loan.periodStart = terms.accrueTo === "adjusted" ? paidOn(before, tables) : before;
}

function paidOn(day: number, tables: MonthDayTables): number {
  const month = monthOfEpochDay(day);
  const dayOfMonth = day - epochDayInMonth(month, 1) + 1;
  return monthDays(tables, dayOfMonth, { first: month, last: month }).adjusted[month] ?? 0;
}

function periodsHaveDays({ endDays, periodStart, endRow }: YenLoan, firstRow: number): boolean {
  let before = periodStart;
  for (let row = firstRow; row < endRow; row += 1) {
    const end = endDays[row] ?? 0;
    if (end <= before) return false;
    before = end;
  }
  return true;
}

function isWithin(count: number, most: number): boolean {
  return Number.isSafeInteger(count) && count >= 1 && count <= most;
}
