/**
 * By how much a KPI value moved, in percent of where it stood. Both the warning on an unusual jump and the threshold
 * of a restatement compare this way: multiplied out, so that no rounded percentage decides. A move away from zero has
 * no percentage and exceeds every threshold.
 */
import { decimal, type Decimal } from "../kernel/decimal.ts";

export interface Movement {
  readonly from: Decimal;
  readonly to: Decimal;
}

/** |to − from| in percent of |from|; undefined where `from` is zero. */
export function changePercent({ from, to }: Movement): Decimal | undefined {
  return from.isZero() ? undefined : to.minus(from).abs().times(100).div(from.abs());
}

/** Is the change more than `percent`, or, when inclusive, just as much? */
export function exceedsPercent(
  { from, to }: Movement,
  { percent, inclusive }: { readonly percent: Decimal; readonly inclusive: boolean },
): boolean {
  const moved = to.minus(from).abs().times(decimal(100));
  const bearable = from.abs().times(percent);
  return inclusive ? moved.gte(bearable) : moved.gt(bearable);
}
