/**
 * What a covenant test (判定) answers: complied, breached, or awaiting the figures it needs; the threshold it compared
 * with; and the headroom (余裕度) in the unit of the tested figure. Headroom is positive while there is room, zero just
 * at the limit, which still complies, and negative by the shortfall. It is kept as an exact fraction, so that the
 * verdict never hangs on a rounded ratio.
 */
import { decimalRatio, type Decimal } from "../kernel/decimal.ts";
import type { Rejection } from "../kernel/decision.ts";
import { subtractRatios, type Ratio } from "../kernel/ratio.ts";

export type CovenantTestState = "complied" | "breached" | "awaiting";

/** A reported figure; null while it is not delivered. */
export type Figure = Decimal | null;

/** What the reader has to know beside the verdict. */
export type CovenantNote =
  | {
      readonly code: "fallbackConsulted";
      readonly measure: string;
      readonly fallback: string;
      readonly terms: number;
    }
  | { readonly code: "noInterestDue" }
  | { readonly code: "noDebt" }
  | { readonly code: "ebitdaZero" }
  | { readonly code: "figuresMissing"; readonly missing: readonly string[] };

export interface CovenantTestResult {
  readonly state: CovenantTestState;
  /** Undefined where it depends on a figure not delivered. */
  readonly threshold: Decimal | undefined;
  /** Undefined where there is no finite distance to the threshold. */
  readonly headroom: Ratio | undefined;
  readonly note?: CovenantNote;
}

export type CovenantRejection = Rejection<
  | "percentageOutOfRange"
  | "baseYearMissing"
  | "bandReversed"
  | "termsOutOfRange"
  | "fallbackIsMeasure"
  | "debtNegative"
  | "denominatorNegative"
  | "denominatorNotPositive"
>;

export function awaiting(missing: readonly string[], threshold?: Decimal): CovenantTestResult {
  return { state: "awaiting", threshold, headroom: undefined, note: { code: "figuresMissing", missing } };
}

/** The verdict that a finite headroom gives. */
export function judged(threshold: Decimal, headroom: Ratio): CovenantTestResult {
  return { state: headroom.numerator < 0n ? "breached" : "complied", threshold, headroom };
}

/** The verdict on a figure that must not fall below a minimum. */
export function judgedMinimum(figure: Decimal, minimum: Decimal): CovenantTestResult {
  return judged(minimum, subtractRatios(decimalRatio(figure), decimalRatio(minimum)));
}
