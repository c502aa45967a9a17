/**
 * Repayment schedule in columns: the cash flow of `cash-flow` with whole numbers in doubles. Due dates are settled in
 * one run until something changes; what changes happens; and so on to the last due date. A loan whose figures would
 * pass 2^53 is left to the exact engine, as are terms the columns do not cover.
 */
import { fewestInstalments } from "./fewest-instalments.ts";
import { yenAnnuity } from "./yen-annuity.ts";
import {
  drawdown,
  isNewRateOn,
  kindAt,
  valueAt,
  instalmentReset,
  prepaymentReducing,
  prepaymentShortening,
  rateKeeping,
  rateRecomputing,
  settledUntil,
} from "./yen-changes.ts";
import type { YenColumns } from "./yen-columns.ts";
import { accrueUntil, bearing, openPeriod, settleInterest } from "./yen-interest.ts";
import { repaysAsListed, repaysEqually, repaysLevel, type YenLoan } from "./yen-loan.ts";
import { floorProduct, largestExact } from "./yen-product.ts";
import { readTerms, type YenRequest } from "./yen-terms.ts";

/** Adds the rows after the opening to the columns; answers false and adds none where the exact engine is needed. */
export function fillColumns(columns: YenColumns, loan: YenLoan, request: YenRequest): boolean {
  const { length } = columns;
  if (readTerms(loan, columns, request) && run(loan, columns)) {
    columns.length = repaidAt(columns, length);
    return true;
  }
  columns.length = length;
  return false;
}

function run(loan: YenLoan, columns: YenColumns): boolean {
  if (loan.variesByPeriod) openPeriod(loan, loan.endDays[columns.length] ?? 0);
  while (!loan.isBeyond) {
    settleDueDates(loan, columns);
    if (columns.length === loan.endRow) break;
    change(loan, columns);
  }
  return !loan.isBeyond && loan.nextChange === loan.changes.count;
}

/** Rows after the loan has been repaid are left out. */
function repaidAt({ length, balance, principal, interest }: YenColumns, first: number): number {
  let end = length;
  while (end > first && balance[end - 1] === 0 && principal[end - 1] === 0 && interest[end - 1] === 0)
    end -= 1;
  return end;
}

/** Up to the next change. */
function settleDueDates(loan: YenLoan, columns: YenColumns): void {
  if (isPlain(loan)) settlePlainly(loan, columns);
  const until = settledUntil(loan.changes, loan.nextChange);
  while (columns.length < loan.endRow && (loan.endDays[columns.length] ?? 0) <= until) {
    if (loan.next < loan.grace) settleGrace(loan, columns);
    else settleInstalment(loan, columns);
    closePeriod(loan, columns);
    if (isPlain(loan)) settlePlainly(loan, columns);
  }
}

function closePeriod(loan: YenLoan, columns: YenColumns): void {
  loan.periodStart = loan.endDays[columns.length] ?? 0;
  loan.next += 1;
  columns.length += 1;
  if (loan.variesByPeriod && columns.length < loan.endRow)
    openPeriod(loan, loan.endDays[columns.length] ?? 0);
}

function isPlain({ hasPlainRule, next, grace, whole, rest, rounded }: YenLoan): boolean {
  return hasPlainRule && next >= grace && rest === 0 && whole === 0 && rounded === 0;
}

/**
 * `settleInstalment` for the many due dates since the last of which nothing but time has passed, and the rates that
 * are new on a due date: all in local numbers.
 */
function settlePlainly(loan: YenLoan, columns: YenColumns): void {
  const { principal, interest, balance, instalment: instalments, remaining } = columns;
  const { endDays, endRow, marks, markShift, divisor, extraWeight, principalUnit, changes, next } = loan;
  const isLevel = loan.repays === repaysLevel;
  const first = columns.length;
  let { balance: owed, remaining: left, accruesFrom: from, periodStart } = loan;
  let { rate, instalment, nextChange } = loan;
  let until = settledUntil(changes, nextChange);
  let most = 0;
  let row = first;
  for (;;) {
    for (; row < endRow && dayAt(endDays, row) <= until; row += 1) {
      const mark = dayAt(marks, row - markShift);
      const earned = floorProduct(bearing(owed, principalUnit), rate * (mark - from + extraWeight), divisor);
      const paid = principalPaid(owed, isLevel ? instalment - earned : instalment, left);
      most = higher(most, earned);
      periodStart = dayAt(endDays, row);
      from = mark;
      owed -= paid;
      left -= 1;
      principal[row] = paid;
      interest[row] = earned;
      balance[row] = owed;
      instalments[row] = instalment;
      remaining[row] = left;
    }
    if (row === endRow || !isNewRateOn(periodStart, changes, nextChange)) break;
    rate = valueAt(changes, nextChange) / loan.rateUnit;
    if (left > 0 && kindAt(changes, nextChange) === rateRecomputing)
      instalment = yenAnnuity(owed, rate, left, loan);
    nextChange += 1;
    until = settledUntil(changes, nextChange);
  }
  if (!(higher(most, instalment) <= largestExact)) loan.isBeyond = true;
  loan.balance = owed;
  loan.remaining = left;
  loan.accruesFrom = from;
  loan.periodStart = periodStart;
  loan.rate = rate;
  loan.instalment = instalment;
  loan.nextChange = nextChange;
  loan.next = next + row - first;
  columns.length = row;
}

