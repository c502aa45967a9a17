/**
 * Fiscal years (事業年度). The Japanese public and most banks close their books on 31 March; a fiscal year carries the
 * number of the calendar year in which it begins, so that 2025年度 runs from April 2025 to March 2026. Borrowers may
 * close in any month. Half-open, as every period here.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { addDays, dayFromParts, dayParts, type LocalDate } from "../kernel/local-date.ts";

export const april = 4;

/** `[startOn, endOn)`; `lastOn` is the closing day (決算日). */
export interface FiscalYear {
  readonly year: number;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly lastOn: LocalDate;
}

export type FiscalYearRejection = Rejection<"startMonthOutOfRange">;

/** Accepts a month of the year, 1 to 12. */
export function checkStartMonth(startMonth: number): Decision<number, FiscalYearRejection> {
  if (Number.isSafeInteger(startMonth) && startMonth >= 1 && startMonth <= 12) return accept(startMonth);
  const figures = { startMonth: String(startMonth), lowest: 1, highest: 12 };
  return reject({ code: "startMonthOutOfRange", figures });
}

/** The fiscal year that begins in calendar year `year`, on the first of `startMonth`. */
export function fiscalYear(year: number, startMonth: number = april): FiscalYear {
  const startOn = dayFromParts({ year, month: startMonth, day: 1 });
  const endOn = dayFromParts({ year: year + 1, month: startMonth, day: 1 });
  return { year, startOn, endOn, lastOn: addDays(endOn, -1) };
}

export function fiscalYearOf(date: LocalDate, startMonth: number = april): FiscalYear {
  const { year, month } = dayParts(date);
  return fiscalYear(month >= startMonth ? year : year - 1, startMonth);
}

/** "2025年度" and "FY2025". */
export function fiscalYearLabel({ year }: Pick<FiscalYear, "year">): Bilingual {
  return { ja: `${year}年度`, en: `FY${year}` };
}
