/**
 * Exact decimals for KPI values, scores, percentages and fund arithmetic. The only door to decimal.js: 60 significant
 * digits, no exponent in text, no way in for a JavaScript float (values come from text, whole numbers or bigint).
 */
import { Decimal as DecimalJs } from "decimal.js";
import { invariant } from "./invariant.ts";
import { ratio, type Ratio } from "./ratio.ts";
import type { RoundingMode } from "./rounding.ts";

const ExactDecimal = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});

export type Decimal = DecimalJs;

/** What the wire accepts as a decimal: optional minus, digits, optional fraction; no exponent, no blanks, no plus. */
export const decimalPattern = /^-?(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?$/;

export function isDecimalText(text: string): boolean {
  return decimalPattern.test(text);
}

export function decimal(value: string | bigint | number): Decimal {
  if (typeof value === "number")
    invariant(Number.isSafeInteger(value), () => `${String(value)} is not a whole number`);
  return new ExactDecimal(typeof value === "bigint" ? value.toString() : value);
}

export const zero: Decimal = decimal(0);
export const one: Decimal = decimal(1);

/** The one text of a decimal: no exponent, no trailing zeros, no negative zero. */
export function canonicalDecimal(value: Decimal): string {
  return value.isZero() ? "0" : value.toFixed();
}

/** Fixed number of places for showing: `fixedDecimal(0.5, 2)` is "0.50". */
export function fixedDecimal(value: Decimal, places: number, mode: RoundingMode = "halfEven"): string {
  return roundDecimal(value, places, mode).toFixed(places);
}

export function roundDecimal(value: Decimal, places: number, mode: RoundingMode): Decimal {
  return value.toDecimalPlaces(places, decimalJsModes[mode]);
}

/** The value as a whole number of 10^-places ("12.5" at 2 is 1250); undefined where it has more places than that. */
export function decimalUnits(value: Decimal, places: number): bigint | undefined {
  const scaled = value.times(decimal(10).pow(places));
  return scaled.isInteger() ? BigInt(scaled.toFixed()) : undefined;
}

export function lesser(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b;
}

export function greater(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}

/** The same value as an exact fraction, for comparing and dividing without any loss. */
export function decimalRatio(value: Decimal): Ratio {
  const [whole = "0", fraction = ""] = value.toFixed().split(".");
  return ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

const decimalJsModes = {
  floor: DecimalJs.ROUND_FLOOR,
  ceiling: DecimalJs.ROUND_CEIL,
  down: DecimalJs.ROUND_DOWN,
  up: DecimalJs.ROUND_UP,
  halfUp: DecimalJs.ROUND_HALF_UP,
  halfEven: DecimalJs.ROUND_HALF_EVEN,
} as const satisfies Record<RoundingMode, DecimalJs.Rounding>;
