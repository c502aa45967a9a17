/**
 * Periodic profit is shared among partners on the cumulative total, less what they were given before. Rounding each
 * period by itself would let a partner drift away from its share; this way the total of every partner is within one
 * yen of its exact share at all times (largest remainders), and equal partners end equal.
 */
import { allocate, type AllocationPolicy, type AllocationRejection } from "../kernel/allocation.ts";
import { mapDecision, type Decision } from "../kernel/decision.ts";
import { invariant } from "../kernel/invariant.ts";

/** Policies that keep nothing back. */
type FullAllocationPolicy = Extract<AllocationPolicy, "largestRemainder" | "floorLast">;

export interface CumulativeAllocation {
  /** Unchanged since the first period counted in `before`; a change of commitments starts a new count. */
  readonly weights: readonly bigint[];
  /** What each partner was given so far, in the order of the weights. Minor units. */
  readonly before: readonly bigint[];
  readonly policy?: FullAllocationPolicy;
}

/** The partners' shares of one period's profit or loss, in minor units; they add up to it. */
export function allocateCumulatively(
  profit: bigint,
  { weights, before, policy = "largestRemainder" }: CumulativeAllocation,
): Decision<readonly bigint[], AllocationRejection> {
  invariant(before.length === weights.length, "every partner has a cumulative share");
  const total = before.reduce((sum, share) => sum + share, profit);
  return mapDecision(allocate(total, weights, policy), ({ shares }) =>
    shares.map((share, i) => share - (before[i] ?? 0n)),
  );
}
