/**
 * Level instalment (元利均等): A = floor(P·m(1+m)^n / ((1+m)^n − 1)), m the rate of one period. With m = p/q in whole
 * numbers this is P·p·(q+p)^n / (q·((q+p)^n − q^n)): one exact fraction, one division, one floor. At a rate of zero
 * the formula has no value and its limit P / n is meant.
 *
 * A floating-point estimate may answer first wherever it is provably not within its error of a whole number; the
 * exact fraction here is then its proof and its fallback.
 */
import { invariant } from "../kernel/invariant.ts";
import { multiplyRatios, ratio, roundRatio, type Ratio } from "../kernel/ratio.ts";

export interface AnnuityTerms {
  /** Minor units. */
  readonly principal: bigint;
  /** Fraction per year. */
  readonly rate: Ratio;
  readonly everyMonths: number;
  readonly instalments: number;
}

/** Minor units, floored. */
export function annuityPayment(terms: AnnuityTerms): bigint {
  return roundRatio(exactAnnuityPayment(terms), "floor");
}

export function exactAnnuityPayment({ principal, rate, everyMonths, instalments }: AnnuityTerms): Ratio {
  invariant(instalments >= 1, "an annuity has an instalment");
  const perPeriod = multiplyRatios(rate, ratio(BigInt(everyMonths), 12n));
  const { numerator: p, denominator: q } = perPeriod;
  invariant(q + p > 0n, "a rate per period lies above −100 %");
  if (p === 0n) return ratio(principal, BigInt(instalments));
  const n = BigInt(instalments);
  const grown = (q + p) ** n;
  return ratio(principal * p * grown, q * (grown - q ** n));
}
