/**
 * Chains against checkpoints kept elsewhere: the signature is that of this installation's key, the chain has at least as
 * many rows, and its hash and Merkle root at that number are the ones signed. A chain whose newest rows were cut off
 * everywhere, or that was written anew, is found here.
 */
import type { BadRow } from "../../src/app/audit/ports.ts";
import type { SignedCheckpoint } from "../../src/domain/ledger/checkpoint.ts";
import { emptyFrontier, merkleRoot, withLeaf } from "../../src/domain/ledger/merkle-tree.ts";
import { isSigned } from "../anchor-files.ts";
import { sha256 } from "../fact-text.ts";
import { auditRepository } from "../repositories/audit.ts";
import type { Check, VerifyScope } from "./check.ts";

export interface TrustedAnchors {
  readonly anchors: readonly SignedCheckpoint[];
  /** Undefined: there is no key here, so nothing signed can be trusted. */
  readonly publicKey: string | undefined;
}

export function anchorsHold({ anchors, publicKey }: TrustedAnchors): Check {
  return async (scope) => {
    const asked = anchors.filter(
      ({ organizationId }) => scope.organizationId === undefined || organizationId === scope.organizationId,
    );
    for (const anchor of asked) {
      const because = signatureComplaint(anchor, publicKey);
      if (because !== undefined) return badAnchor(anchor, because);
    }
    for (const id of new Set(asked.map(({ organizationId }) => organizationId))) {
      const bad = await chainReaches(
        scope,
        asked.filter(({ organizationId }) => organizationId === id),
      );
      if (bad !== undefined) return bad;
    }
    scope.tally.count("checkpoint", asked.length);
    return undefined;
  };
}

function signatureComplaint(anchor: SignedCheckpoint, publicKey: string | undefined): string | undefined {
  if (publicKey === undefined) return "there is no key here to check it with";
  if (anchor.publicKey !== publicKey) return "it is signed with another key";
  return isSigned(anchor) ? undefined : "its signature does not fit its content";
}

async function chainReaches(
  { on }: VerifyScope,
  anchors: readonly SignedCheckpoint[],
): Promise<BadRow | undefined> {
  const waiting = anchors.toSorted((a, b) => a.seq - b.seq);
  let frontier = emptyFrontier;
  let next = waiting.shift();
  if (next === undefined) return undefined;
  for await (const { seq, hash } of auditRepository({ on }).links(next.organizationId)) {
    frontier = withLeaf(sha256, frontier, hash);
    for (; next?.seq === seq; next = waiting.shift()) {
      if (next.hash !== hash) return badAnchor(next, `row ${seq} of the chain has another hash`);
      const root = merkleRoot(sha256, frontier);
      if (root !== next.merkleRoot) return badAnchor(next, `the rows up to ${seq} have another Merkle root`);
    }
    if (next === undefined) return undefined;
  }
  return badAnchor(next, `the chain ends with ${frontier.size}, before the checkpoint`);
}

function badAnchor({ organizationId, seq }: SignedCheckpoint, because: string): BadRow {
  return { what: "checkpoint", row: `organization_id=${organizationId}, seq=${seq}`, because };
}
