/** ACTUS cycles ("P1ML0": every month, long stub at the end) as schedules of the calendar. */
import {
  adjustToBusinessDay,
  type BusinessDayConvention,
  type BusinessDayRule,
} from "../../src/domain/calendar/business-day.ts";
import { scheduleDates } from "../../src/domain/calendar/schedule.ts";
import { addMonths, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { calendarClosedOn } from "../support/calendars.ts";
import { accepted } from "../support/decisions.ts";
import { actusDay, type ActusTerms } from "./actus-case.ts";

export interface Cycle {
  readonly anchorOn: LocalDate;
  readonly everyMonths: number;
  readonly stub: "short" | "long";
  readonly endOfMonth: boolean;
}

const months = { M: 1, Q: 3, H: 6, Y: 12 } as const;

export function actusCycle(terms: ActusTerms, of: string): Cycle | undefined {
  const text = terms[`cycleOf${of}`];
  if (text === undefined) return undefined;
  const match = /^P(\d+)([MQHY])L([01])$/.exec(text);
  if (match === null) throw new Error(`cycle not supported: ${text}`);
  const [, count = "", unit = "M", stub = ""] = match;
  const anchor = terms[`cycleAnchorDateOf${of}`] ?? terms["initialExchangeDate"];
  return {
    anchorOn: actusDay(present(anchor, "an anchor")),
    everyMonths: Number(count) * months[unit as keyof typeof months],
    stub: stub === "0" ? "long" : "short",
    endOfMonth: terms["endOfMonthConvention"] === "EOM",
  };
}

/** All dates of the cycle from its anchor to the end, both included. */
export function cycleDates({ anchorOn, ...grid }: Cycle, endOn: LocalDate): readonly LocalDate[] {
  if (anchorOn === endOn) return [endOn];
  return accepted(scheduleDates({ kind: "fromStart", startOn: anchorOn, endOn, ...grid }));
}

export function stepsAfter({ anchorOn, everyMonths }: Cycle, steps: number): LocalDate {
  return addMonths(anchorOn, everyMonths * steps);
}

/** How ACTUS moves dates: SC* shifts first and reckons to the shifted day, CS* reckons to the day as agreed. */
export interface DateShift {
  /** The day interest is reckoned to. */
  readonly reckoned: (on: LocalDate) => LocalDate;
  /** The day shown for an event reckoned to that day. */
  readonly shown: (on: LocalDate) => LocalDate;
}

const conventions: Readonly<Record<string, BusinessDayConvention>> = {
  F: "following",
  MF: "modifiedFollowing",
  P: "preceding",
  MP: "modifiedPreceding",
};

export function dateShift(terms: ActusTerms): DateShift {
  const name = terms["businessDayConvention"] ?? "NULL";
  const same = (on: LocalDate) => on;
  if (name === "NULL" || name === "NOS") return { reckoned: same, shown: same };
  const convention = conventions[name.slice(2)];
  if (convention === undefined || !/^(SC|CS)/.test(name) || terms["calendar"] !== "MF") {
    throw new Error(`business days not supported: ${name} ${terms["calendar"] ?? ""}`);
  }
  const rule: BusinessDayRule = { calendar: calendarClosedOn(), convention };
  const moved = (on: LocalDate) => adjustToBusinessDay(on, rule);
  return name.startsWith("SC") ? { reckoned: moved, shown: same } : { reckoned: same, shown: moved };
}
