/**
 * Net assets covenants (純資産維持, 債務超過の禁止). `netAssetsFloor`: net assets stay at or above a percentage of the prior
 * year end, of a fixed base year, or of the higher of both, so that one bad year does not lower the bar for the next.
 * An absolute amount is written as 100 % of a fixed base. `noInsolvency`: net assets are not negative.
 */
import { canonicalDecimal, greater, one, zero, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision } from "../kernel/decision.ts";
import {
  awaiting,
  judgedMinimum,
  type CovenantRejection,
  type CovenantTestResult,
  type Figure,
} from "./test-result.ts";

export const netAssetsBases = ["prior", "base", "higherOf"] as const;

export interface NetAssetsFloor {
  /** Fraction from 0 to 1. */
  readonly percent: Decimal;
  readonly basis: (typeof netAssetsBases)[number];
  /** Net assets of the base year; needed for `base` and `higherOf`. */
  readonly baseYear: Decimal | null;
}

export interface NetAssetsFigures {
  /** Net assets at the end of the term before; needed for `prior` and `higherOf`. */
  readonly prior: Figure;
  readonly actual: Figure;
}

export function testNetAssetsFloor(
  { percent, basis, baseYear }: NetAssetsFloor,
  { prior, actual }: NetAssetsFigures,
): Decision<CovenantTestResult, CovenantRejection> {
  if (percent.lt(zero) || percent.gt(one)) {
    const figures = { percent: canonicalDecimal(percent), lowest: "0", highest: "1" };
    return reject({ code: "percentageOutOfRange", figures, pointer: "/params/percent" });
  }
  if (basis !== "prior" && baseYear === null) {
    return reject({ code: "baseYearMissing", figures: { basis }, pointer: "/params/baseYear" });
  }
  const references = { prior: [prior], base: [baseYear], higherOf: [prior, baseYear] }[basis];
  const known = references.filter((reference) => reference !== null);
  if (known.length < references.length) {
    return accept(awaiting(actual === null ? ["prior", "actual"] : ["prior"]));
  }
  const threshold = known.reduce(greater).times(percent);
  return accept(actual === null ? awaiting(["actual"], threshold) : judgedMinimum(actual, threshold));
}

export function testNoInsolvency(netAssets: Figure): CovenantTestResult {
  return netAssets === null ? awaiting(["actual"], zero) : judgedMinimum(netAssets, zero);
}
