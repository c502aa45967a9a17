/**
 * A request that records facts runs in one transaction with its idempotency record: the effect and the memory of it
 * are written together or not at all. The same key with the same request gets the first answer again.
 */
import type { Request } from "express";
import type { Actor } from "../app/actor.ts";
import type { IdempotencyKey, StoredAnswer } from "../app/identity/ports.ts";
import type { AppPorts, Repositories } from "../app/ports.ts";
import type { Route } from "../contract/route.ts";
import type { Instant } from "../domain/kernel/instant.ts";
import { problem } from "./problem.ts";

export interface EncodedAnswer {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
}

export interface RecordedAnswer extends EncodedAnswer {
  readonly isReplay: boolean;
}

export interface Recording {
  readonly route: Route;
  readonly actor: Actor;
  /** Read when the request holds the chain of its organization. */
  readonly now: () => Instant;
  readonly requestHash: string;
  readonly idempotencyKey: string | undefined;
}

export async function recordOnce(
  { transact, newId }: Pick<AppPorts, "transact" | "newId">,
  { route, actor, now, requestHash, idempotencyKey }: Recording,
  work: (repositories: Repositories, now: Instant) => Promise<EncodedAnswer>,
): Promise<RecordedAnswer> {
  const key = idempotencyKey === undefined ? undefined : keyOf({ route, actor, idempotencyKey });
  const unit = { actor, action: route.id, now, newId, ...(key === undefined ? {} : { idempotencyKey: key }) };
  try {
    return await transact(unit, async (repositories, at) => {
      const { idempotency } = repositories;
      if (key === undefined) return { ...(await work(repositories, at)), isReplay: false };
      const earlier = await idempotency.find(key);
      if (earlier !== undefined) throw new AnsweredBefore(earlier);
      const answer = await work(repositories, at);
      await idempotency.store(key, { ...answer, requestHash });
      return { ...answer, isReplay: false };
    });
  } catch (error) {
    if (!(error instanceof AnsweredBefore)) throw error;
    const { status, body, requestHash: firstHash } = error.answer;
    if (firstHash !== requestHash) throw problem("idempotencyKeyReused");
    return { status, body, isReplay: true };
  }
}

/** Leaves the transaction without a trace: a replay records nothing, not even an audit row. */
class AnsweredBefore extends Error {
  override readonly name = "AnsweredBefore";
  readonly answer: StoredAnswer;

  constructor(answer: StoredAnswer) {
    super("answered before");
    this.answer = answer;
  }
}

export function idempotencyKeyOf(request: Request): string | undefined {
  const key = request.get("idempotency-key");
  if (key === undefined || /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  const complaint = { in: "header", pointer: "/Idempotency-Key", code: "invalidIdempotencyKey" } as const;
  throw problem("invalidIdempotencyKey", { complaints: [complaint] });
}

function keyOf({
  route,
  actor: { organizationId, personId },
  idempotencyKey,
}: {
  readonly route: Route;
  readonly actor: Actor;
  readonly idempotencyKey: string;
}): IdempotencyKey {
  return { organizationId, personId, route: route.id, key: idempotencyKey };
}
