/** Tokens are random; what is stored of them is their SHA-256, so that a stolen database opens no session. */
import { createHash, timingSafeEqual } from "node:crypto";

type RandomBytes = (count: number) => Uint8Array;

const tokenBytes = 32;
const apiTokenPrefix = "sanpo_";

export function newSessionToken(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(tokenBytes)).toString("base64url");
}

export function newApiToken(randomBytes: RandomBytes): string {
  return `${apiTokenPrefix}${newSessionToken(randomBytes)}`;
}

/** SHA-256 in hex. */
export function digest(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Bound to the session without being stored: whoever can read it could not have made it from the stored hash. */
export function csrfTokenOf(sessionToken: string): string {
  return createHash("sha256").update(`csrf:${sessionToken}`, "utf8").digest("base64url");
}

/** Compares in the same time wherever the difference lies. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(digest(a)), Buffer.from(digest(b)));
}
