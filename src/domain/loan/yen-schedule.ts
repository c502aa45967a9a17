/**
 * Repayment schedule in columns: the cash flow of `cash-flow` with whole numbers in doubles. Due dates are settled in
 * one run until something changes; what changes happens; and so on to the last due date. A loan whose figures would
 * pass 2^53 is left to the exact engine, as are terms the columns do not cover.
 */
import { fewestInstalments } from "./fewest-instalments.ts";
import { yenAnnuity } from "./yen-annuity.ts";
import {
  drawdown,
  instalmentReset,
  prepaymentReducing,
  prepaymentShortening,
  rateKeeping,
  settledUntil,
} from "./yen-changes.ts";
import type { YenColumns } from "./yen-columns.ts";
import { markOf } from "./yen-day-count.ts";
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
    settleDueDates(loan, columns, settledUntil(loan.changes, loan.nextChange));
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

function settleDueDates(loan: YenLoan, columns: YenColumns, until: number): void {
  const { endDays } = loan;
  while (columns.length < loan.endRow && (endDays[columns.length] ?? 0) <= until) {
    if (isPlain(loan)) {
      settlePlainly(loan, columns, until);
      continue;
    }
    if (loan.next < loan.grace) settleGrace(loan, columns);
    else settleInstalment(loan, columns);
    closePeriod(loan, columns);
  }
}

function closePeriod(loan: YenLoan, columns: YenColumns): void {
  loan.periodStart = loan.endDays[columns.length] ?? 0;
  loan.next += 1;
  columns.length += 1;
  if (loan.variesByPeriod && columns.length < loan.endRow) openPeriod(loan, loan.endDays[columns.length] ?? 0);
}

function isPlain(loan: YenLoan): boolean {
  const { next, grace, whole, rest, rounded } = loan;
  return loan.hasPlainRule && next >= grace && rest === 0 && whole === 0 && rounded === 0;
}

/** `settleInstalment` for the many due dates on which nothing but time has passed: all in local numbers. */
function settlePlainly(loan: YenLoan, columns: YenColumns, until: number): void {
  const { principal, interest, balance, instalment: instalments, remaining } = columns;
  const { endDays, endRow, dayCount, rate, divisor, extraWeight, instalment, principalUnit } = loan;
  const first = columns.length;
  let row = first;
  let owed = loan.balance;
  let left = loan.remaining;
  let from = loan.accruesFrom;
  for (; row < endRow && (endDays[row] ?? 0) <= until; row += 1) {
    const mark = markOf(endDays[row] ?? 0, dayCount);
    const earned = floorProduct(bearing(owed, principalUnit), rate * (mark - from + extraWeight), divisor);
    if (earned > largestExact) loan.isBeyond = true;
    const due = principalDue(loan, earned, loan.next + row - first);
    const paid = left <= 1 || due > owed ? owed : due;
    from = mark;
    owed -= paid;
    left -= 1;
    principal[row] = paid;
    interest[row] = earned;
    balance[row] = owed;
    instalments[row] = instalment;
    remaining[row] = left;
  }
  loan.balance = owed;
  loan.remaining = left;
  loan.accruesFrom = from;
  loan.next += row - first;
  loan.periodStart = endDays[row - 1] ?? 0;
  columns.length = row;
}

function settleInstalment(loan: YenLoan, columns: YenColumns): void {
  const row = columns.length;
  const interest = settleInterest(loan, loan.endDays[row] ?? 0);
  const due = loan.remaining <= 1 ? loan.balance : principalDue(loan, interest, loan.next);
  const principal = due < loan.balance ? due : loan.balance;
  if (!(interest <= largestExact)) loan.isBeyond = true;
  loan.balance -= principal;
  loan.remaining -= 1;
  columns.principal[row] = principal;
  columns.interest[row] = interest;
  writeState(loan, columns, row);
}

function principalDue({ repays, instalment, amounts }: YenLoan, interest: number, at: number): number {
  if (repays === repaysLevel) return instalment > interest ? instalment - interest : 0;
  return repays === repaysAsListed ? (amounts[at] ?? 0) : instalment;
}

function settleGrace(loan: YenLoan, columns: YenColumns): void {
  const row = columns.length;
  const interest = settleInterest(loan, loan.endDays[row] ?? 0);
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
  const { kinds, days, values } = loan.changes;
  const at = loan.nextChange;
  const kind = kinds[at] ?? instalmentReset;
  const day = days[at] ?? 0;
  const value = values[at] ?? 0;
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
