/**
 * How figures are written: digits in groups of three, a real minus sign, rates as a percentage with at least three
 * decimals. Digits are never dropped for looks: a value with more decimals than asked for keeps them all.
 */
import { isSuppressed } from "../project/small-cell.ts";
import { decimal, fixedDecimal, type Decimal } from "../kernel/decimal.ts";

export const minusSign = "−";

/** "-1234567.5" → "−1,234,567.5" */
export function groupedFigure(text: string): string {
  const [whole = "0", fraction] = text.replace(/^-/, "").split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const sign = text.startsWith("-") ? minusSign : "";
  return `${sign}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** Grouped, with at least `places` decimals: ("9.9", 2) → "9.90"; a suppressed figure stays as it is. */
export function figureWithPlaces(value: string | Decimal, places: number): string {
  if (typeof value === "string" && isSuppressed(value)) return value;
  const exact = typeof value === "string" ? decimal(value) : value;
  return groupedFigure(fixedDecimal(exact, Math.max(places, exact.decimalPlaces())));
}

/** Fraction per year as a percentage: "0.0075" → "0.750 %". */
export function ratePercent(annualRate: string, places = 3): string {
  return `${figureWithPlaces(decimal(annualRate).times(100), places)} %`;
}

/** Attainment as a percentage of two decimals, halves to even: "0.61666…" → "61.67 %". For reading, not for judging. */
export function attainmentPercent(attainment: string): string {
  return `${groupedFigure(fixedDecimal(decimal(attainment).times(100), 2))} %`;
}

/** "-2.5" → "−2.5", "5" → "+5.0", "0" → "±0.0"; basis points with at least one decimal. */
export function signedBasisPoints(stepBp: string): string {
  const step = decimal(stepBp);
  if (step.isZero()) return "±0.0";
  return `${step.isPositive() ? "+" : ""}${figureWithPlaces(step, 1)}`;
}
