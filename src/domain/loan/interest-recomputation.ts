/**
 * Interest recomputation (利息再計算): interest reckoned again from changed facts against what was posted. The books are
 * never edited: the difference of each period is posted as an adjusting entry, and since adjustments count as posted,
 * recomputing twice posts nothing the second time. A period that was never posted owes no difference; its interest is
 * simply reckoned when it falls due.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";

/** Interest of one period in minor units, as posted or as it should be. Adjustments are postings of the same period. */
export interface InterestAmount {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly interest: bigint;
}

export interface InterestDifference {
  /** Position among the resolved periods, from 0. */
  readonly period: number;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  /** All postings of the period together, and what they should have come to; minor units. */
  readonly before: bigint;
  readonly after: bigint;
  /** `after − before`. */
  readonly difference: bigint;
  /** Who has the difference to get. */
  readonly due: "lender" | "borrower" | "none";
}

export type RecomputationRejection = Rejection<"postedPeriodUnknown">;

/** Differences from the first affected period on, in order; empty where everything was posted as it should be. */
export function recomputeInterest(
  posted: readonly InterestAmount[],
  resolved: readonly InterestAmount[],
): Decision<readonly InterestDifference[], RecomputationRejection> {
  const known = new Set(resolved.map(keyOf));
  const stray = posted.find((amount) => !known.has(keyOf(amount)));
  if (stray !== undefined) {
    const { startOn, endOn, interest } = stray;
    return reject({
      code: "postedPeriodUnknown",
      figures: { startOn, endOn, interest: interest.toString() },
    });
  }
  const totals = new Map<string, bigint>();
  for (const amount of posted) totals.set(keyOf(amount), (totals.get(keyOf(amount)) ?? 0n) + amount.interest);
  const compared = resolved.flatMap((amount, period) => {
    const before = totals.get(keyOf(amount));
    return before === undefined ? [] : [differenceOf(amount, period, before)];
  });
  const first = compared.findIndex(({ difference }) => difference !== 0n);
  return accept(first < 0 ? [] : compared.slice(first));
}

/** The adjustments to post: one for each period that differs. */
export function adjustmentsOf(differences: readonly InterestDifference[]): readonly InterestAmount[] {
  return differences
    .filter(({ difference }) => difference !== 0n)
    .map(({ startOn, endOn, difference }) => ({ startOn, endOn, interest: difference }));
}

function differenceOf(
  { startOn, endOn, interest: after }: InterestAmount,
  period: number,
  before: bigint,
): InterestDifference {
  const difference = after - before;
  const due = difference === 0n ? "none" : difference > 0n ? "lender" : "borrower";
  return { period, startOn, endOn, before, after, difference, due };
}

function keyOf({ startOn, endOn }: InterestAmount): string {
  return `${startOn}/${endOn}`;
}
