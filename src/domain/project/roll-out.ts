/**
 * Wide-area roll-out (横展開): the same service in several regions, each with a KPI series of its own. The total of a
 * period is the exact sum of its regions. Where a region has not reported, there is a sum of the others, and it is
 * called incomplete and names who is missing: a gap is never a zero.
 */
import { decimal, type Decimal } from "../kernel/decimal.ts";
import type { LocalDate } from "../kernel/local-date.ts";

export interface RegionSeries {
  readonly region: string;
  readonly values: readonly RegionValue[];
}

export interface RegionValue {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly value: Decimal;
}

export interface RollOutTotal {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly total: Decimal;
  readonly isComplete: boolean;
  /** Regions without a value for exactly these days. */
  readonly missing: readonly string[];
}

/** One total for every period that any region reported, by its end. */
export function rollOutTotals(regions: readonly RegionSeries[]): readonly RollOutTotal[] {
  const periods = new Map(
    regions
      .flatMap(({ values }) => values)
      .map(({ startOn, endOn }) => [`${endOn}/${startOn}`, { startOn, endOn }] as const),
  );
  return [...periods.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, period]) => totalOf(regions, period));
}

function totalOf(
  regions: readonly RegionSeries[],
  { startOn, endOn }: Pick<RegionValue, "startOn" | "endOn">,
): RollOutTotal {
  const found = regions.map(({ region, values }) => ({
    region,
    value: values.find((each) => each.startOn === startOn && each.endOn === endOn)?.value,
  }));
  const missing = found.filter(({ value }) => value === undefined).map(({ region }) => region);
  const total = found.reduce((sum, { value }) => sum.plus(value ?? 0), decimal(0));
  return { startOn, endOn, total, isComplete: missing.length === 0, missing };
}
