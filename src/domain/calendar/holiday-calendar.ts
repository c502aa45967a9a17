/**
 * A holiday calendar answers one question: is this day a business day? It is passed in wherever a schedule is
 * resolved, so that the rules stay pure and a change of the holiday law is a change of data.
 */
import type { LocalDate } from "../kernel/local-date.ts";

export interface HolidayCalendar {
  readonly code: "JP_BANK";
  readonly isBusinessDay: (date: LocalDate) => boolean;
}
