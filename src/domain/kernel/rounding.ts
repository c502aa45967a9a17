/**
 * Rounding is one explicit act with a named mode, at one place per figure. Japanese loan contracts cut fractions of a
 * yen off (`floor`); the other modes exist because contracts name them.
 */
import { invariant, unreachable } from "./invariant.ts";

export const roundingModes = ["floor", "ceiling", "down", "up", "halfUp", "halfEven"] as const;
export type RoundingMode = (typeof roundingModes)[number];

/** `numerator / denominator` as a whole number; `denominator` must be positive. `down` is toward zero. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  invariant(denominator > 0n, "a denominator is positive");
  const floor = floorDivide(numerator, denominator);
  const rest = numerator - floor * denominator;
  if (rest === 0n) return floor;
  return roundsUp({ floor, rest, denominator }, mode) ? floor + 1n : floor;
}

function roundsUp(
  { floor, rest, denominator }: { floor: bigint; rest: bigint; denominator: bigint },
  mode: RoundingMode,
): boolean {
  const twice = rest * 2n;
  switch (mode) {
    case "floor":
      return false;
    case "ceiling":
      return true;
    case "down":
      return floor < 0n;
    case "up":
      return floor >= 0n;
    case "halfUp":
      return floor >= 0n ? twice >= denominator : twice > denominator;
    case "halfEven":
      return twice === denominator ? floor % 2n !== 0n : twice > denominator;
    default:
      return unreachable(mode);
  }
}

export function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n !== denominator < 0n ? quotient - 1n : quotient;
}
