/**
 * The name of a reporting period. Japanese lenders report by fiscal year (April to March), so `[2024-04-01,
 * 2025-04-01)` is 2024年度, FY2024. Calendar years and months have names of their own; a single day is that day; any
 * other stretch is given by its first and last day.
 */
import { fiscalYear, fiscalYearLabel } from "../calendar/fiscal-year.ts";
import { addDays, addMonths, dayParts, type LocalDate } from "../kernel/local-date.ts";
import type { Language } from "./language.ts";

/** Days `[startOn, endOn)`. */
export interface Period {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

/** The last day that belongs to the period. */
export function lastDayOf({ endOn }: Period): LocalDate {
  return addDays(endOn, -1);
}

export function periodName(period: Period, language: Language): string {
  const { year, month } = dayParts(period.startOn);
  switch (extentOf(period)) {
    case "fiscalYear":
      return fiscalYearLabel({ year })[language];
    case "calendarYear":
      return language === "ja" ? `${year}年` : String(year);
    case "month":
      return language === "ja" ? `${year}年${month}月` : period.startOn.slice(0, 7);
    case "day":
      return period.startOn;
    case "other":
      return language === "ja"
        ? `${period.startOn}〜${lastDayOf(period)}`
        : `${period.startOn} to ${lastDayOf(period)}`;
  }
}

/** As `periodName`, for an axis: a stretch without a name of its own is marked by its last day. */
export function shortPeriodName(period: Period, language: Language): string {
  return extentOf(period) === "other" ? lastDayOf(period) : periodName(period, language);
}

type Extent = "fiscalYear" | "calendarYear" | "month" | "day" | "other";

function extentOf({ startOn, endOn }: Period): Extent {
  const { year, month, day } = dayParts(startOn);
  const fiscal = fiscalYear(year);
  if (startOn === fiscal.startOn && endOn === fiscal.endOn) return "fiscalYear";
  if (month === 1 && day === 1 && endOn === addMonths(startOn, 12)) return "calendarYear";
  if (day === 1 && endOn === addMonths(startOn, 1)) return "month";
  return endOn === addDays(startOn, 1) ? "day" : "other";
}
