/**
 * Clawback: carried interest paid too early is paid back. The GP owes min(carry received, max(carry received −
 * entitlement, what the LPs lack to their capital and preferred return)), for the whole fund and as if it ended now.
 *
 * The entitlement is what the whole-fund waterfall gives the GP, and never more than its share of the profit of the
 * whole fund: a loss after the last distribution counts too.
 */
import { decimal, greater, lesser, zero, type Decimal } from "../kernel/decimal.ts";
import { rateDecimal, type Rate } from "../kernel/rate.ts";
import { sumAmounts, type FundFlows } from "./cash-flow.ts";
import { preferredReturnOutcome, type HurdleTerms } from "./preferred-return.ts";
import {
  nearestHalfUp,
  roundSplits,
  sumOf,
  totalsOf,
  type DistributionSplit,
  type ExactSplit,
  type Waterfall,
} from "./waterfall.ts";

export interface CarryStanding {
  readonly carryReceived: Decimal;
  readonly entitlement: Decimal;
  readonly lpShortfall: Decimal;
}

export function clawback({ carryReceived, entitlement, lpShortfall }: CarryStanding): Decimal {
  return lesser(carryReceived, greater(carryReceived.minus(entitlement), lpShortfall));
}

export interface FundOutcome {
  readonly hurdle: HurdleTerms;
  readonly carryRate: Rate;
  /** Every distribution of the fund as it was split. */
  readonly splits: readonly ExactSplit[];
  /** What the GP got of them, rounded. */
  readonly carryPaid: bigint;
  /** What a waterfall over the whole fund would have given the GP. */
  readonly wholeFundCarry: Decimal;
}

/** Preferred return and clawback of a fund, rounded to minor units. */
export function fundOutcome(
  { contributions, distributions }: FundFlows,
  { hurdle, carryRate, splits, carryPaid, wholeFundCarry }: FundOutcome,
): { readonly preferredReturn: bigint; readonly clawback: bigint } {
  const { accrued, shortfall } = preferredReturnOutcome(hurdle, contributions, splits);
  const profit = decimal(sumAmounts(distributions) - sumAmounts(contributions));
  const shareOfProfit = greater(profit, zero).times(rateDecimal(carryRate));
  const owed = clawback({
    carryReceived: sumOf(splits, "gp"),
    entitlement: lesser(wholeFundCarry, shareOfProfit),
    lpShortfall: shortfall,
  });
  const rounded = nearestHalfUp(owed);
  return { preferredReturn: nearestHalfUp(accrued), clawback: rounded < carryPaid ? rounded : carryPaid };
}

/** The answer of a waterfall that runs over the whole fund: it is its own yardstick. */
export function wholeFundWaterfall(
  flows: FundFlows,
  terms: Pick<FundOutcome, "hurdle" | "carryRate" | "splits">,
): Waterfall {
  const distributions: readonly DistributionSplit[] = roundSplits(terms.splits);
  const totals = totalsOf(distributions);
  const wholeFundCarry = sumOf(terms.splits, "gp");
  const outcome = fundOutcome(flows, { ...terms, wholeFundCarry, carryPaid: totals.gp });
  return { distributions, totals, ...outcome };
}
