/**
 * Fixing of a base rate (基準金利の決定): from a day on, an index such as 短期プライムレート stands at a rate. A fixing is a
 * fact of the lender's; a second one for the same day supersedes the first. Base rates have been below zero, so the
 * bounds are wide; a figure outside them is a slip of the decimal point.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { rowOn } from "../kernel/dated.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { rateText, type Rate } from "../kernel/rate.ts";
import type { DatedRate } from "./interest-by-period.ts";

const rateOne = 10_000_000_000n;
const lowest = -rateOne / 20n;
const highest = rateOne / 4n;

export interface NewFixing {
  readonly effectiveOn: LocalDate;
  readonly annualRate: Rate;
}

export type FixingRejection = Rejection<"baseRateOutOfRange" | "fixingUnchanged">;

/** Refuses a rate outside −5 % to 25 %, and a fixing that changes nothing on its day. */
export function agreeFixing(
  fixing: NewFixing,
  known: readonly DatedRate[],
): Decision<NewFixing, FixingRejection> {
  const { annualRate, effectiveOn } = fixing;
  if (annualRate < lowest || annualRate > highest) {
    const figures = { annualRate: rateText(annualRate), lowest: "-0.05", highest: "0.25" };
    return reject({ code: "baseRateOutOfRange", figures, pointer: "/annualRate" });
  }
  const standing = rowOn(known, effectiveOn);
  if (standing?.effectiveOn === effectiveOn && standing.annualRate === annualRate) {
    return reject({ code: "fixingUnchanged", figures: { effectiveOn, annualRate: rateText(annualRate) } });
  }
  return accept(fixing);
}

/** One row per day: of several fixings for a day the last one recorded holds. Given in the order of recording. */
export function standingFixings<Row extends DatedRate>(recorded: readonly Row[]): readonly Row[] {
  const byDay = new Map<LocalDate, Row>();
  for (const row of recorded) byDay.set(row.effectiveOn, row);
  return [...byDay.values()].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
}
