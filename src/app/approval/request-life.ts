/**
 * How long a request waits. A change is shown with the facts of the day it was asked for; a month later nobody should
 * approve it by habit, so it expires and is asked for again. Nothing is written for that: it follows from the moment.
 */
import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import type { ApprovalRecord } from "./ports.ts";

const dayMillis = 86_400_000;
const daysToDecide = 30;

export function expiresAt({ requestedAt }: Pick<ApprovalRecord, "requestedAt">): Instant {
  return instantFromMillis(millisOf(requestedAt) + daysToDecide * dayMillis);
}

export function isExpired(request: Pick<ApprovalRecord, "requestedAt" | "state">, now: Instant): boolean {
  return request.state === "waiting" && expiresAt(request) <= now;
}
