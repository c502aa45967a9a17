/**
 * Schedules: from what an agreement says about its dates to the periods in which interest is reckoned.
 *
 * An agreement says when it starts, how many months lie between due dates, and either its first due date, its end or
 * how many instalments there are. From the one of these that is the anchor the regular dates are counted; what is left
 * over is a stub. The agreed dates never change; resolving them is repeated whenever the holiday calendar does.
 *
 * Periods are half-open and adjacent, before and after adjustment; a stub inside a run of closed days may be adjusted
 * to no days at all.
 */
import { accept, mapDecision, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { unreachable } from "../kernel/invariant.ts";
import { lastDay, type LocalDate } from "../kernel/local-date.ts";
import { adjustToBusinessDay, type BusinessDayRule } from "./business-day.ts";
import { wholeMonths } from "./day-count.ts";
import { checkEveryMonths, type FrequencyRejection } from "./frequency.ts";
import { datesFromAnchor, rollFrom, type Roll, type Stub, type StubRejection } from "./regular-dates.ts";

interface Grid extends Roll {
  readonly startOn: LocalDate;
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
  | StubRejection
  | Rejection<
      | "endNotAfterStart"
      | "firstDueNotAfterStart"
      | "endBeforeFirstDue"
      | "instalmentsOutOfRange"
      | "tooManyPeriods"
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
  const dueDate = rollFrom(firstDueOn, definition);
  return accept([startOn, ...Array.from({ length: instalments }, (_, i) => dueDate(i))]);
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
