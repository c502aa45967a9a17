/**
 * Exact allocation: any amount shared out by weights adds up to that amount again, to the last yen.
 *
 * `largestRemainder` gives the odd units to the largest fractions (ties: larger weight, then lower position);
 * `floorLast` cuts every share and gives the difference to the last one (a GP); `floorCarry` keeps the difference back
 * for the next time; `unitFloor` pays whole units of money per unit held and keeps the rest back. Negative amounts
 * mirror positive ones, a weight of zero gets nothing.
 */
import { accept, reject, type Decision, type Rejection } from "./decision.ts";

export const allocationPolicies = ["largestRemainder", "floorLast", "floorCarry", "unitFloor"] as const;
export type AllocationPolicy = (typeof allocationPolicies)[number];

export interface Allocation {
  readonly shares: readonly bigint[];
  /** What was not shared out; zero for `largestRemainder` and `floorLast`. */
  readonly carried: bigint;
}

export type AllocationRejection = Rejection<"weightsAllZero" | "weightNegative">;

export function allocate(
  amount: bigint,
  weights: readonly bigint[],
  policy: AllocationPolicy = "largestRemainder",
): Decision<Allocation, AllocationRejection> {
  const negative = weights.findIndex((weight) => weight < 0n);
  if (negative >= 0) {
    const weight = String(weights[negative]);
    return reject({ code: "weightNegative", figures: { position: negative, weight } });
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return reject({ code: "weightsAllZero", figures: { weights: weights.length } });
  if (amount < 0n) return accept(mirror(allocatePositive(-amount, { weights, total, policy })));
  return accept(allocatePositive(amount, { weights, total, policy }));
}

interface Sharing {
  readonly weights: readonly bigint[];
  readonly total: bigint;
  readonly policy: AllocationPolicy;
}

function allocatePositive(amount: bigint, { weights, total, policy }: Sharing): Allocation {
  if (policy === "unitFloor") {
    const perUnit = amount / total;
    return { shares: weights.map((units) => units * perUnit), carried: amount - perUnit * total };
  }
  const floors = weights.map((weight) => (amount * weight) / total);
  const rest = amount - floors.reduce((sum, share) => sum + share, 0n);
  if (policy === "floorCarry") return { shares: floors, carried: rest };
  const receivers =
    policy === "floorLast"
      ? lastWeighted(weights, rest)
      : largestRemainders(amount, { weights, total, rest });
  return { shares: floors.map((share, i) => share + (receivers.get(i) ?? 0n)), carried: 0n };
}

function lastWeighted(weights: readonly bigint[], rest: bigint): ReadonlyMap<number, bigint> {
  const last = weights.findLastIndex((weight) => weight > 0n);
  return new Map([[last, rest]]);
}

function largestRemainders(
  amount: bigint,
  { weights, total, rest }: { weights: readonly bigint[]; total: bigint; rest: bigint },
): ReadonlyMap<number, bigint> {
  const ranked = weights
    .map((weight, position) => ({ position, weight, remainder: (amount * weight) % total }))
    .filter(({ weight }) => weight > 0n)
    .sort(
      (a, b) =>
        descending(a.remainder, b.remainder) || descending(a.weight, b.weight) || a.position - b.position,
    );
  return new Map(ranked.slice(0, Number(rest)).map(({ position }) => [position, 1n]));
}

function descending(a: bigint, b: bigint): number {
  return a === b ? 0 : a > b ? -1 : 1;
}

function mirror({ shares, carried }: Allocation): Allocation {
  return { shares: shares.map((share) => -share), carried: -carried };
}
