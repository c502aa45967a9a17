/**
 * Yen of finance per outcome, and interest forgone per outcome: what the books say a project was lent and what interest
 * steps took off, divided by what its KPI gained. Nothing is estimated; where the KPI did not gain there is no figure,
 * because a price of a loss would read like a bargain.
 */
import { zero, type Decimal } from "../kernel/decimal.ts";

/** Undefined unless the KPI gained; `direction`: "lower" where a fall is the gain. */
export function amountPerOutcome(
  amount: Decimal,
  { scale, direction }: { readonly scale: Decimal; readonly direction: "higher" | "lower" },
): Decimal | undefined {
  const gained = direction === "higher" ? scale : scale.negated();
  return gained.lte(zero) ? undefined : amount.div(gained);
}
