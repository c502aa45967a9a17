/**
 * Proof that a journal entry stands in the books: its rows as they were hashed, the audit row that covers them, and the
 * path from there to the root of a signed checkpoint. Everything in it can be checked without the database
 * (src/cli/offline/README.md).
 */
import { present } from "../../domain/kernel/invariant.ts";
import { lastDay } from "../../domain/kernel/local-date.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { SignedCheckpoint } from "../../domain/ledger/checkpoint.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import { inclusionPath } from "../../domain/ledger/merkle-tree.ts";
import type { Actor } from "../actor.ts";
import { bookOf } from "../ledger/read-books.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { AuditUnit, Checkpoints } from "./ports.ts";

export interface EntryProof {
  readonly format: "sanpo-entry-proof/1";
  readonly entryId: string;
  readonly checkpoint: SignedCheckpoint;
  readonly unit: AuditUnit;
  readonly path: readonly string[];
}

export interface ProofAsked {
  readonly bookId: string;
  readonly entryId: string;
  readonly now: Instant;
}

export async function proveEntry(
  {
    work,
    sha256,
    checkpoints,
  }: { readonly work: Repositories; readonly sha256: Sha256; readonly checkpoints: Checkpoints },
  actor: Actor,
  { bookId, entryId, now }: ProofAsked,
): Promise<EntryProof> {
  await bookOf(work, actor, bookId);
  orNotFound(await work.journal.find(bookId, entryId, { asOf: lastDay, knownAt: now }), "entry");
  const unit = present(await work.audit.unitOfEntry(actor.organizationId, entryId), "unit of an entry");
  const kept = await checkpoints.list(actor.organizationId);
  const checkpoint = kept.toReversed().find(({ seq }) => seq >= unit.seq);
  if (checkpoint === undefined) {
    throw new Rejected({
      code: "notYetAnchored",
      figures: { seq: unit.seq, anchored: kept.at(-1)?.seq ?? 0 },
    });
  }
  const hashes: string[] = [];
  for await (const { seq, hash } of work.audit.links(actor.organizationId)) {
    if (seq > checkpoint.seq) break;
    hashes.push(hash);
  }
  return {
    format: "sanpo-entry-proof/1",
    entryId,
    checkpoint,
    unit,
    path: inclusionPath(sha256, hashes, unit.seq - 1),
  };
}
