/**
 * Regular dates: every so many months from an anchor, each counted from the anchor and never from the date before it,
 * so that the 31st comes back after a February (28 Feb → 31 Mar). An anchor on the last day of its month keeps to last
 * days (月末) where that is agreed; any other anchor has no month end to keep to.
 *
 * What does not fill a regular period at the far end is a stub: short, a period of its own; long, one with its neighbour.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { addMonths, earlier, endOfMonth, isEndOfMonth, later, type LocalDate } from "../kernel/local-date.ts";

/** `none`: the last date must be a regular one. */
export const stubs = ["none", "short", "long"] as const;
export type Stub = (typeof stubs)[number];

export type StubRejection = Rejection<"stubNotAllowed">;

export interface Roll {
  readonly everyMonths: number;
  /** An anchor on the last day of its month keeps to last days of months. */
  readonly endOfMonth: boolean;
}

/** Which way to count, and where to stop. */
export interface Course {
  readonly anchorOn: LocalDate;
  readonly limitOn: LocalDate;
  readonly direction: 1 | -1;
}

/** Regular dates from the anchor up to the limit, and the limit itself, after a stub where it is not regular. */
export function datesFromAnchor(
  { stub, ...roll }: Roll & { readonly stub: Stub },
  { anchorOn, limitOn, direction }: Course,
): Decision<readonly LocalDate[], StubRejection> {
  if (anchorOn === limitOn) return accept([anchorOn]);
  const regularDate = rollFrom(anchorOn, roll);
  const regular = [anchorOn];
  let next = regularDate(direction);
  while (direction === 1 ? next < limitOn : next > limitOn) {
    regular.push(next);
    next = regularDate(direction * regular.length);
  }
  if (next === limitOn || stub === "short") return accept([...regular, limitOn]);
  if (stub === "long") return accept([...(regular.length > 1 ? regular.slice(0, -1) : regular), limitOn]);
  const last = regularDate(direction * (regular.length - 1));
  const figures = { day: limitOn, regularBefore: earlier(last, next), regularAfter: later(last, next) };
  return reject({ code: "stubNotAllowed", figures });
}

/** The n-th regular date counted from the anchor; n may be negative. */
export function rollFrom(
  anchorOn: LocalDate,
  { everyMonths, endOfMonth: toMonthEnd }: Roll,
): (n: number) => LocalDate {
  const keepsMonthEnd = toMonthEnd && isEndOfMonth(anchorOn);
  return (n) => {
    const date = addMonths(anchorOn, n * everyMonths);
    return keepsMonthEnd ? endOfMonth(date) : date;
  };
}
