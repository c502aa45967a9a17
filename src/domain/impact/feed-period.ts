/**
 * Which period a figure of a machine feed is for. A city OS sends a moment, not a period: the rule of the feed says how
 * long a period is, and whether a figure is for the period that its moment lies in or for the one that ended before.
 * Days are days in Japan; half-years and fiscal years begin in April.
 */
import { april } from "../calendar/fiscal-year.ts";
import { addDays, addMonths, dayFromParts, dayParts, type LocalDate } from "../kernel/local-date.ts";

export const feedPeriodLengths = [
  "day",
  "month",
  "quarter",
  "halfYear",
  "fiscalYear",
  "calendarYear",
] as const;
export type FeedPeriodLength = (typeof feedPeriodLengths)[number];

export interface FeedPeriodRule {
  readonly length: FeedPeriodLength;
  readonly which: "containing" | "before";
}

interface Days {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

export function periodOfFeed(observedOn: LocalDate, { length, which }: FeedPeriodRule): Days {
  const containing = periodWith(observedOn, length);
  return which === "containing" ? containing : periodWith(addDays(containing.startOn, -1), length);
}

interface Stretch {
  readonly count: number;
  /** A month in which such a period begins. */
  readonly from: number;
}

const stretches: Readonly<Record<Exclude<FeedPeriodLength, "day">, Stretch>> = {
  month: { count: 1, from: april },
  quarter: { count: 3, from: april },
  halfYear: { count: 6, from: april },
  fiscalYear: { count: 12, from: april },
  calendarYear: { count: 12, from: 1 },
};

function periodWith(day: LocalDate, length: FeedPeriodLength): Days {
  if (length === "day") return { startOn: day, endOn: addDays(day, 1) };
  const { count, from } = stretches[length];
  const { year, month } = dayParts(day);
  const begun = (month - from + 12) % count;
  const startOn = addMonths(dayFromParts({ year, month, day: 1 }), -begun);
  return { startOn, endOn: addMonths(startOn, count) };
}
