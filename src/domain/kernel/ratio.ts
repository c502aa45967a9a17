/**
 * Exact fractions of whole numbers. Interest is principal × rate × days / 365: a fraction that no finite decimal
 * holds. Kept as numerator and denominator it can be added up over a period and rounded once, at the end.
 */
import { invariant } from "./invariant.ts";
import { divideRounded, type RoundingMode } from "./rounding.ts";

export interface Ratio {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

export const zeroRatio: Ratio = { numerator: 0n, denominator: 1n };

export function ratio(numerator: bigint, denominator = 1n): Ratio {
  invariant(denominator !== 0n, "a denominator is not zero");
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) {
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  }
  return reduce({
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  });
}

export function sumRatios(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce(addRatios, zeroRatio);
}

export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return addRatios(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return reduce({ numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator });
}

/** `b` is not zero. */
export function divideRatios(a: Ratio, b: Ratio): Ratio {
  return reduce(ratio(a.numerator * b.denominator, a.denominator * b.numerator));
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function roundRatio(value: Ratio, mode: RoundingMode): bigint {
  return divideRounded(value.numerator, value.denominator, mode);
}

/** Decimal text with at most `decimals` places, halves to even, trailing zeros cut. For showing, not for reckoning. */
export function ratioText(value: Ratio, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const scaled = divideRounded(value.numerator * scale, value.denominator, "halfEven");
  return scaledText(scaled, decimals);
}

/** `scaled / 10^decimals` as canonical decimal text. */
export function scaledText(scaled: bigint, decimals: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  const text = fraction === "" ? whole : `${whole}.${fraction}`;
  return scaled < 0n ? `-${text}` : text;
}

function reduce(value: Ratio): Ratio {
  const divisor = greatestCommonDivisor(value.numerator, value.denominator);
  return { numerator: value.numerator / divisor, denominator: value.denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
