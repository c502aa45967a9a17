/**
 * Schedules in columns: for a portfolio, where a row object per payment would cost more than the payment, and for one
 * loan from a day on, because a change on a day leaves the rows before it as they were.
 *
 * Columns never hold a wrong figure: terms they do not cover, and amounts beyond 2^53, are left to `schedule`.
 */
import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { mostPeriods } from "../calendar/schedule.ts";
import { epochDay, type LocalDate } from "../kernel/local-date.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { emptyColumns, type YenColumns } from "./yen-columns.ts";
import { blankLoan } from "./yen-loan.ts";
import { fillColumns } from "./yen-schedule.ts";
import { fromTheStart, type YenOpening } from "./yen-terms.ts";

export interface PortfolioColumns {
  readonly columns: YenColumns;
  /** By position of the loan: its first row; one more at the end, so that each loan ends where the next begins. */
  readonly firstRows: Int32Array;
  /** Positions of loans without rows: `schedule` answers for them, or says what is wrong with their terms. */
  readonly uncovered: readonly number[];
}

/** The schedule of one loan; undefined where columns cannot hold it. */
export function scheduleColumns(terms: LoanTerms, calendar: HolidayCalendar): YenColumns | undefined {
  const columns = emptyColumns(mostRows(terms));
  const isFilled = fillColumns(columns, blankLoan(), { terms, calendar, opening: fromTheStart });
  return isFilled ? columns : undefined;
}

/**
 * The schedules of many loans, one after the other. Whoever asks again and again hands back the columns of an earlier
 * answer that is no longer needed: they are written over where they have room.
 */
export function portfolioColumns(
  loans: readonly LoanTerms[],
  calendar: HolidayCalendar,
  earlier: YenColumns = emptyColumns(0),
): PortfolioColumns {
  const capacity = loans.reduce((sum, terms) => sum + mostRows(terms), 0);
  const columns = earlier.n.length < capacity ? emptyColumns(capacity) : earlier;
  columns.length = 0;
  const firstRows = new Int32Array(loans.length + 1);
  const uncovered: number[] = [];
  const loan = blankLoan();
  for (const [position, terms] of loans.entries()) {
    if (!fillColumns(columns, loan, { terms, calendar, opening: fromTheStart })) uncovered.push(position);
    firstRows[position + 1] = columns.length;
  }
  return { columns, firstRows, uncovered };
}

/** Rows of a schedule that a change of terms on a day leaves as they were, and the loan after the last of them. */
export interface UnaffectedRows {
  readonly rows: number;
  readonly opening: YenOpening;
}

/** The rows of interest periods that end before the day. */
export function unaffectedBefore(
  on: LocalDate,
  columns: YenColumns,
  { accrueTo }: Pick<LoanTerms, "accrueTo">,
): UnaffectedRows {
  const endDays = accrueTo === "adjusted" ? columns.adjustedDay : columns.dueDay;
  const day = epochDay(on);
  let [low, high] = [0, columns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((endDays[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  while (low > 0 && columns.n[low - 1] === 0) low -= 1;
  return { rows: low, opening: low === 0 ? fromTheStart : openingAfter(columns, low - 1) };
}

/** The rows that follow the opening under the terms as they now are; those before it are not looked at again. */
export function columnsAfter(
  opening: YenOpening,
  terms: LoanTerms,
  calendar: HolidayCalendar,
): YenColumns | undefined {
  const columns = emptyColumns(Math.max(0, mostRows(terms) - opening.settled));
  const isFilled = fillColumns(columns, blankLoan(), { terms, calendar, opening });
  return isFilled ? columns : undefined;
}

function openingAfter({ n, balance, instalment, remaining }: YenColumns, row: number): YenOpening {
  return {
    settled: n[row] ?? 0,
    balance: balance[row] ?? 0,
    instalment: instalment[row] ?? 0,
    remaining: remaining[row] ?? 0,
  };
}

function mostRows({ instalments, prepayments, principalAmounts }: LoanTerms): number {
  const regular = Number.isSafeInteger(instalments) && instalments > 0 ? instalments : 0;
  return Math.min(regular, mostPeriods) + prepayments.length + principalAmounts.length;
}
