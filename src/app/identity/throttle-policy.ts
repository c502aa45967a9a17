/**
 * Guessing passwords gets slower and slower: five free tries for an account from one address, then a wait that doubles
 * from one second up to 15 minutes. The count belongs to the pair of account and address, so nobody can lock out a
 * person who signs in from elsewhere, nor his neighbours at the same address.
 */
import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import type { SignInAttempts } from "./ports.ts";
import { digest } from "./secrets.ts";

const freeTries = 5;
const longestWaitSeconds = 15 * 60;
const forgottenAfterMillis = 24 * 3_600_000;

export function throttleKey(email: string, address: string): string {
  return digest(`${email}\n${address}`);
}

/** Whole seconds until the next try is let through; 0 when it may be made now. */
export function secondsToWait(attempts: SignInAttempts | undefined, now: Instant): number {
  if (attempts === undefined || attempts.failures < freeTries) return 0;
  const wait = Math.min(2 ** Math.min(attempts.failures - freeTries, 20), longestWaitSeconds);
  const waited = (millisOf(now) - millisOf(attempts.lastFailedAt)) / 1000;
  return Math.max(0, Math.ceil(wait - waited));
}

export function oneMoreFailure(attempts: SignInAttempts | undefined, now: Instant): SignInAttempts {
  return { failures: (attempts?.failures ?? 0) + 1, lastFailedAt: now };
}

/** Attempts older than this no longer count. */
export function forgetBefore(now: Instant): Instant {
  return instantFromMillis(millisOf(now) - forgottenAfterMillis);
}
