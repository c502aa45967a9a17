/**
 * Break cost (期限前弁済清算金): what the lender loses when money lent at the contract rate comes back early and can only
 * be placed at the reinvestment rate for the days that were left: amount × (contract − reinvestment) × days / 365,
 * floored. A gain is not paid out: the result is never below zero.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { daysBetween, type LocalDate } from "../kernel/local-date.ts";
import { money, moneyText, type Money } from "../kernel/money.ts";
import { rateRatio, type Rate } from "../kernel/rate.ts";
import { multiplyRatios, ratio, roundRatio, subtractRatios } from "../kernel/ratio.ts";

export interface BrokenFunding {
  /** Prepaid. */
  readonly amount: Money;
  readonly contractRate: Rate;
  readonly reinvestmentRate: Rate;
  readonly prepaidOn: LocalDate;
  /** The day the amount would have come back, or its rate would have been fixed anew. */
  readonly fundedUntil: LocalDate;
}

export interface BreakCost {
  readonly cost: Money;
  readonly days: number;
}

export type BreakCostRejection = Rejection<"amountNotPositive" | "endBeforeStart">;

export function breakCost({
  amount,
  contractRate,
  reinvestmentRate,
  prepaidOn,
  fundedUntil,
}: BrokenFunding): Decision<BreakCost, BreakCostRejection> {
  if (amount.minor <= 0n)
    return reject({ code: "amountNotPositive", figures: { amount: moneyText(amount) } });
  if (fundedUntil < prepaidOn) {
    return reject({ code: "endBeforeStart", figures: { startOn: prepaidOn, endOn: fundedUntil } });
  }
  const days = daysBetween(prepaidOn, fundedUntil);
  const lost = subtractRatios(rateRatio(contractRate), rateRatio(reinvestmentRate));
  const cost = roundRatio(multiplyRatios(lost, ratio(amount.minor * BigInt(days), 365n)), "floor");
  return accept({ cost: money(cost > 0n ? cost : 0n, amount.currency), days });
}
