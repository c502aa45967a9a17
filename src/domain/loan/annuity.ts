/**
 * 元利均等: the same total at every due date; what interest leaves of it is principal, and the last instalment absorbs
 * what rounding and the lengths of the months have left over.
 *
 * An instalment kept after a rise may not even cover the interest. Then the interest is charged in full and no
 * principal is due: the balance never grows unless capitalisation was agreed, and the last instalment takes the rest.
 */
import { yearFractions, type DayCount } from "../calendar/day-count.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { present } from "../kernel/invariant.ts";
import { addRatios, multiplyRatios, ratio, roundRatio, sumRatios, type Ratio } from "../kernel/ratio.ts";
import { annuityPayment } from "./annuity-payment.ts";
import { fewestInstalments } from "./fewest-instalments.ts";
import { exactLevelPayment } from "./level-payment.ts";
import type { InstalmentReset, LoanState, RepaymentRule } from "./loan-state.ts";

/** The instalment that repays a loan in that state with `count` instalments; minor units, floored. */
export type LevelInstalment = (state: LoanState, count: number, at: InstalmentReset) => bigint;

/** By the annuity formula: every period is `everyMonths` twelfths of a year. */
export function instalmentByPeriods(everyMonths: number): LevelInstalment {
  return ({ balance, rate }, count) =>
    annuityPayment({ principal: balance, rate, everyMonths, instalments: count });
}

/** By the days between the due dates that were agreed to pay principal, as the day count makes years of them. */
export function instalmentByDays(dueOns: readonly LocalDate[], dayCount: DayCount): LevelInstalment {
  const years = (startOn: LocalDate, endOn: LocalDate): Ratio =>
    sumRatios(
      yearFractions(startOn, endOn, { dayCount, dayInclusion: "startOnly" }).map(({ fraction }) => fraction),
    );
  return ({ balance, rate }, count, { on, interest }) => {
    const left = dueOns.filter((dueOn) => dueOn > on).slice(0, count);
    const firstDueOn = present(left[0], "a due date");
    const growing = multiplyRatios(multiplyRatios(ratio(balance), rate), years(on, firstDueOn));
    const owed = addRatios(ratio(balance + interest()), growing);
    const periods = left.slice(1).map((dueOn, i) => years(present(left[i], "a due date"), dueOn));
    return roundRatio(exactLevelPayment({ owed, rate, periods }), "floor");
  };
}

/** `instalments`: the number agreed, each of which may have left up to one minor unit of rounding. */
export function annuityRepayment(levelInstalment: LevelInstalment, instalments: number): RepaymentRule {
  return {
    principalDue: ({ instalment }, interest) => {
      const left = instalment - interest();
      return left > 0n ? left : 0n;
    },
    resetInstalment: (state, at) => ({ ...state, instalment: levelInstalment(state, state.remaining, at) }),
    shortenTerm: (after, { instalment }, at) => {
      const tail = roundingTail(instalment, instalments);
      const balance = after.balance > tail ? after.balance - tail : 0n;
      const fits = (count: number) => levelInstalment({ ...after, balance }, count, at) <= instalment;
      return { ...after, remaining: fewestInstalments(after.remaining, fits) };
    },
  };
}

/** A rest that is only rounding must not make an instalment of its own: one unit per instalment, at most 1 % of one. */
function roundingTail(instalment: bigint, instalments: number): bigint {
  const [units, percent] = [BigInt(instalments), instalment / 100n];
  return units < percent ? units : percent;
}
