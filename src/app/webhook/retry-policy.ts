/**
 * When a delivery is tried again, and when no longer. The schedule is that of the Standard Webhooks specification; a
 * little chance keeps endpoints that failed together from being called together. A receiver may ask for a later
 * moment (`Retry-After`), within limits; one that answers 410 wants nothing any more.
 */
import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import type { SendingResult } from "./sending-ports.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Waiting time after the first attempt, the second, …; after the last the delivery is dead. */
export const retryMillis = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  day,
] as const;

/** At most so much is added to a waiting time by chance. */
const jitter = 0.2;
const longestAsked = day;
/** An endpoint that has failed for so long is disabled. */
const patienceMillis = 3 * day;

export type AttemptOutcome =
  | { readonly kind: "delivered" }
  | { readonly kind: "retry"; readonly at: Instant }
  | { readonly kind: "dead" };

export interface Attempted {
  readonly result: SendingResult;
  /** 1 for the first. */
  readonly number: number;
  /** A test is tried once. */
  readonly isTest: boolean;
  readonly now: Instant;
  /** Between 0 and 1. */
  readonly chance: number;
}

export function outcomeOf({ result, number, isTest, now, chance }: Attempted): AttemptOutcome {
  if (isDelivered(result)) return { kind: "delivered" };
  const planned = retryMillis[number - 1];
  if (isTest || planned === undefined) return { kind: "dead" };
  const waiting = Math.round(planned * (1 + jitter * chance));
  return {
    kind: "retry",
    at: instantFromMillis(millisOf(now) + Math.max(waiting, askedMillis(result, now))),
  };
}

export function isDelivered(result: SendingResult): boolean {
  return "status" in result && result.status >= 200 && result.status < 300;
}

/** Why the endpoint is to be disabled after a failed attempt; undefined while there is hope. */
export function reasonToDisable(
  result: SendingResult,
  { failingSince, now }: { readonly failingSince: Instant; readonly now: Instant },
): string | undefined {
  if ("status" in result && result.status === 410) return "410 Gone";
  const isOverdue = millisOf(now) - millisOf(failingSince) >= patienceMillis;
  return isOverdue ? `failing since ${failingSince}` : undefined;
}

/** `Retry-After` in seconds or as a date. */
function askedMillis(result: SendingResult, now: Instant): number {
  if (!("status" in result) || result.retryAfter === undefined) return 0;
  const asked = /^\d{1,9}$/.test(result.retryAfter)
    ? Number(result.retryAfter) * second
    : Date.parse(result.retryAfter) - millisOf(now);
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), longestAsked) : 0;
}
