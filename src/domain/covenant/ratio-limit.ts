/**
 * Ratios against a limit, the limit itself included. `coverage` (インタレスト・カバレッジ, DSCR) asks that earnings or cash
 * cover what falls due a number of times; where nothing falls due there is nothing to cover, which complies and is said
 * so. `ratioLimit` holds any other ratio at least or at most at a limit; its denominator (sales, total assets) is
 * positive by nature.
 */
import { canonicalDecimal, decimalRatio, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision } from "../kernel/decision.ts";
import { divideRatios, subtractRatios } from "../kernel/ratio.ts";
import {
  awaiting,
  judged,
  type CovenantRejection,
  type CovenantTestResult,
  type Figure,
} from "./test-result.ts";

export interface RatioFigures {
  readonly numerator: Figure;
  readonly denominator: Figure;
}

export interface RatioLimit {
  readonly direction: "atLeast" | "atMost";
  readonly limit: Decimal;
}

export function testCoverage(
  minimum: Decimal,
  { numerator, denominator }: RatioFigures,
): Decision<CovenantTestResult, CovenantRejection> {
  if (denominator?.lt(0) === true) return refuseDenominator("denominatorNegative", denominator);
  if (denominator?.isZero() === true) {
    const note = { code: "noInterestDue" } as const;
    return accept({ state: "complied", threshold: minimum, headroom: undefined, note });
  }
  return accept(testRatio({ direction: "atLeast", limit: minimum }, { numerator, denominator }));
}

export function testRatioLimit(
  terms: RatioLimit,
  figures: RatioFigures,
): Decision<CovenantTestResult, CovenantRejection> {
  const { denominator } = figures;
  if (denominator?.lte(0) === true) return refuseDenominator("denominatorNotPositive", denominator);
  return accept(testRatio(terms, figures));
}

function testRatio(
  { direction, limit }: RatioLimit,
  { numerator, denominator }: RatioFigures,
): CovenantTestResult {
  if (numerator === null || denominator === null) {
    const missing = [
      ...(numerator === null ? ["numerator"] : []),
      ...(denominator === null ? ["denominator"] : []),
    ];
    return awaiting(missing, limit);
  }
  const value = divideRatios(decimalRatio(numerator), decimalRatio(denominator));
  const bound = decimalRatio(limit);
  return judged(limit, direction === "atLeast" ? subtractRatios(value, bound) : subtractRatios(bound, value));
}

function refuseDenominator(
  code: "denominatorNegative" | "denominatorNotPositive",
  denominator: Decimal,
): Decision<CovenantTestResult, CovenantRejection> {
  return reject({
    code,
    figures: { denominator: canonicalDecimal(denominator) },
    pointer: "/figures/denominator",
  });
}
