/**
 * A checkpoint (アンカー) says how far an audit chain had come at a moment: number and hash of its last row, and the Merkle
 * root over all rows up to it. It is signed and kept outside the database, because a chain alone cannot tell that its
 * newest rows were cut off everywhere. The signature is taken over the canonical JSON of the content.
 */
import { canonicalJson } from "../kernel/canonical-json.ts";
import type { Instant } from "../kernel/instant.ts";

export interface CheckpointContent {
  readonly organizationId: string;
  /** Rows of the chain, and leaves of the tree. */
  readonly seq: number;
  readonly hash: string;
  readonly merkleRoot: string;
  readonly at: Instant;
}

export interface SignedCheckpoint extends CheckpointContent {
  /** Ed25519, base64 of the SPKI form. */
  readonly publicKey: string;
  /** base64 */
  readonly signature: string;
}

export function signedText({ organizationId, seq, hash, merkleRoot, at }: CheckpointContent): string {
  return canonicalJson({ format: "sanpo-checkpoint/1", organizationId, seq, hash, merkleRoot, at });
}
