/**
 * Net present value at a rate: Σ CF / (1 + r)^((d − d0) / 365), d0 the first day of the flows. In exact decimals (60
 * digits), so that a rate found with floating point can be proven with it.
 */
import { decimal, one, zero, type Decimal } from "../kernel/decimal.ts";
import { invariant } from "../kernel/invariant.ts";
import { daysBetween } from "../kernel/local-date.ts";
import { inDateOrder, type CashFlow } from "./cash-flow.ts";

/** `rate` is a fraction per year above −1; the answer is in the unit of the flows. */
export function netPresentValue(flows: readonly CashFlow[], rate: Decimal): Decimal {
  invariant(rate.gt(-1), "a rate lies above -100 %");
  const [first] = inDateOrder(flows);
  if (first === undefined) return zero;
  const perDay = one.plus(rate).pow(one.div(365));
  return flows.reduce(
    (sum, { on, amount }) => sum.plus(decimal(amount).div(perDay.pow(daysBetween(first.on, on)))),
    zero,
  );
}
