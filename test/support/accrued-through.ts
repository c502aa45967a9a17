import { balanceOn, rateOn, type LoanPosition } from "../../src/app/loan/loan-position.ts";
import type { InterestPostingFact } from "../../src/app/loan/ports.ts";
import { addDays, later, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { RateRow } from "../../src/domain/loan/rate-row.ts";

/**
 * Interest of each posted period up to the day its postings cover, summed day by day from rate and balance and cut off
 * once: the plain definition, without a segment of the program's own. 365 days a year, first day counted. `rateOf` may
 * ask for another rate than the one of the day.
 */
export function accruedThrough(
  position: LoanPosition,
  postings: readonly InterestPostingFact[],
  rateOf: (row: RateRow, on: LocalDate) => bigint = ({ annualRate }) => annualRate,
): bigint {
  const through = new Map<LocalDate, LocalDate>();
  for (const { periodStartOn, throughOn } of postings) {
    through.set(periodStartOn, later(through.get(periodStartOn) ?? throughOn, throughOn));
  }
  let total = 0n;
  for (const [startOn, endOn] of through) {
    let units = 0n;
    for (let on = startOn; on < endOn; on = addDays(on, 1)) {
      units += balanceOn(position, on) * rateOf(rateOn(position, on), on);
    }
    total += units / (365n * 10n ** 10n);
  }
  return total;
}
