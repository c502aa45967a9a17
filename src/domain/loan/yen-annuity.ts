/**
 * Level instalment by doubles, where that is provably the floor of the exact one: the estimate is taken unless it lies
 * within its own error of a whole number, and then the exact fraction of `annuity-payment` decides.
 *
 * The error: 1 + m carries half a unit in the last place, its n-th power n times that, and 1 − (1+m)^−n loses what
 * nearly cancels. As (1+m)^n − 1 ≥ n·m, the relative error of the instalment stays below (4/m + 6) × 2^−53; the guard
 * is more than twice as wide. Only + − × ÷ are used, which every machine rounds alike.
 */
import { ratio } from "../kernel/ratio.ts";
import { annuityPayment } from "./annuity-payment.ts";

/** What the rate means: whole numbers of 1 / `rateScale` a year, over periods of so many months. */
export interface YenAnnuityBasis {
  readonly rateScale: number;
  readonly everyMonths: number;
}

/** As `annuityPayment`; minor units, floored. A result above 2^53 only says so. */
export function yenAnnuity(
  principal: number,
  rate: number,
  instalments: number,
  { rateScale, everyMonths }: YenAnnuityBasis,
): number {
  if (rate === 0) return Math.floor(principal / instalments);
  const perPeriod = (rate * everyMonths) / (12 * rateScale);
  const estimate = (principal * perPeriod) / (1 - 1 / power(1 + perPeriod, instalments));
  const floor = Math.floor(estimate);
  const above = estimate - floor;
  const error = estimate * (1 / perPeriod + 2) * 1e-15;
  if (above > error && above < 1 - error) return floor;
  return exactly(principal, rate, instalments, { rateScale, everyMonths });
}

function exactly(
  principal: number,
  rate: number,
  instalments: number,
  { rateScale, everyMonths }: YenAnnuityBasis,
): number {
  const yearly = ratio(BigInt(rate), BigInt(rateScale));
  return Number(annuityPayment({ principal: BigInt(principal), rate: yearly, everyMonths, instalments }));
}

function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left >>= 1) {
    if ((left & 1) === 1) result *= square;
    square *= square;
  }
  return result;
}
