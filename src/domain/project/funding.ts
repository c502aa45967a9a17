/**
 * Where the money of a project comes from (資金構成): loans, subsidies for the initial investment (初期投資支援), stakes of
 * funds, donations, own money. Shares are tenths of a percent and always add up to the whole.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { allocate, type AllocationRejection } from "../kernel/allocation.ts";
import { accept, type Decision } from "../kernel/decision.ts";

export const fundingKinds = ["loan", "subsidy", "fundStake", "donation", "ownMoney"] as const;
export type FundingKind = (typeof fundingKinds)[number];

export interface FundingSource {
  readonly kind: FundingKind;
  readonly from: Bilingual;
  /** Whole yen. */
  readonly amount: bigint;
  readonly source: string;
}

export interface FundingShare extends FundingSource {
  /** Tenths of a percent of all financing. */
  readonly perMille: number;
}

/** Refuses negative amounts, and sources that bring nothing at all. */
export function fundingShares(
  sources: readonly FundingSource[],
): Decision<readonly FundingShare[], AllocationRejection> {
  if (sources.length === 0) return accept([]);
  const allocation = allocate(
    1000n,
    sources.map(({ amount }) => amount),
  );
  if (!allocation.ok) return allocation;
  const { shares } = allocation.value;
  return accept(sources.map((source, i) => ({ ...source, perMille: Number(shares[i] ?? 0n) })));
}
