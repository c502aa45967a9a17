/**
 * Interest of the columns: balance × rate × weight of the days, over one divisor, rounded once at the due date. Where
 * balance or rate changes inside a period, what has accrued is carried as whole units and a rest.
 */
import { divideRounded } from "../kernel/rounding.ts";
import { markOf, monthlyShare, yearDivisors } from "./yen-day-count.ts";
import type { YenLoan } from "./yen-loan.ts";
import { floorProduct, largestExact, restOfProduct } from "./yen-product.ts";

/** Interest due at the end of the period, whose mark is given; nothing is left unsettled. */
export function settleInterest(loan: YenLoan, mark: number): number {
  const factor = loan.rate * ((mark - loan.accruesFrom) * loan.dayWeight + loan.extraWeight);
  loan.accruesFrom = mark;
  const isPlain = loan.rest === 0 && loan.whole === 0 && loan.rounding === "floor" && loan.rounded === 0;
  if (isPlain && factor <= largestExact)
    return floorProduct(bearing(loan.balance, loan.principalUnit), factor, loan.divisor);
  add(loan, factor);
  const interest = loan.rounded + roundedSum(loan);
  loan.whole = 0;
  loan.rest = 0;
  loan.rounded = 0;
  return interest;
}

/** Accrues up to a day on which balance or rate changes. */
export function accrueUntil(loan: YenLoan, day: number): void {
  const mark = markOf(day, loan.dayCount);
  if (mark <= loan.accruesFrom) return;
  add(loan, loan.rate * (mark - loan.accruesFrom) * loan.dayWeight);
  loan.accruesFrom = mark;
  if (!loan.roundsSegments) return;
  loan.rounded += roundedSum(loan);
  loan.whole = 0;
  loan.rest = 0;
}

/** Weights of the period that ends on the day. */
export function openPeriod(loan: YenLoan, endDay: number): void {
  if (loan.dayCount === "monthly") openMonthlyPeriod(loan, endDay);
  else loan.extraWeight = markOf(endDay + 1, loan.dayCount) - markOf(endDay, loan.dayCount);
}

function openMonthlyPeriod(loan: YenLoan, endDay: number): void {
  const days = endDay - loan.periodStart;
  const isRegular = loan.next > 0 || loan.isFirstRegular;
  loan.dayWeight = monthlyShare(loan.periodStart, endDay, isRegular ? loan.everyMonths : undefined);
  loan.extraWeight = loan.countsBothEnds ? 12 * days : 0;
  loan.divisor = yearDivisors.monthly * loan.rateScale * days;
  if (loan.divisor > largestExact) loan.isBeyond = true;
}

/** 付利単位: the balance is cut down to a multiple of it. */
export function bearing(balance: number, principalUnit: number): number {
  return principalUnit === 1 ? balance : Math.floor(balance / principalUnit) * principalUnit;
}

function add(loan: YenLoan, factor: number): void {
  const amount = bearing(loan.balance, loan.principalUnit);
  const sum = loan.rest + amount * factor;
  if (sum <= largestExact) {
    loan.rest = sum;
    return;
  }
  if (factor > largestExact) {
    loan.isBeyond = true;
    return;
  }
  const carried = Math.floor(loan.rest / loan.divisor);
  loan.whole += carried + floorProduct(amount, factor, loan.divisor);
  loan.rest += restOfProduct(amount, factor, loan.divisor) - carried * loan.divisor;
}

function roundedSum({ whole, rest, divisor, rounding }: YenLoan): number {
  if (rounding === "floor") return whole + Math.floor(rest / divisor);
  return Number(divideRounded(BigInt(whole) * BigInt(divisor) + BigInt(rest), BigInt(divisor), rounding));
}
