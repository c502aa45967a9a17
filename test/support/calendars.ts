import type { HolidayCalendar } from "../../src/domain/calendar/holiday-calendar.ts";
import { localDate, weekday, type LocalDate } from "../../src/domain/kernel/local-date.ts";

/** Closed on Saturdays, Sundays and the days named: a calendar for rules, not the real one. */
export function calendarClosedOn(...days: readonly string[]): HolidayCalendar {
  const closed = new Set<LocalDate>(days.map(localDate));
  return { code: "JP_BANK", isBusinessDay: (date) => weekday(date) % 6 !== 0 && !closed.has(date) };
}
