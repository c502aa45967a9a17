import type { Instant } from "../../domain/kernel/instant.ts";
import type { SignedCheckpoint } from "../../domain/ledger/checkpoint.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import { emptyFrontier, merkleRoot, withLeaf } from "../../domain/ledger/merkle-tree.ts";
import type { AppPorts } from "../ports.ts";
import type { AuditRepository, ChainLink, Checkpoints } from "./ports.ts";

export interface CheckpointDeps {
  readonly read: AppPorts["read"];
  readonly sha256: Sha256;
  readonly checkpoints: Checkpoints;
}

/** Signs how far the chain has come and keeps it outside the database; undefined for a chain without rows. */
export async function takeCheckpoint(
  { read, sha256, checkpoints }: CheckpointDeps,
  organizationId: string,
  now: Instant,
): Promise<SignedCheckpoint | undefined> {
  const state = await read(({ audit }) => chainState({ audit, sha256 }, organizationId));
  if (state === undefined) return undefined;
  return checkpoints.keep({ organizationId, ...state, at: now });
}

interface ChainState extends ChainLink {
  readonly merkleRoot: string;
}

async function chainState(
  { audit, sha256 }: { readonly audit: AuditRepository; readonly sha256: Sha256 },
  organizationId: string,
): Promise<ChainState | undefined> {
  let frontier = emptyFrontier;
  let last: ChainLink | undefined;
  for await (const link of audit.links(organizationId)) {
    frontier = withLeaf(sha256, frontier, link.hash);
    last = link;
  }
  const root = merkleRoot(sha256, frontier);
  return last === undefined || root === undefined ? undefined : { ...last, merkleRoot: root };
}
