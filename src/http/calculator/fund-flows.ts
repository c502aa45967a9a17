/** Amounts of the fund calculators: decimal text on the wire, whole units of 10^-decimals in the domain. */
import type { z } from "zod";
import type { cashFlow } from "../../contract/calculator/fund-flows.ts";
import type { CashFlow } from "../../domain/fund/cash-flow.ts";
import { canonicalDecimal, decimalUnits, type Decimal } from "../../domain/kernel/decimal.ts";
import {
  accept,
  allAccepted,
  mapDecision,
  reject,
  type Decision,
  type Rejection,
} from "../../domain/kernel/decision.ts";

export type AmountRejection = Rejection<"amountTooPrecise">;
type WireFlow = z.output<typeof cashFlow>;

export function amountUnits(
  amount: Decimal,
  decimals: number,
  pointer: string,
): Decision<bigint, AmountRejection> {
  const units = decimalUnits(amount, decimals);
  if (units !== undefined) return accept(units);
  return reject({
    code: "amountTooPrecise",
    figures: { amount: canonicalDecimal(amount), decimals },
    pointer,
  });
}

export function flowsInUnits(
  flows: readonly WireFlow[],
  decimals: number,
  path: string,
): Decision<readonly CashFlow[], AmountRejection> {
  return allAccepted(
    flows.map(({ on, amount }, i) =>
      mapDecision(amountUnits(amount, decimals, `${path}/${i}/amount`), (units) => ({ on, amount: units })),
    ),
  );
}
