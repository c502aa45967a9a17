/**
 * Whether a message comes from whom the feed was set up for: by a Standard Webhooks signature over id, moment and body
 * (five minutes either way), or, for a city OS that can only send fixed headers, by the feed's secret as Bearer.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { Webhook, WebhookVerificationError } from "standardwebhooks";
import type { SignedBody } from "../handler.ts";

/** The id that the signature covers. */
export function provenBySignature(
  secrets: readonly string[],
  { bytes, header }: SignedBody,
): string | undefined {
  const id = header("webhook-id");
  const headers = {
    "webhook-id": id ?? "",
    "webhook-timestamp": header("webhook-timestamp") ?? "",
    "webhook-signature": header("webhook-signature") ?? "",
  };
  return secrets.some((secret) => verifies(secret, Buffer.from(bytes), headers)) ? id : undefined;
}

function verifies(secret: string, body: Buffer, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch (error) {
    // A signed body that is no JSON is a dead letter, not a stranger.
    if (error instanceof SyntaxError) return true;
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}

export function provenByBearer(secrets: readonly string[], { header }: Pick<SignedBody, "header">): boolean {
  const presented = /^Bearer (\S{1,200})$/i.exec(header("authorization") ?? "")?.[1] ?? "";
  return secrets.some((secret) => isSame(secret, presented));
}

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
