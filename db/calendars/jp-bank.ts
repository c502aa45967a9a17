/**
 * JP_BANK: the days on which banks in Japan are closed (銀行法施行令 第5条): Saturdays, Sundays, national holidays with
 * their substitutes, and 31 December to 3 January.
 *
 * National holidays are taken from the package for the years it lists and from the law as it stands for all others;
 * then the overrides are laid on top. A future year is a forecast until the observatory has announced its equinoxes and
 * parliament has moved nothing. The closed days of a year are worked out once, when the year is first asked for.
 */
import holidayJp from "@holiday-jp/holiday_jp";
import type { HolidayCalendar } from "../../src/domain/calendar/holiday-calendar.ts";
import { japaneseHolidays, type JapaneseHoliday } from "../../src/domain/calendar/japanese-holidays.ts";
import {
  addDays,
  dayFromParts,
  isLeapYear,
  localDate,
  weekday,
  type LocalDate,
} from "../../src/domain/kernel/local-date.ts";
import { holidayOverrides, type HolidayOverride } from "./holiday-overrides.ts";

export function jpBankCalendar(overrides: readonly HolidayOverride[] = holidayOverrides): HolidayCalendar {
  const closedByYear = new Map<string, ReadonlySet<LocalDate>>();
  const closedIn = (year: string): ReadonlySet<LocalDate> => {
    const known = closedByYear.get(year);
    if (known !== undefined) return known;
    const closed = closedDays(Number(year), overrides);
    closedByYear.set(year, closed);
    return closed;
  };
  const answers = new Map<LocalDate, boolean>();
  return {
    code: "JP_BANK",
    isBusinessDay: (date) => {
      const known = answers.get(date);
      if (known !== undefined) return known;
      const isOpen = !closedIn(date.slice(0, 4)).has(date);
      answers.set(date, isOpen);
      return isOpen;
    },
  };
}

/** National holidays of a calendar year with their names, oldest first, overrides applied. */
export function nationalHolidays(
  year: number,
  overrides: readonly HolidayOverride[],
): readonly JapaneseHoliday[] {
  const names = new Map(ordinaryHolidays(year).map(({ on, name }) => [on, name]));
  for (const { on, change, name } of overrides.filter((override) => yearOf(override.on) === year)) {
    if (change === "added") names.set(localDate(on), name);
    else names.delete(localDate(on));
  }
  return [...names].map(([on, name]) => ({ on, name })).sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** What the package lists, today 1970 to 2050. */
const listed: readonly JapaneseHoliday[] = Object.values(holidayJp.holidays).map(({ date, name }) => ({
  on: localDate(date),
  name,
}));

function ordinaryHolidays(year: number): readonly JapaneseHoliday[] {
  const ofYear = listed.filter(({ on }) => yearOf(on) === year);
  return ofYear.length > 0 ? ofYear : japaneseHolidays(year);
}

const yearEnd = [
  { month: 1, day: 1 },
  { month: 1, day: 2 },
  { month: 1, day: 3 },
  { month: 12, day: 31 },
] as const;

function closedDays(year: number, overrides: readonly HolidayOverride[]): ReadonlySet<LocalDate> {
  return new Set([
    ...weekends(year),
    ...yearEnd.map((day) => dayFromParts({ year, ...day })),
    ...nationalHolidays(year, overrides).map(({ on }) => on),
  ]);
}

function weekends(year: number): readonly LocalDate[] {
  const first = dayFromParts({ year, month: 1, day: 1 });
  const length = isLeapYear(year) ? 366 : 365;
  return Array.from({ length }, (_, i) => addDays(first, i)).filter((day) => weekday(day) % 6 === 0);
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
