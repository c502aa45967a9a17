/**
 * The tiers of a waterfall (分配順位): each takes what it is owed from what is left and says how much of it goes to
 * limited and general partners. They look at cumulative amounts since inception, so what one distribution could not
 * fill the next one continues, and capital called after a profit is returned before any new carried interest.
 *
 * Catch-up: the GP takes the share k until it has the share c of all profit, that is until k·x + G = c·(P + G + x)
 * for LP profit P and carry G so far; hence x = (c·(P + G) − G) / (k − c), which needs k > c.
 */
import { greater, lesser, zero, type Decimal } from "../kernel/decimal.ts";
import type { Rejection } from "../kernel/decision.ts";
import { rateDecimal, rateText, zeroRate, type Rate } from "../kernel/rate.ts";
import { payLps, type PreferredReturn } from "./preferred-return.ts";

export type WaterfallTier = "returnOfCapital" | "preferredReturn" | "catchUp" | "carriedInterest";

/** Where a fund stands in its waterfall. Cumulative and exact, in minor units. */
export interface WaterfallPosition {
  readonly preferred: PreferredReturn;
  readonly contributed: Decimal;
  /** Paid by the tier `returnOfCapital`. */
  readonly returned: Decimal;
  /** Paid to the LPs by the later tiers. */
  readonly lpProfit: Decimal;
  /** Paid to the GP. */
  readonly carry: Decimal;
}

export interface Payment {
  readonly lp: Decimal;
  readonly gp: Decimal;
}

export interface Tier {
  readonly tier: WaterfallTier;
  readonly pay: (position: WaterfallPosition, available: Decimal) => Payment;
}

/** Shares of profit: fractions from 0 to 1. A catch-up of 0 means a hurdle the GP never catches up. */
export interface CarryTerms {
  readonly carryRate: Rate;
  readonly catchUpRate: Rate;
}

export type CarryTermsRejection = Rejection<"rateOutOfRange" | "catchUpNotAboveCarry">;

export function returnOfCapital(capitalToReturn: (position: WaterfallPosition) => Decimal): Tier {
  return {
    tier: "returnOfCapital",
    pay: (position, available) => {
      const owed = greater(capitalToReturn(position).minus(position.returned), zero);
      return { lp: lesser(available, owed), gp: zero };
    },
  };
}

export const preferredReturn: Tier = {
  tier: "preferredReturn",
  pay: ({ preferred }, available) => ({ lp: lesser(available, greater(preferred.balance, zero)), gp: zero }),
};

export function catchUp({ carryRate, catchUpRate }: CarryTerms): Tier {
  const carried = rateDecimal(carryRate);
  const caught = rateDecimal(catchUpRate);
  return {
    tier: "catchUp",
    pay: ({ lpProfit, carry }, available) => {
      if (catchUpRate === zeroRate) return { lp: zero, gp: zero };
      const behind = carried.times(lpProfit.plus(carry)).minus(carry);
      const total = lesser(available, greater(behind.div(caught.minus(carried)), zero));
      const gp = total.times(caught);
      return { lp: total.minus(gp), gp };
    },
  };
}

export function carriedInterest(carryRate: Rate): Tier {
  const carried = rateDecimal(carryRate);
  return {
    tier: "carriedInterest",
    pay: (_position, available) => {
      const gp = available.times(carried);
      return { lp: available.minus(gp), gp };
    },
  };
}

export function afterPayment(
  position: WaterfallPosition,
  { tier }: Tier,
  { lp, gp }: Payment,
): WaterfallPosition {
  const isReturn = tier === "returnOfCapital";
  return {
    ...position,
    preferred: payLps(position.preferred, lp),
    returned: isReturn ? position.returned.plus(lp) : position.returned,
    lpProfit: isReturn ? position.lpProfit : position.lpProfit.plus(lp),
    carry: position.carry.plus(gp),
  };
}

/** Every share lies between 0 and 1, and a catch-up that is not above the carry would never catch up. */
export function complaintAboutCarryTerms(
  { carryRate, catchUpRate }: CarryTerms,
  hurdleRate: Rate,
): CarryTermsRejection | undefined {
  for (const [term, rate] of Object.entries({ hurdleRate, carryRate, catchUpRate })) {
    if (rate >= zeroRate && rateDecimal(rate).lte(1)) continue;
    const figures = { term, rate: rateText(rate), lowest: "0", highest: "1" };
    return { code: "rateOutOfRange", figures, pointer: `/${term}` };
  }
  if (catchUpRate === zeroRate || catchUpRate > carryRate) return undefined;
  const figures = { catchUpRate: rateText(catchUpRate), carryRate: rateText(carryRate) };
  return { code: "catchUpNotAboveCarry", figures, pointer: "/catchUpRate" };
}
