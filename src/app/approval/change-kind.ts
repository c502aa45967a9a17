/**
 * A change that waits for a second person. Every command that moves money or decides something is one of these: it is
 * reckoned from the facts of the moment by the same function for the preview, for the request and for the approval, so
 * that the second person approves exactly what is then written. When the facts have changed in between, the digest is
 * another and nothing is written.
 */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Rejection } from "../../domain/kernel/decision.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import type { Repositories } from "../ports.ts";
import type { ApprovalRecord } from "./ports.ts";

/** Who asks, when, and what he reads from. */
export interface Asked {
  readonly work: Repositories;
  readonly actor: Actor;
  readonly now: Instant;
}

export interface ReckonedChange {
  /** What the request is about; one request of a kind waits for it at a time. */
  readonly subjectId: string;
  /** The command with everything filled in that was left open: approval reckons it again from this. */
  readonly payload: CanonicalObject;
  /** What is shown to both persons and kept. */
  readonly preview: CanonicalObject;
  /** Digest of every fact the figures rest on. */
  readonly factsDigest: string;
  /** Figures that show what is different now, for a request that has become stale. */
  readonly differenceTo: (then: ApprovalRecord) => NonNullable<Rejection["figures"]>;
  /** Writes it, in the transaction of the approval. */
  readonly apply: (context: CommandContext, approval: ApprovalRecord) => Promise<void>;
}

/** Reads a payload and reckons what it would change; throws `Rejected` where a rule refuses it. */
export type ChangeKind = (
  deps: ReckoningDeps,
  asked: Asked,
  payload: CanonicalObject,
) => Promise<ReckonedChange>;