function dayAt(days: Int32Array, row: number): number {
  return days[row] ?? 0;
}

function higher(a: number, b: number): number {
  return a > b ? a : b;
}

/** What interest leaves of an instalment is never below zero; the last instalment pays what is left. */
function principalPaid(owed: number, due: number, left: number): number {
  if (left <= 1 || due > owed) return owed;
  return due > 0 ? due : 0;
}

function settleInstalment(loan: YenLoan, columns: YenColumns): void {
  const row = columns.length;
  const interest = settleInterest(loan, loan.marks[row - loan.markShift] ?? 0);
  const principal = principalPaid(loan.balance, principalDue(loan, interest), loan.remaining);
  if (!(interest <= largestExact)) loan.isBeyond = true;
  loan.balance -= principal;
  loan.remaining -= 1;
  columns.principal[row] = principal;
  columns.interest[row] = interest;
  writeState(loan, columns, row);
}

function principalDue({ repays, instalment, amounts, next }: YenLoan, interest: number): number {
  if (repays === repaysLevel) return instalment - interest;
  return repays === repaysAsListed ? (amounts[next] ?? 0) : instalment;
}

function settleGrace(loan: YenLoan, columns: YenColumns): void {
  const row = columns.length;
  const interest = settleInterest(loan, loan.marks[row - loan.markShift] ?? 0);
  const capitalized = loan.capitalizes && loan.balance > 0 ? interest : 0;
  loan.balance += capitalized;
  if (!(interest <= largestExact && loan.balance <= largestExact)) loan.isBeyond = true;
  columns.principal[row] = 0;
  columns.interest[row] = interest - capitalized;
  columns.capitalized[row] = capitalized;
  writeState(loan, columns, row);
}

function writeState({ balance, instalment, remaining }: YenLoan, columns: YenColumns, row: number): void {
  columns.balance[row] = balance;
  columns.instalment[row] = instalment;
  columns.remaining[row] = remaining;
}

function change(loan: YenLoan, columns: YenColumns): void {
  const { changes, nextChange } = loan;
  const kind = kindAt(changes, nextChange);
  const day = changes.days[nextChange] ?? 0;
  const value = valueAt(changes, nextChange);
  loan.nextChange += 1;
  if (kind === drawdown) lend(loan, day, value);
  else if (kind === prepaymentReducing || kind === prepaymentShortening) {
    prepay(loan, day, value);
    if (!loan.isBeyond) refit(loan, kind === prepaymentShortening);
    addPrepayment(loan, columns, day, value);
  } else {
    if (kind !== instalmentReset) changeRate(loan, day, value);
    if (kind !== rateKeeping) resetInstalment(loan);
  }
}

function lend(loan: YenLoan, day: number, amount: number): void {
  accrueUntil(loan, day);
  loan.balance += amount;
  if (loan.balance > largestExact) loan.isBeyond = true;
}

/** Where the new rate is the old one, the period is not cut. */
function changeRate(loan: YenLoan, day: number, value: number): void {
  const rate = value / loan.rateUnit;
  if (rate === loan.rate) return;
  accrueUntil(loan, day);
  loan.rate = rate;
}

function prepay(loan: YenLoan, day: number, amount: number): void {
  accrueUntil(loan, day);
  if (amount > loan.balance) loan.isBeyond = true;
  loan.balance -= amount;
}

/** What a prepayment does to the instalments to come: fewer of them, or smaller ones. */
function refit(loan: YenLoan, shortens: boolean): void {
  if (loan.remaining < 1) return;
  if (shortens) shortenTerm(loan);
  else resetInstalment(loan);
}

/** A row between those of the due dates. */
function addPrepayment(loan: YenLoan, columns: YenColumns, day: number, amount: number): void {
  const row = columns.length;
  for (const laid of [columns.n, columns.dueDay, columns.adjustedDay, columns.capitalized]) {
    laid.copyWithin(row + 1, row, loan.endRow);
  }
  columns.n[row] = 0;
  columns.dueDay[row] = day;
  columns.adjustedDay[row] = day;
  columns.principal[row] = amount;
  columns.interest[row] = 0;
  columns.capitalized[row] = 0;
  writeState(loan, columns, row);
  columns.length = row + 1;
  loan.endRow += 1;
  if (loan.marks !== loan.endDays) loan.markShift += 1;
}

function resetInstalment(loan: YenLoan): void {
  if (loan.remaining < 1) return;
  const { balance, rate, remaining } = loan;
  if (loan.repays === repaysLevel) loan.instalment = yenAnnuity(balance, rate, remaining, loan);
  if (loan.repays === repaysEqually) loan.instalment = Math.floor(balance / remaining);
  if (!(loan.instalment <= largestExact)) loan.isBeyond = true;
}

/** As the repayment rules shorten: the fewest instalments no higher than the one kept. */
function shortenTerm(loan: YenLoan): void {
  const { balance, rate, remaining, instalment, agreedInstalments } = loan;
  if (loan.repays === repaysEqually) {
    loan.remaining = fewestInstalments(remaining, (count) => Math.floor(balance / count) <= instalment);
  }
  if (loan.repays === repaysLevel) {
    const tail = Math.min(agreedInstalments, Math.floor(instalment / 100));
    const owed = Math.max(0, balance - tail);
    loan.remaining = fewestInstalments(
      remaining,
      (count) => yenAnnuity(owed, rate, count, loan) <= instalment,
    );
  }
}
