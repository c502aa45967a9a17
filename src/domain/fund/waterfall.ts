/**
 * A waterfall splits every distribution between limited partners (LP) and general partner (GP), tier after tier.
 *
 * It is reckoned exactly over the whole life of the fund and rounded once, to minor units: after every tier the
 * amounts paid so far are the exact cumulative ones, rounded to the nearest unit, a half going to the LPs. So tiers
 * add up to their distribution, LP and GP to the amount, and no fraction is lost or paid twice however often the
 * fund distributes: a GP with 20 % carry and a full catch-up ends with 20 % of the profit to the last yen.
 */
import { decimal, one, roundDecimal, zero, type Decimal } from "../kernel/decimal.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { inDateOrder, type CashFlow, type FundFlows } from "./cash-flow.ts";
import { preferredReturnCourse, type HurdleTerms } from "./preferred-return.ts";
import {
  afterPayment,
  type Payment,
  type Tier,
  type WaterfallPosition,
  type WaterfallTier,
} from "./waterfall-tiers.ts";

interface TierSplit {
  readonly tier: WaterfallTier;
  readonly lp: bigint;
  readonly gp: bigint;
}

/** One distribution in minor units: `lp + gp = amount`, and the tiers add up to both. */
export interface DistributionSplit {
  readonly on: LocalDate;
  readonly amount: bigint;
  readonly lp: bigint;
  readonly gp: bigint;
  readonly tiers: readonly TierSplit[];
}

export interface WaterfallTotals {
  readonly lp: bigint;
  readonly gp: bigint;
}

/** Of a whole fund: american waterfalls add to each distribution the deal it came from. */
export interface Waterfall<D extends DistributionSplit = DistributionSplit> {
  readonly distributions: readonly D[];
  readonly totals: WaterfallTotals;
  /** Accrued by the day of the last distribution, rounded half up. */
  readonly preferredReturn: bigint;
  /** What the GP would have to pay back if the fund ended now with nothing left. */
  readonly clawback: bigint;
}

/** One distribution before rounding. */
export interface ExactSplit extends Payment {
  readonly on: LocalDate;
  readonly amount: bigint;
  readonly tiers: readonly ExactTierSplit[];
}

interface ExactTierSplit extends Payment {
  readonly tier: WaterfallTier;
}

/** Runs the flows, already checked, through the tiers. */
export function splitExactly(
  tiers: readonly Tier[],
  { contributions, distributions }: FundFlows,
  hurdle: HurdleTerms,
): readonly ExactSplit[] {
  const calls = inDateOrder(contributions);
  const [first] = calls;
  if (first === undefined) return [];
  const course = preferredReturnCourse(hurdle, first.on);
  let position: WaterfallPosition = { ...opening, preferred: course.opening };
  let called = 0;
  return inDateOrder(distributions).map((distribution) => {
    for (let call = calls[called]; call !== undefined && call.on <= distribution.on; call = calls[called]) {
      position = {
        ...position,
        preferred: course.contribute(position.preferred, call),
        contributed: position.contributed.plus(decimal(call.amount)),
      };
      called += 1;
    }
    const preferred = course.accrueToDistribution(position.preferred, distribution.on);
    const paid = payTiers(tiers, { ...position, preferred }, distribution);
    position = paid.position;
    return paid.split;
  });
}

const opening = { contributed: zero, returned: zero, lpProfit: zero, carry: zero };

function payTiers(
  tiers: readonly Tier[],
  before: WaterfallPosition,
  { on, amount }: CashFlow,
): { readonly position: WaterfallPosition; readonly split: ExactSplit } {
  let position = before;
  let left = decimal(amount);
  const paid = tiers.map((tier) => {
    const payment = tier.pay(position, left);
    position = afterPayment(position, tier, payment);
    left = left.minus(payment.lp).minus(payment.gp);
    return { tier: tier.tier, ...payment };
  });
  return { position, split: { on, amount, lp: sumOf(paid, "lp"), gp: sumOf(paid, "gp"), tiers: paid } };
}

export function sumOf(payments: readonly Payment[], side: keyof Payment): Decimal {
  return payments.reduce((sum, payment) => sum.plus(payment[side]), zero);
}

/** Rounds the splits of one waterfall, in date order, on their cumulative amounts. */
export function roundSplits(splits: readonly ExactSplit[]): readonly DistributionSplit[] {
  let [exactLp, exactGp, paidLp, paidGp, distributed] = [zero, zero, 0n, 0n, 0n];
  return splits.map(({ on, amount, tiers }) => {
    distributed += amount;
    const rounded = tiers.map(({ tier, lp, gp }, i) => {
      exactLp = exactLp.plus(lp);
      exactGp = exactGp.plus(gp);
      const gpSoFar = nearestHalfDown(exactGp);
      const lpSoFar = i === tiers.length - 1 ? distributed - gpSoFar : nearestHalfUp(exactLp);
      const split = { tier, lp: lpSoFar - paidLp, gp: gpSoFar - paidGp };
      [paidLp, paidGp] = [lpSoFar, gpSoFar];
      return split;
    });
    return { on, amount, ...totalsOf(rounded), tiers: rounded };
  });
}

export function totalsOf(splits: readonly WaterfallTotals[]): WaterfallTotals {
  return {
    lp: splits.reduce((sum, { lp }) => sum + lp, 0n),
    gp: splits.reduce((sum, { gp }) => sum + gp, 0n),
  };
}

export function nearestHalfUp(value: Decimal): bigint {
  return BigInt(roundDecimal(withoutNoise(value), 0, "halfUp").toFixed());
}

function nearestHalfDown(value: Decimal): bigint {
  return BigInt(roundDecimal(withoutNoise(value).minus(half), 0, "ceiling").toFixed());
}

const half = one.div(2);

/** Divisions and roots leave noise far behind the decimal point, which must not push a half to the wrong side. */
function withoutNoise(value: Decimal): Decimal {
  return roundDecimal(value, 15, "halfEven");
}
