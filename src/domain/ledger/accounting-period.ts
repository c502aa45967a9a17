/**
 * Accounting periods (会計期間): a book is closed month by month or for a whole fiscal year, always from the oldest open
 * day on, so that one day says everything: through which day the book is closed. Reports drawn from closed periods then
 * stay what they were (電子帳簿保存法: corrections leave a record and stand where they were made).
 *
 * What is learned later about a closed day is booked on the first open day and says where it belongs. Only the newest
 * close can be taken back, and a fiscal year as the whole it was closed as.
 */
import { fiscalYearOf } from "../calendar/fiscal-year.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { addDays, addMonths, dayFromParts, dayParts, later, type LocalDate } from "../kernel/local-date.ts";

export const periodKinds = ["month", "fiscalYear"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** `[startOn, endOn)` */
export interface AccountingPeriod {
  readonly kind: PeriodKind;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

export interface PeriodEvent extends AccountingPeriod {
  readonly event: "closed" | "reopened";
  /** Last closed day of the book after this event. */
  readonly closedThroughOn: LocalDate | undefined;
}

export type PeriodRejection = Rejection<
  | "periodNotOver"
  | "periodAlreadyClosed"
  | "earlierPeriodOpen"
  | "periodNotClosed"
  | "laterPeriodClosed"
  | "fiscalYearClosed"
>;

export type ClosedPeriodRejection = Rejection<"periodClosed">;

export function monthOf(day: LocalDate): AccountingPeriod {
  const { year, month } = dayParts(day);
  const startOn = dayFromParts({ year, month, day: 1 });
  return { kind: "month", startOn, endOn: addMonths(startOn, 1) };
}

/** The period of a kind that a day lies in. */
export function periodAround(kind: PeriodKind, day: LocalDate): AccountingPeriod {
  if (kind === "month") return monthOf(day);
  const { startOn, endOn } = fiscalYearOf(day);
  return { kind, startOn, endOn };
}

/** Through which day the newest event left the book closed. */
export function closedThrough(events: readonly PeriodEvent[]): LocalDate | undefined {
  return events.at(-1)?.closedThroughOn;
}

/** Events in the order they were recorded; `today` is the day of closing. */
export function closePeriod(
  events: readonly PeriodEvent[],
  period: AccountingPeriod,
  today: LocalDate,
): Decision<PeriodEvent, PeriodRejection> {
  const { startOn, endOn } = period;
  const lastOn = addDays(endOn, -1);
  if (today < endOn) return reject({ code: "periodNotOver", figures: { lastOn, today } });
  const through = closedThrough(events);
  if (through !== undefined && lastOn <= through) {
    return reject({ code: "periodAlreadyClosed", figures: { lastOn, closedThroughOn: through } });
  }
  if (through !== undefined && startOn > addDays(through, 1)) {
    return reject({ code: "earlierPeriodOpen", figures: { startOn, firstOpenOn: addDays(through, 1) } });
  }
  return accept({ ...period, event: "closed", closedThroughOn: lastOn });
}

export function reopenPeriod(
  events: readonly PeriodEvent[],
  period: AccountingPeriod,
): Decision<PeriodEvent, PeriodRejection> {
  const closes = standingCloses(events);
  const found = closes.findIndex(({ kind, startOn }) => kind === period.kind && startOn === period.startOn);
  const through = closedThrough(events);
  if (found < 0) {
    const isInYear = through !== undefined && addDays(period.endOn, -1) <= through && period.kind === "month";
    const isYear = closes.some(({ kind, endOn }) => kind === "fiscalYear" && endOn >= period.endOn);
    const figures = { startOn: period.startOn, closedThroughOn: through ?? null };
    return reject({ code: isInYear && isYear ? "fiscalYearClosed" : "periodNotClosed", figures });
  }
  if (found < closes.length - 1) {
    const figures = { startOn: period.startOn, closedThroughOn: through ?? null };
    return reject({ code: "laterPeriodClosed", figures });
  }
  return accept({ ...period, event: "reopened", closedThroughOn: closes.at(-2)?.closedThroughOn });
}

/** Closes that were not taken back, oldest first. */
export function standingCloses(events: readonly PeriodEvent[]): readonly PeriodEvent[] {
  const closes: PeriodEvent[] = [];
  for (const event of events) {
    if (event.event === "closed") closes.push(event);
    else closes.pop();
  }
  return closes;
}

/** Accounting day → the day it is booked on: itself, or the first open day of the book. */
export function bookedOn(day: LocalDate, closedThroughOn: LocalDate | undefined): LocalDate {
  return closedThroughOn === undefined ? day : later(day, addDays(closedThroughOn, 1));
}

/** For entries whose day may not move. */
export function mustBeOpen(
  day: LocalDate,
  closedThroughOn: LocalDate | undefined,
): Decision<LocalDate, ClosedPeriodRejection> {
  if (bookedOn(day, closedThroughOn) === day) return accept(day);
  return reject({ code: "periodClosed", figures: { day, closedThroughOn: closedThroughOn ?? null } });
}
