/**
 * Agreed terms read into numbers, for a loan reckoned from its drawdown or from a later due date on. Whatever the law
 * book of `loan-terms-rules` would complain about is not read: the exact engine refuses it with its figures.
 */
import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { byEffectiveDay } from "../kernel/dated.ts";
import { epochDay } from "../kernel/local-date.ts";
import { rateUnits } from "../kernel/rate.ts";
import type { LoanKind, LoanTerms, RateChange } from "./loan-terms.ts";
import {
  drawdown,
  addChange,
  insertChange,
  instalmentReset,
  prepaymentReducing,
  prepaymentShortening,
  rateKeeping,
  rateRecomputing,
} from "./yen-changes.ts";
import { fitsColumns } from "./yen-coverage.ts";
import { markOf, yearDivisors } from "./yen-day-count.ts";
import type { YenColumns } from "./yen-columns.ts";
import { layDueRows } from "./yen-dues.ts";
import { repaysAsListed, repaysAtEnd, repaysEqually, repaysLevel, type YenLoan } from "./yen-loan.ts";
import { largestExact } from "./yen-product.ts";

/** A loan just after one of its due dates, before whatever else happens on that day. */
export interface YenOpening {
  /** Due dates settled; 0 before the first drawdown. */
  readonly settled: number;
  readonly balance: number;
  readonly instalment: number;
  readonly remaining: number;
}

/** The loan before its first drawdown. */
export const fromTheStart: YenOpening = { settled: 0, balance: 0, instalment: 0, remaining: 0 };

const repayments = {
  bullet: repaysAtEnd,
  capital: repaysAtEnd,
  equalPrincipal: repaysEqually,
  annuity: repaysLevel,
  custom: repaysAsListed,
  fixedTotal: repaysAtEnd,
} as const satisfies Record<LoanKind, number>;

/** Rates are whole numbers of 1e-10; most are whole numbers of 1e-6, and small numbers leave room below 2^53. */
const finestRateScale = 10_000_000_000;
const coarsestRateUnit = 10_000;

export interface YenRequest {
  readonly terms: LoanTerms;
  readonly calendar: HolidayCalendar;
  readonly opening: YenOpening;
}

/** Reads the terms and lays the rows of the due dates not yet settled; answers false where the exact engine is needed. */
export function readTerms(
  loan: YenLoan,
  columns: YenColumns,
  { terms, calendar, opening }: YenRequest,
): boolean {
  if (!fitsColumns(terms) || !readGrace(loan, terms)) return false;
  loan.next = opening.settled;
  const businessDays = { calendar, convention: terms.businessDayConvention };
  if (!layDueRows(loan, columns, { terms, businessDays })) return false;
  readInterestRule(loan, terms);
  readMarks(loan, columns);
  open(loan, opening);
  const isRead = readRates(loan, terms) && readDrawdowns(loan, terms) && readPrepayments(loan, terms);
  readInstalmentResets(loan, columns, terms);
  return isRead;
}

function readGrace(loan: YenLoan, { kind, grace, instalments, everyMonths }: LoanTerms): boolean {
  loan.repays = repayments[kind];
  loan.grace = grace.instalments;
  loan.capitalizes = grace.interest === "capitalized";
  loan.agreedInstalments = instalments;
  loan.everyMonths = everyMonths;
  const isSound = Number.isSafeInteger(loan.grace) && loan.grace >= 0 && loan.grace < instalments;
  return isSound && (loan.grace === 0 || kind !== "custom");
}

function readInterestRule(loan: YenLoan, { interestRule }: LoanTerms): void {
  loan.dayCount = interestRule.dayCount;
  loan.rounding = interestRule.rounding;
  loan.roundsSegments = interestRule.roundingScope === "segment";
  loan.countsBothEnds = interestRule.dayInclusion === "both";
  loan.principalUnit = Number(interestRule.principalUnit);
  loan.variesByPeriod =
    loan.dayCount === "monthly" || (loan.countsBothEnds && loan.dayCount === "actActIsda");
  loan.hasPlainRule = loan.rounding === "floor" && !loan.variesByPeriod && loan.repays !== repaysAsListed;
}

function readMarks(loan: YenLoan, { length }: YenColumns): void {
  const { dayCount, endDays, endRow } = loan;
  const countsDays = dayCount !== "actActIsda" && dayCount !== "thirtyE360";
  loan.markShift = countsDays ? 0 : length;
  loan.marks = countsDays ? endDays : ownMarks(loan, endRow - length);
  for (let row = length; !countsDays && row < endRow; row += 1) {
    loan.marks[row - length] = markOf(endDays[row] ?? 0, dayCount);
  }
}

function ownMarks(loan: YenLoan, rows: number): Int32Array {
  if (loan.ownMarks.length < rows) loan.ownMarks = new Int32Array(rows);
  return loan.ownMarks;
}

