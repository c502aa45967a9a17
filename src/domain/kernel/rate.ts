/**
 * Interest rates and basis points, both held as whole numbers of 1e-10 per year. Contracts quote rates with up to ten
 * decimals and steps in basis points with up to six; on one common grid a step is added to a rate without rounding.
 */
import type { Brand } from "./brand.ts";
import { decimal, type Decimal } from "./decimal.ts";
import { accept, reject, type Decision, type Rejection } from "./decision.ts";
import { invariant } from "./invariant.ts";
import { ratio, scaledText, type Ratio } from "./ratio.ts";

/** Fraction per year × 10^10: 1.475 % is 147_500_000n. */
export type Rate = Brand<bigint, "Rate">;
/** Basis points × 10^6: −2.5 bp is −2_500_000n. The same grid as `Rate`. */
export type BasisPoints = Brand<bigint, "BasisPoints">;

export const rateDecimals = 10;
export const basisPointDecimals = 6;
const rateScale = 10n ** BigInt(rateDecimals);

export type RateRejection = Rejection<"rateNotDecimal" | "rateTooPrecise" | "rateOutOfRange">;

export const zeroRate = 0n as Rate;
export const zeroBasisPoints = 0n as BasisPoints;

/** A rate of whole percents per year. */
export function percent(whole: bigint): Rate {
  return (whole * 10n ** BigInt(rateDecimals - 2)) as Rate;
}

/** Reads "0.01475" (fraction per year). No loan in the field costs more than 100 % or less than −100 % a year. */
export function parseRate(text: string): Decision<Rate, RateRejection> {
  const scaled = parseScaled(text, rateDecimals);
  if (!scaled.ok) return scaled;
  if (scaled.value > rateScale || scaled.value < -rateScale) {
    return reject({ code: "rateOutOfRange", figures: { rate: text, lowest: "-1", highest: "1" } });
  }
  return accept(scaled.value as Rate);
}

/** Reads "-2.5" (basis points), at most ±10,000 bp. */
export function parseBasisPoints(text: string): Decision<BasisPoints, RateRejection> {
  const scaled = parseScaled(text, basisPointDecimals);
  if (!scaled.ok) return scaled;
  if (scaled.value > rateScale || scaled.value < -rateScale) {
    return reject({ code: "rateOutOfRange", figures: { rate: text, lowest: "-10000", highest: "10000" } });
  }
  return accept(scaled.value as BasisPoints);
}

/** In whole numbers of 1e-10, for sums over whole portfolios: passing through 64 bits is cheaper than `Number`. */
export function rateUnits(rate: Rate): number {
  wide[0] = rate;
  return (halves[1 - low] ?? 0) * 2 ** 32 + ((halves[low] ?? 0) >>> 0);
}

const wide = new BigInt64Array([1n]);
const halves = new Int32Array(wide.buffer);
const low = halves[0] === 1 ? 0 : 1;

export function rateText(rate: Rate): string {
  return scaledText(rate, rateDecimals);
}

export function basisPointsText(points: BasisPoints): string {
  return scaledText(points, basisPointDecimals);
}

export function addStep(rate: Rate, step: BasisPoints): Rate {
  return (rate + step) as Rate;
}

export function addRates(a: Rate, b: Rate): Rate {
  return (a + b) as Rate;
}

export function sumBasisPoints(steps: readonly BasisPoints[]): BasisPoints {
  return steps.reduce((total, step) => (total + step) as BasisPoints, zeroBasisPoints);
}

/** The step that leads from one rate to another. */
export function stepBetween(from: Rate, to: Rate): BasisPoints {
  return (to - from) as BasisPoints;
}

export function higherRate(a: Rate, b: Rate): Rate {
  return a > b ? a : b;
}

export function clampBasisPoints(
  points: BasisPoints,
  { lowest, highest }: { readonly lowest: BasisPoints; readonly highest: BasisPoints },
): BasisPoints {
  if (points < lowest) return lowest;
  return points > highest ? highest : points;
}

export function rateRatio(rate: Rate): Ratio {
  return ratio(rate, rateScale);
}

/** The rate a fraction per year is; every rate of a loan is one. */
export function rateOfRatio({ numerator, denominator }: Ratio): Rate {
  const scaled = numerator * 10n ** BigInt(rateDecimals);
  invariant(scaled % denominator === 0n, "a rate has at most ten decimals");
  return (scaled / denominator) as Rate;
}

export function rateDecimal(rate: Rate): Decimal {
  return decimal(rate).div(decimal(rateScale));
}

function parseScaled(text: string, places: number): Decision<bigint, RateRejection> {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,30}))?$/.exec(text);
  if (match === null) return reject({ code: "rateNotDecimal", figures: { rate: text } });
  const [, sign = "", whole = "0", fraction = ""] = match;
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > places) {
    return reject({ code: "rateTooPrecise", figures: { rate: text, decimals: places } });
  }
  const magnitude = BigInt(whole + kept.padEnd(places, "0"));
  return accept(sign === "-" ? -magnitude : magnitude);
}
