import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";

/** What a calculator needs from outside: calculators are stateless and see no facts. */
export interface CalculatorDeps {
  readonly calendar: HolidayCalendar;
}