function open(loan: YenLoan, { settled, balance, instalment, remaining }: YenOpening): void {
  loan.nextChange = 0;
  loan.changes.count = 0;
  loan.balance = balance;
  loan.instalment = instalment;
  loan.remaining = settled === 0 ? loan.dueCount - loan.grace : remaining;
  loan.dayWeight = 1;
  loan.extraWeight = loan.countsBothEnds ? 1 : 0;
  loan.whole = 0;
  loan.rest = 0;
  loan.rounded = 0;
  loan.accruesFrom = markOf(loan.periodStart, loan.dayCount);
  loan.isBeyond = !(loan.principalUnit >= 1 && loan.principalUnit <= largestExact);
}

function readRates(loan: YenLoan, { annualRate, rateChanges }: LoanTerms): boolean {
  const first = rateUnits(annualRate);
  return (
    readRatesInOrder(loan, first, rateChanges) || readRatesInOrder(loan, first, byEffectiveDay(rateChanges))
  );
}

/** Answers false where days are not in order or not apart; a rate that stays as it was is no change. */
function readRatesInOrder(loan: YenLoan, first: number, rateChanges: readonly RateChange[]): boolean {
  const { changes, periodStart, lastDueDay } = loan;
  const recomputes = loan.repays === repaysLevel;
  let unit = commonUnit(first, coarsestRateUnit);
  let opening = first;
  let before = loan.drawnDay - 1;
  let rate = first;
  changes.count = 0;
  for (const { effectiveOn, annualRate, instalment } of rateChanges) {
    const day = epochDay(effectiveOn);
    const value = rateUnits(annualRate);
    if (day <= before || day >= lastDueDay || !isRate(value)) return false;
    unit = commonUnit(value, unit);
    if (day < periodStart) opening = value;
    else if (recomputes && instalment === "recompute") addChange(changes, day, rateRecomputing, value);
    else if (value !== rate) addChange(changes, day, rateKeeping, value);
    before = day;
    rate = value;
  }
  loan.rateUnit = unit;
  loan.rateScale = finestRateScale / unit;
  loan.rate = opening / unit;
  loan.divisor = yearDivisors[loan.dayCount] * loan.rateScale;
  return isRate(first) && loan.divisor <= largestExact;
}

function isRate(value: number): boolean {
  return value >= 0 && value <= finestRateScale;
}

function commonUnit(rate: number, unit: number): number {
  let common = unit;
  while (common > 1 && Math.floor(rate / common) * common !== rate) common /= 10;
  return common;
}

function readDrawdowns(loan: YenLoan, { drawdowns }: LoanTerms): boolean {
  const openDay = loan.periodStart;
  const lendsFrom = loan.next === 0 ? openDay : openDay + 1;
  const resetsFrom = fixesInstalments(loan) ? openDay : Number.POSITIVE_INFINITY;
  const lastDue = loan.lastDueDay;
  let before = loan.drawnDay;
  for (const { on, amount } of drawdowns) {
    const day = epochDay(on);
    const lent = Number(amount);
    if (lent <= 0 || day < before || day >= lastDue) return false;
    before = day;
    if (day >= lendsFrom) insertChange(loan.changes, day, drawdown, lent);
    if (day >= resetsFrom) insertChange(loan.changes, day, instalmentReset, 0);
  }
  return true;
}

function readPrepayments(loan: YenLoan, { kind, prepayments, prepaymentFrom }: LoanTerms): boolean {
  const openDay = loan.periodStart;
  const lastDue = loan.lastDueDay;
  for (const { on, amount, policy } of prepayments) {
    const day = epochDay(on);
    const isAllowed = prepaymentFrom === undefined ? kind !== "capital" : on >= prepaymentFrom;
    if (amount <= 0n || day <= loan.drawnDay || day >= lastDue || !isAllowed) return false;
    if (day < openDay) continue;
    const change = policy === "shortenTerm" ? prepaymentShortening : prepaymentReducing;
    insertChange(loan.changes, day, change, Number(amount));
  }
  return true;
}

/** The instalment is fixed anew when grace ends, and at each of its due dates that capitalises. */
function readInstalmentResets(loan: YenLoan, { length }: YenColumns, { grace }: LoanTerms): void {
  if (!fixesInstalments(loan)) return;
  const first = grace.interest === "capitalized" ? 1 : grace.instalments;
  if (loan.next > 0 && first <= loan.next && loan.next <= grace.instalments) {
    insertChange(loan.changes, loan.periodStart, instalmentReset, 0);
  }
  for (let n = Math.max(first, loan.next + 1, 1); n <= grace.instalments; n += 1) {
    insertChange(loan.changes, loan.endDays[length + n - loan.next - 1] ?? 0, instalmentReset, 0);
  }
}

function fixesInstalments({ repays }: YenLoan): boolean {
  return repays === repaysEqually || repays === repaysLevel;
}
