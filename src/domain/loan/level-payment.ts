/**
 * Level payment over periods of unequal length: the payment X for which what is owed on the day of the first payment is
 * worth as much as all payments: owed = X + X / (1 + r·Y1) + X / ((1 + r·Y1)(1 + r·Y2)) + …
 *
 * Where a contract counts actual days, an instalment so fixed leaves no rest for the last one; with equal periods it is
 * the annuity formula. Reckoned forwards: at each period what is owed grows, and so does the worth of each unit paid.
 */
import { ratio, type Ratio } from "../kernel/ratio.ts";

export interface LevelPaymentTerms {
  /** Balance and interest on the day of the first payment; minor units. */
  readonly owed: Ratio;
  /** Fraction per year. */
  readonly rate: Ratio;
  /** Years between each two neighbouring payments; n payments have n − 1 of them. */
  readonly periods: readonly Ratio[];
}

/** Growths are kept as whole numbers over whole numbers; what they are over cancels out of the result. */
export function exactLevelPayment({ owed, rate, periods }: LevelPaymentTerms): Ratio {
  let [grown, over, paid] = [1n, 1n, 1n];
  for (const years of periods) {
    const base = rate.denominator * years.denominator;
    const growth = base + rate.numerator * years.numerator;
    over *= base;
    paid = paid * growth + over;
    grown *= growth;
  }
  return ratio(owed.numerator * grown, owed.denominator * paid);
}
