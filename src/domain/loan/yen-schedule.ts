/**
 * Repayment schedule in columns: the cash flow of `cash-flow` with whole numbers in doubles. Due dates are settled in
 * one run until something changes; what changes happens; and so on to the last due date. A loan whose figures would
 * pass 2^53 is left to the exact engine, as are terms the columns do not cover.
 */
import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { fewestInstalments } from "./fewest-instalments.ts";
import type { LoanTerms } from "./loan-terms.ts";
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
import { accrueUntil, openPeriod, settleInterest } from "./yen-interest.ts";
import { repaysAsListed, repaysEqually, repaysLevel, type YenLoan } from "./yen-loan.ts";
import { floorProduct, largestExact } from "./yen-product.ts";
import { readTerms, type YenOpening } from "./yen-terms.ts";

export interface YenRequest {
  readonly terms: LoanTerms;
  readonly calendar: HolidayCalendar;
  readonly opening: YenOpening;
}

/** Adds the rows after the opening to the columns; answers false and adds none where the exact engine is needed. */
export function fillColumns(columns: YenColumns, loan: YenLoan, request: YenRequest): boolean {
  const { length } = columns;
  if (readTerms(loan, request.terms, request.calendar, request.opening) && run(loan, columns)) {
    columns.length = repaidAt(columns, length);
    return true;
  }
  columns.length = length;
  return false;
}

function run(loan: YenLoan, columns: YenColumns): boolean {
  const openDay = loan.next === 0 ? loan.drawnDay : (loan.endDays[loan.next - 1] ?? 0);
  loan.accruesFrom = markOf(openDay, loan.dayCount);
  if (loan.variesByPeriod) openPeriod(loan);
  while (!loan.isBeyond) {
    settleDueDates(loan, columns, settledUntil(loan.changes, loan.nextChange));
    if (loan.next === loan.dueCount) break;
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
  const { endDays, dueCount } = loan;
  while (loan.next < dueCount && (endDays[loan.next] ?? 0) <= until) {
    if (isPlain(loan)) {
      settlePlainly(loan, columns, until);
      continue;
    }
    if (loan.next < loan.grace) settleGrace(loan, columns);
    else settleInstalment(loan, columns);
    loan.next += 1;
    if (loan.variesByPeriod && loan.next < dueCount) openPeriod(loan);
  }
}

function isPlain(loan: YenLoan): boolean {
  const { next, grace, whole, rest, rounded } = loan;
  return loan.hasPlainRule && next >= grace && rest === 0 && whole === 0 && rounded === 0;
}

/** `settleInstalment` for the many due dates on which nothing but time has passed: all in local numbers. */
function settlePlainly(loan: YenLoan, columns: YenColumns, until: number): void {
  const { endDays, marks, dueDays, adjustedDays, dueCount, instalment } = loan;
  const { rate, divisor, extraWeight } = loan;
  const { n, dueDay, adjustedDay, principal, interest, capitalized, balance, remaining } = columns;
  const instalments = columns.instalment;
  let row = columns.length;
  let owed = loan.balance;
  let left = loan.remaining;
  let from = loan.accruesFrom;
  let at = loan.next;
  let most = 0;
  for (; at < dueCount && (endDays[at] ?? 0) <= until; at += 1, row += 1) {
    const mark = marks[at] ?? 0;
    const factor = rate * (mark - from + extraWeight);
    const earned = floorProduct(owed, factor, divisor);
    const due = principalDue(loan, earned, at);
    const paid = left <= 1 || due > owed ? owed : due;
    most = Math.max(most, earned, factor);
    from = mark;
    owed -= paid;
    left -= 1;
    n[row] = at + 1;
    dueDay[row] = dueDays[at] ?? 0;
    adjustedDay[row] = adjustedDays[at] ?? 0;
    principal[row] = paid;
    interest[row] = earned;
    capitalized[row] = 0;
    balance[row] = owed;
    instalments[row] = instalment;
    remaining[row] = left;
  }
  if (most > largestExact) loan.isBeyond = true;
  loan.balance = owed;
  loan.remaining = left;
  loan.accruesFrom = from;
  loan.next = at;
  columns.length = row;
}

function settleInstalment(loan: YenLoan, columns: YenColumns): void {
  const interest = settleInterest(loan);
  const due = loan.remaining <= 1 ? loan.balance : principalDue(loan, interest, loan.next);
  const principal = due < loan.balance ? due : loan.balance;
  if (!(interest <= largestExact)) loan.isBeyond = true;
  loan.balance -= principal;
  loan.remaining -= 1;
  const row = addRow(loan, columns);
  columns.n[row] = loan.next + 1;
  columns.dueDay[row] = loan.dueDays[loan.next] ?? 0;
  columns.adjustedDay[row] = loan.adjustedDays[loan.next] ?? 0;
  columns.principal[row] = principal;
  columns.interest[row] = interest;
  columns.capitalized[row] = 0;
}

function principalDue({ repays, instalment, amounts }: YenLoan, interest: number, at: number): number {
  if (repays === repaysLevel) return instalment > interest ? instalment - interest : 0;
  if (repays === repaysEqually) return instalment;
  return repays === repaysAsListed ? (amounts[at] ?? 0) : 0;
}

function settleGrace(loan: YenLoan, columns: YenColumns): void {
  const interest = settleInterest(loan);
  const capitalized = loan.capitalizes && loan.balance > 0 ? interest : 0;
  loan.balance += capitalized;
  if (!(interest <= largestExact && loan.balance <= largestExact)) loan.isBeyond = true;
  const row = addRow(loan, columns);
  columns.n[row] = loan.next + 1;
  columns.dueDay[row] = loan.dueDays[loan.next] ?? 0;
  columns.adjustedDay[row] = loan.adjustedDays[loan.next] ?? 0;
  columns.principal[row] = 0;
  columns.interest[row] = interest - capitalized;
  columns.capitalized[row] = capitalized;
}

function addRow({ balance, instalment, remaining }: YenLoan, columns: YenColumns): number {
  const row = columns.length;
  columns.balance[row] = balance;
  columns.instalment[row] = instalment;
  columns.remaining[row] = remaining;
  columns.length = row + 1;
  return row;
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

function addPrepayment(loan: YenLoan, columns: YenColumns, day: number, amount: number): void {
  const row = addRow(loan, columns);
  columns.n[row] = 0;
  columns.dueDay[row] = day;
  columns.adjustedDay[row] = day;
  columns.principal[row] = amount;
  columns.interest[row] = 0;
  columns.capitalized[row] = 0;
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
