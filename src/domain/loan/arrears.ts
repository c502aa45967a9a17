/**
 * Arrears (延滞): what is overdue on a day, by how long. A claim is one day past due on the day after its due date. The
 * bounds of the buckets are a setting of the institution; the usual ones are thirty days wide.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { daysBetween, type LocalDate } from "../kernel/local-date.ts";
import type { Claim } from "./repayment-allocation.ts";

/** First day past due of each bucket, rising; the last bucket has no end. */
export const usualArrearsBounds: readonly number[] = [1, 31, 61, 91];

export interface ArrearsBucket {
  readonly fromDays: number;
  /** Absent for the last bucket. */
  readonly toDays?: number;
  readonly claims: readonly Claim[];
  /** Minor units. */
  readonly amount: bigint;
}

export interface Arrears {
  readonly buckets: readonly ArrearsBucket[];
  /** Minor units. */
  readonly overdue: bigint;
  /** Of the oldest overdue claim; 0 when nothing is overdue. */
  readonly daysPastDue: number;
}

export type ArrearsRejection = Rejection<"boundsNotRising">;

/** What is still owed of the claims on `asOf`; claims not yet overdue, or paid, are left out. */
export function arrears(
  claims: readonly Claim[],
  asOf: LocalDate,
  bounds: readonly number[] = usualArrearsBounds,
): Decision<Arrears, ArrearsRejection> {
  const rising = bounds.every((bound, i) => bound > (bounds[i - 1] ?? 0) && Number.isSafeInteger(bound));
  if (!rising || bounds[0] !== 1) {
    return reject({ code: "boundsNotRising", figures: { bounds: bounds.join(" "), first: 1 } });
  }
  const overdue = claims.filter(({ dueOn, amount }) => dueOn < asOf && amount > 0n);
  return accept({
    buckets: bounds.map((fromDays, i) => bucket(overdue, { asOf, fromDays, next: bounds[i + 1] })),
    overdue: sum(overdue),
    daysPastDue: overdue.reduce((most, { dueOn }) => Math.max(most, daysBetween(dueOn, asOf)), 0),
  });
}

interface BucketBounds {
  readonly asOf: LocalDate;
  readonly fromDays: number;
  readonly next: number | undefined;
}

function bucket(overdue: readonly Claim[], { asOf, fromDays, next }: BucketBounds): ArrearsBucket {
  const own = overdue.filter(({ dueOn }) => {
    const days = daysBetween(dueOn, asOf);
    return days >= fromDays && (next === undefined || days < next);
  });
  return { fromDays, ...(next === undefined ? {} : { toDays: next - 1 }), claims: own, amount: sum(own) };
}

function sum(claims: readonly Claim[]): bigint {
  return claims.reduce((total, { amount }) => total + amount, 0n);
}
