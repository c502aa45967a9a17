/**
 * Recovery codes stand in for a lost telephone: ten, each good for one sign-in. They are random enough (80 bits) for
 * their plain SHA-256 to be stored. Letters and digits that look alike are left out; how they are typed does not matter.
 */
import { digest } from "./secrets.ts";

const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
const count = 10;
const length = 16;

export function newRecoveryCodes(randomBytes: (count: number) => Uint8Array): readonly string[] {
  return Array.from({ length: count }, () => {
    const letters = Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join("");
    return letters.replace(/(.{4})(?=.)/g, "$1-");
  });
}

export function recoveryCodeHash(typed: string): string {
  return digest(typed.toUpperCase().replace(/[^A-Z0-9]/g, ""));
}

/** The six digits of an authenticator app; undefined when something else was typed. */
export function appCodeOf(typed: string): string | undefined {
  const digits = typed.normalize("NFKC").replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
