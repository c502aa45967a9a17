/**
 * Cooperation (協調融資): a policy lender and regional banks finance one project. Who gives how much of it and in which
 * rank is shown to all of them, senior parts first, because a lender must know who is paid before him; everything else
 * that a lender agreed with the borrower is its own.
 *
 * Shares are percentages with two decimals that add up to exactly 100: the odd hundredths go to the largest remainders.
 */
import { allocate } from "../kernel/allocation.ts";
import type { FacilityRanking } from "../loan/facility.ts";

export interface FinancingPart {
  readonly lenderId: string;
  /** Minor units of one currency. */
  readonly amount: bigint;
  readonly ranking: FacilityRanking;
}

export interface FinancingShare extends FinancingPart {
  /** Hundredths of a percent of the whole. */
  readonly hundredths: bigint;
}

const wholeInHundredths = 10_000n;
const ranks: readonly FacilityRanking[] = ["senior", "subordinated"];

/** In the order in which they are paid; of one rank in the order given. */
export function financingShares<P extends FinancingPart>(
  parts: readonly P[],
): readonly (P & FinancingShare)[] {
  const ranked = ranks.flatMap((ranking) => parts.filter((part) => part.ranking === ranking));
  const shared = allocate(
    wholeInHundredths,
    ranked.map(({ amount }) => amount),
  );
  if (!shared.ok) return ranked.map((part) => ({ ...part, hundredths: 0n }));
  const { shares } = shared.value;
  return ranked.map((part, i) => ({ ...part, hundredths: shares[i] ?? 0n }));
}
