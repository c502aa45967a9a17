/**
 * Outcome payments (成果連動型民間委託契約, PFS/SIB): what a commissioner pays for a measured result.
 *
 * The outcome-linked part follows one of five rules, of which "fixed" links nothing to the result. A fixed part
 * (固定支払) is owed whatever the result; both together never exceed the cap (上限額). The outcome-linked part is then cut
 * down to a multiple of the contract's unit, once. A tier table pays the tier reached and nothing in between. Reckoned
 * in exact fractions, so that a result just short of a unit is never rounded up into it.
 */
import { canonicalDecimal, decimal, decimalRatio, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { unreachable } from "../kernel/invariant.ts";
import {
  addRatios,
  compareRatios,
  divideRatios,
  multiplyRatios,
  roundRatio,
  subtractRatios,
  zeroRatio,
  type Ratio,
} from "../kernel/ratio.ts";

export interface PaymentTier {
  /** The result that reaches the tier. */
  readonly from: Decimal;
  readonly payment: Decimal;
}

export type OutcomePaymentRule =
  /** cap × actual / target */
  | { readonly rule: "proportional"; readonly target: Decimal }
  /** The payment of the highest tier reached; below the lowest, nothing. Tiers in any order. */
  | { readonly rule: "tierTable"; readonly tiers: readonly PaymentTier[] }
  /** cap × (actual − baseline) / points */
  | { readonly rule: "pointIncrease"; readonly baseline: Decimal; readonly points: Decimal }
  /** The whole cap from the threshold on, nothing below it. */
  | { readonly rule: "countThreshold"; readonly threshold: Decimal }
  /** Nothing beside the fixed part. */
  | { readonly rule: "fixed" };

export interface OutcomePaymentTerms {
  readonly rule: OutcomePaymentRule;
  /** The most that is paid in all. */
  readonly cap: Decimal;
  readonly fixed: Decimal;
  /** The unit of the outcome-linked part: 1, 10000. */
  readonly roundTo: Decimal;
}

export interface OutcomePayment {
  readonly payment: Decimal;
  /** Before rounding, after the cap. */
  readonly exact: Ratio;
}

export type OutcomePaymentRejection = Rejection<
  "amountNegative" | "notPositive" | "fixedAboveCap" | "tiersMissing" | "duplicateTier"
>;

/** What `actual` earns under the terms. A result below zero, or below its baseline, earns the fixed part only. */
export function outcomePayment(
  terms: OutcomePaymentTerms,
  actual: Decimal,
): Decision<OutcomePayment, OutcomePaymentRejection> {
  const complaint = complaintAboutAmounts(terms) ?? complaintAboutRule(terms.rule);
  if (complaint !== undefined) return reject(complaint);

  const fixed = decimalRatio(terms.fixed);
  const most = subtractRatios(decimalRatio(terms.cap), fixed);
  const linked = between(zeroRatio, earned(terms, actual), most);
  const units = roundRatio(divideRatios(linked, decimalRatio(terms.roundTo)), "floor");
  return accept({
    payment: decimal(units).times(terms.roundTo).plus(terms.fixed),
    exact: addRatios(fixed, linked),
  });
}

function earned({ rule, cap }: OutcomePaymentTerms, actual: Decimal): Ratio {
  switch (rule.rule) {
    case "proportional":
      return shareOf(cap, decimalRatio(actual), rule.target);
    case "tierTable":
      return decimalRatio(reachedTier(rule.tiers, actual)?.payment ?? decimal(0));
    case "pointIncrease":
      return shareOf(cap, subtractRatios(decimalRatio(actual), decimalRatio(rule.baseline)), rule.points);
    case "countThreshold":
      return actual.gte(rule.threshold) ? decimalRatio(cap) : zeroRatio;
    case "fixed":
      return zeroRatio;
    default:
      return unreachable(rule);
  }
}

function shareOf(cap: Decimal, part: Ratio, whole: Decimal): Ratio {
  return multiplyRatios(decimalRatio(cap), divideRatios(part, decimalRatio(whole)));
}

function reachedTier(tiers: readonly PaymentTier[], actual: Decimal): PaymentTier | undefined {
  return tiers
    .filter(({ from }) => actual.gte(from))
    .reduce<PaymentTier | undefined>(
      (highest, tier) => (highest === undefined || tier.from.gt(highest.from) ? tier : highest),
      undefined,
    );
}

function between(lowest: Ratio, value: Ratio, highest: Ratio): Ratio {
  if (compareRatios(value, lowest) < 0) return lowest;
  return compareRatios(value, highest) > 0 ? highest : value;
}

function complaintAboutAmounts(terms: OutcomePaymentTerms): OutcomePaymentRejection | undefined {
  const { cap, fixed, roundTo } = terms;
  const complaint = negative(cap, "cap") ?? negative(fixed, "fixed") ?? notPositive(roundTo, "roundTo");
  if (complaint !== undefined || fixed.lte(cap)) return complaint;
  const figures = { fixed: canonicalDecimal(fixed), cap: canonicalDecimal(cap) };
  return { code: "fixedAboveCap", figures, pointer: "/fixed" };
}

function complaintAboutRule(rule: OutcomePaymentRule): OutcomePaymentRejection | undefined {
  switch (rule.rule) {
    case "proportional":
      return notPositive(rule.target, "target");
    case "tierTable":
      return complaintAboutTiers(rule.tiers);
    case "pointIncrease":
      return notPositive(rule.points, "points");
    case "countThreshold":
    case "fixed":
      return undefined;
    default:
      return unreachable(rule);
  }
}

function complaintAboutTiers(tiers: readonly PaymentTier[]): OutcomePaymentRejection | undefined {
  if (tiers.length === 0) return { code: "tiersMissing", figures: { tiers: 0 }, pointer: "/tiers" };
  for (const [i, { from, payment }] of tiers.entries()) {
    if (tiers.findIndex((tier) => tier.from.eq(from)) !== i) {
      const figures = { from: canonicalDecimal(from) };
      return { code: "duplicateTier", figures, pointer: `/tiers/${String(i)}/from` };
    }
    const complaint = negative(payment, `tiers/${String(i)}/payment`);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function negative(amount: Decimal, field: string): OutcomePaymentRejection | undefined {
  if (amount.gte(0)) return undefined;
  return { code: "amountNegative", figures: { amount: canonicalDecimal(amount) }, pointer: `/${field}` };
}

function notPositive(value: Decimal, field: string): OutcomePaymentRejection | undefined {
  if (value.gt(0)) return undefined;
  return { code: "notPositive", figures: { value: canonicalDecimal(value) }, pointer: `/${field}` };
}
