/** A session ends after 30 minutes without a request, and 12 hours after signing in whatever happens. */
import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import type { Session } from "./ports.ts";

const minute = 60_000;
const idleMillis = 30 * minute;
const absoluteMillis = 12 * 60 * minute;
/** A busy session is noted once a minute, not at every request. */
const touchMillis = minute;

export function isAlive(session: Session, now: Instant): boolean {
  const idle = millisOf(now) - millisOf(session.lastSeenAt);
  const age = millisOf(now) - millisOf(session.createdAt);
  return idle < idleMillis && age < absoluteMillis;
}

export function needsTouch(session: Session, now: Instant): boolean {
  return millisOf(now) - millisOf(session.lastSeenAt) >= touchMillis;
}

export function staleLimits(now: Instant): { readonly seenBefore: Instant; readonly createdBefore: Instant } {
  return { seenBefore: before(now, idleMillis), createdBefore: before(now, absoluteMillis) };
}

function before(now: Instant, millis: number): Instant {
  return instantFromMillis(millisOf(now) - millis);
}
