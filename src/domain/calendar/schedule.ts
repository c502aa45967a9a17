/**
 * Schedules: from what an agreement says about its dates to the periods in which interest is reckoned.
 *
 * An agreement fixes a day of the month and an interval. Every regular date is counted from one anchor, never from the
 * date before it, so that the 31st comes back after a February (28 Feb → 31 Mar). With `endOfMonth`, an anchor on the
 * last day of its month keeps to last days (月末). What does not fill a regular period is a stub at the far end from the
 * anchor: a short period of its own, or joined to its neighbour as a long one.
 *
 * The definition is agreed once; resolving it against a holiday calendar is repeated whenever the calendar changes.
 * Periods are half-open and adjacent, before and after adjustment.
 */
import { accept, mapDecision, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { unreachable } from "../kernel/invariant.ts";
import {
  addMonths,
  earlier,
  endOfMonth,
  isEndOfMonth,
  lastDay,
  later,
  type LocalDate,
} from "../kernel/local-date.ts";
import { adjustToBusinessDay, type BusinessDayRule } from "./business-day.ts";
import { wholeMonths } from "./day-count.ts";
import { checkEveryMonths, type FrequencyRejection } from "./frequency.ts";

/** `none`: the last date must be a regular one. */
export const stubs = ["none", "short", "long"] as const;
export type Stub = (typeof stubs)[number];

interface Grid {
  readonly startOn: LocalDate;
  readonly everyMonths: number;
  /** An anchor on the last day of its month keeps to last days of months. */
  readonly endOfMonth: boolean;
}

/**
 * Where the regular dates are counted from:
 * `fromStart` leaves its stub at the back, `fromEnd` at the front; `fromFirstDue` has whatever first period the
 * agreement says and its stub at the back; `instalments` counts due dates instead of naming the last one.
 */
export type ScheduleDefinition =
  | (Grid & { readonly kind: "fromStart" | "fromEnd"; readonly endOn: LocalDate; readonly stub: Stub })
  | (Grid & {
      readonly kind: "fromFirstDue";
      readonly firstDueOn: LocalDate;
      readonly endOn: LocalDate;
      readonly stub: Stub;
    })
  | (Grid & { readonly kind: "instalments"; readonly firstDueOn: LocalDate; readonly instalments: number });

/** `[startOn, endOn)` as agreed and `[adjustedStartOn, adjustedEndOn)` on business days. */
export interface SchedulePeriod {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly adjustedStartOn: LocalDate;
  readonly adjustedEndOn: LocalDate;
}

export type ScheduleRejection =
  | FrequencyRejection
  | Rejection<
      | "endNotAfterStart"
      | "firstDueNotAfterStart"
      | "endBeforeFirstDue"
      | "instalmentsOutOfRange"
      | "tooManyPeriods"
      | "stubNotAllowed"
      | "endOutOfRange"
    >;

/** A hundred years of monthly instalments. */
export const mostPeriods = 1_200;

/** The periods of an agreement, moved to business days. */
export function resolveSchedule(
  definition: ScheduleDefinition,
  rule: BusinessDayRule,
): Decision<readonly SchedulePeriod[], ScheduleRejection> {
  return mapDecision(scheduleDates(definition), (dates) => periodsBetween(dates, rule));
}

/** The agreed dates, start and end included, before any adjustment: n periods have n + 1 of them. */
export function scheduleDates(
  definition: ScheduleDefinition,
): Decision<readonly LocalDate[], ScheduleRejection> {
  const frequency = checkEveryMonths(definition.everyMonths);
  if (!frequency.ok) return frequency;
  const complaint = complaintAbout(definition);
  if (complaint !== undefined) return reject(complaint);
  const dates = definition.kind === "instalments" ? instalmentDates(definition) : datesToEnd(definition);
  if (!dates.ok) return dates;
  const periods = dates.value.length - 1;
  if (periods <= mostPeriods) return dates;
  return reject({ code: "tooManyPeriods", figures: { periods, most: mostPeriods } });
}

/** The period between each two neighbouring dates. Each date is adjusted once. */
export function periodsBetween(
  dates: readonly LocalDate[],
  rule: BusinessDayRule,
): readonly SchedulePeriod[] {
  const periods: SchedulePeriod[] = [];
  let start: { on: LocalDate; adjustedOn: LocalDate } | undefined;
  for (const on of dates) {
    const adjustedOn = adjustToBusinessDay(on, rule);
    if (start !== undefined) {
      const { on: startOn, adjustedOn: adjustedStartOn } = start;
      periods.push({ startOn, endOn: on, adjustedStartOn, adjustedEndOn: adjustedOn });
    }
    start = { on, adjustedOn };
  }
  return periods;
}

function complaintAbout(definition: ScheduleDefinition): ScheduleRejection | undefined {
  const { startOn } = definition;
  if ("endOn" in definition && definition.endOn <= startOn) {
    return { code: "endNotAfterStart", figures: { startOn, endOn: definition.endOn } };
  }
  if (!("firstDueOn" in definition)) return undefined;
  const { firstDueOn } = definition;
  if (firstDueOn <= startOn) return { code: "firstDueNotAfterStart", figures: { startOn, firstDueOn } };
  if (definition.kind === "instalments" || firstDueOn <= definition.endOn) return undefined;
  return { code: "endBeforeFirstDue", figures: { firstDueOn, endOn: definition.endOn } };
}

type Dates = Decision<readonly LocalDate[], ScheduleRejection>;
type Instalments = Extract<ScheduleDefinition, { kind: "instalments" }>;

function instalmentDates(definition: Instalments): Dates {
  const { startOn, firstDueOn, everyMonths, instalments } = definition;
  if (!Number.isSafeInteger(instalments) || instalments < 1 || instalments > mostPeriods) {
    const figures = { instalments: String(instalments), fewest: 1, most: mostPeriods };
    return reject({ code: "instalmentsOutOfRange", figures });
  }
  const most = Math.floor(wholeMonths(firstDueOn, lastDay) / everyMonths) + 1;
  if (instalments > most) {
    return reject({ code: "endOutOfRange", figures: { instalments, most, latest: lastDay } });
  }
  const roll = rollFrom(firstDueOn, definition);
  return accept([startOn, ...Array.from({ length: instalments }, (_, i) => roll(i))]);
}

function datesToEnd(definition: Exclude<ScheduleDefinition, Instalments>): Dates {
  const { kind, startOn, endOn } = definition;
  switch (kind) {
    case "fromStart":
      return datesFromAnchor(definition, { anchorOn: startOn, limitOn: endOn, direction: 1 });
    case "fromEnd": {
      const backward = datesFromAnchor(definition, { anchorOn: endOn, limitOn: startOn, direction: -1 });
      return mapDecision(backward, (dates) => dates.toReversed());
    }
    case "fromFirstDue": {
      const { firstDueOn } = definition;
      const forward = datesFromAnchor(definition, { anchorOn: firstDueOn, limitOn: endOn, direction: 1 });
      return mapDecision(forward, (dates) => [startOn, ...dates]);
    }
    default:
      return unreachable(kind);
  }
}

interface Course {
  readonly anchorOn: LocalDate;
  readonly limitOn: LocalDate;
  readonly direction: 1 | -1;
}

/** Regular dates from the anchor up to the limit, and the limit itself, after a stub where it is not regular. */
function datesFromAnchor(
  { stub, ...grid }: Grid & { readonly stub: Stub },
  { anchorOn, limitOn, direction }: Course,
): Dates {
  if (anchorOn === limitOn) return accept([anchorOn]);
  const roll = rollFrom(anchorOn, grid);
  const regular = [anchorOn];
  let next = roll(direction);
  while (direction === 1 ? next < limitOn : next > limitOn) {
    regular.push(next);
    next = roll(direction * regular.length);
  }
  if (next === limitOn || stub === "short") return accept([...regular, limitOn]);
  if (stub === "long") return accept([...(regular.length > 1 ? regular.slice(0, -1) : regular), limitOn]);
  const last = roll(direction * (regular.length - 1));
  const figures = { day: limitOn, regularBefore: earlier(last, next), regularAfter: later(last, next) };
  return reject({ code: "stubNotAllowed", figures });
}

/** The n-th regular date counted from the anchor; n may be negative. */
function rollFrom(
  anchorOn: LocalDate,
  { everyMonths, endOfMonth: toMonthEnd }: Pick<Grid, "everyMonths" | "endOfMonth">,
): (n: number) => LocalDate {
  const keepsMonthEnd = toMonthEnd && isEndOfMonth(anchorOn);
  return (n) => {
    const date = addMonths(anchorOn, n * everyMonths);
    return keepsMonthEnd ? endOfMonth(date) : date;
  };
}
