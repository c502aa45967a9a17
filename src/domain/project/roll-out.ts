/**
 * Wide-area roll-out (横展開): the same service in several regions, each with a KPI series of its own. The total of a
 * period is the exact sum of its regions. Where a region has not reported, there is a sum of the others, and it is
 * called incomplete and names who is missing: a gap is never a zero. Figures in different units, and figures that count
 * the same people twice, have no sum at all.
 */
import { decimal, type Decimal } from "../kernel/decimal.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { isSmallCell } from "./small-cell.ts";

export interface RegionSeries {
  readonly region: string;
  readonly values: readonly RegionValue[];
  /** Of a series that counts people, for readers from whom small counts are withheld. */
  readonly smallestCell?: number | undefined;
}

export interface RegionValue {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly value: Decimal;
}

export interface RegionPart {
  readonly region: string;
  /** Undefined where the region has no value for exactly these days. */
  readonly value: Decimal | undefined;
  /** Counts too few people to be shown. */
  readonly isSmall: boolean;
}

export interface RollOutTotal {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly total: Decimal;
  readonly isComplete: boolean;
  /** A part of it is small, and the total would give it away. */
  readonly isWithheld: boolean;
  /** In the order of the regions. */
  readonly parts: readonly RegionPart[];
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
  const parts = regions.map(({ region, values, smallestCell }) => {
    const value = values.find((each) => each.startOn === startOn && each.endOn === endOn)?.value;
    return { region, value, isSmall: value !== undefined && isSmallCell({ value, smallestCell }) };
  });
  const missing = parts.filter(({ value }) => value === undefined).map(({ region }) => region);
  const total = parts.reduce((sum, { value }) => sum.plus(value ?? 0), decimal(0));
  const isWithheld = parts.some(({ isSmall }) => isSmall);
  return { startOn, endOn, total, parts, missing, isWithheld, isComplete: missing.length === 0 };
}

export interface MeasuredRegion {
  readonly kpiId: string;
  readonly unit: string;
  /** KPIs of one group count the same people or things twice. */
  readonly overlapGroup: string | undefined;
}

/** Why the figures of regions have no sum; undefined where they add up. */
export function whyNoTotal(regions: readonly MeasuredRegion[]): "unitsDiffer" | "overlapping" | undefined {
  if (new Set(regions.map(({ unit }) => unit)).size > 1) return "unitsDiffer";
  const groups = regions.flatMap(({ overlapGroup }) => overlapGroup ?? []);
  const isTwice = new Set(regions.map(({ kpiId }) => kpiId)).size < regions.length;
  return isTwice || new Set(groups).size < groups.length ? "overlapping" : undefined;
}
