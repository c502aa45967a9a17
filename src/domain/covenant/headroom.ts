/**
 * Headroom (余裕度) and its warning. A covenant that still complies may be close to its limit: at or below the agreed
 * level the lender is warned before there is a breach. The trend compares with the test before.
 */
import { decimalRatio, type Decimal } from "../kernel/decimal.ts";
import { compareRatios, divideRatios, type Ratio } from "../kernel/ratio.ts";
import type { WarningLevel } from "./covenant-terms.ts";
import type { CovenantTestResult } from "./test-result.ts";

export type HeadroomLevel = "comfortable" | "nearLimit" | "beyondLimit";
export type HeadroomTrend = "rising" | "falling" | "steady";

/** Headroom as a share of the threshold; undefined at a threshold of zero, of which nothing is a share. */
export function headroomShare({
  threshold,
  headroom,
}: Pick<CovenantTestResult, "threshold" | "headroom">): Ratio | undefined {
  if (threshold === undefined || headroom === undefined || threshold.isZero()) return undefined;
  return divideRatios(headroom, decimalRatio(threshold.abs()));
}

/** Undefined where nothing can be said: no figures yet, or no finite distance and no breach. */
export function headroomLevel(
  result: Pick<CovenantTestResult, "state" | "threshold" | "headroom">,
  warning: WarningLevel | undefined,
): HeadroomLevel | undefined {
  if (result.state === "breached") return "beyondLimit";
  if (result.state === "awaiting") return undefined;
  if (warning === undefined || result.headroom === undefined) return "comfortable";
  const measured = warning.measure === "amount" ? result.headroom : headroomShare(result);
  if (measured === undefined) return "comfortable";
  return isAtOrBelow(measured, warning.level) ? "nearLimit" : "comfortable";
}

export function headroomTrend(before: Ratio | undefined, now: Ratio | undefined): HeadroomTrend | undefined {
  if (before === undefined || now === undefined) return undefined;
  const order = compareRatios(now, before);
  if (order === 0) return "steady";
  return order > 0 ? "rising" : "falling";
}

function isAtOrBelow(measured: Ratio, level: Decimal): boolean {
  return compareRatios(measured, decimalRatio(level)) <= 0;
}
