/**
 * Leverage (有利子負債 / EBITDA) between two bounds, both included. The lower bound is what catches a loss: with negative
 * EBITDA the ratio turns negative, and an upper bound alone would let it pass.
 *
 * Without debt there is no leverage, whatever the EBITDA: the ratio is 0. With debt and an EBITDA of exactly 0 it is
 * beyond every bound. Negative debt is refused: net cash over negative EBITDA would look like a sound ratio.
 */
import { canonicalDecimal, decimalRatio, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision } from "../kernel/decision.ts";
import { compareRatios, divideRatios, subtractRatios, zeroRatio, type Ratio } from "../kernel/ratio.ts";
import {
  awaiting,
  judged,
  type CovenantRejection,
  type CovenantTestResult,
  type Figure,
} from "./test-result.ts";

export interface LeverageBand {
  readonly low: Decimal;
  readonly high: Decimal;
}

export interface LeverageFigures {
  /** Interest-bearing debt, 0 or more; net debt below zero is given as 0. */
  readonly debt: Figure;
  readonly ebitda: Figure;
}

/** Threshold and headroom are those of the upper bound, unless the ratio lies below the lower one. */
export function testLeverageBand(
  band: LeverageBand,
  { debt, ebitda }: LeverageFigures,
): Decision<CovenantTestResult, CovenantRejection> {
  const { low, high } = band;
  if (low.gt(high)) {
    const figures = { low: canonicalDecimal(low), high: canonicalDecimal(high) };
    return reject({ code: "bandReversed", figures, pointer: "/params/low" });
  }
  if (debt?.lt(0) === true) {
    return reject({
      code: "debtNegative",
      figures: { debt: canonicalDecimal(debt) },
      pointer: "/figures/debt",
    });
  }
  if (debt === null || ebitda === null) {
    const missing = [...(debt === null ? ["debt"] : []), ...(ebitda === null ? ["ebitda"] : [])];
    return accept(awaiting(missing, high));
  }
  return accept(testRatio(band, debt, ebitda));
}

function testRatio(band: LeverageBand, debt: Decimal, ebitda: Decimal): CovenantTestResult {
  if (debt.isZero()) return { ...judgedBand(band, zeroRatio), note: { code: "noDebt" } };
  if (ebitda.isZero()) {
    return { state: "breached", threshold: band.high, headroom: undefined, note: { code: "ebitdaZero" } };
  }
  return judgedBand(band, divideRatios(decimalRatio(debt), decimalRatio(ebitda)));
}

function judgedBand({ low, high }: LeverageBand, leverage: Ratio): CovenantTestResult {
  const [lowest, highest] = [decimalRatio(low), decimalRatio(high)];
  return compareRatios(leverage, lowest) < 0
    ? judged(low, subtractRatios(leverage, lowest))
    : judged(high, subtractRatios(highest, leverage));
}
