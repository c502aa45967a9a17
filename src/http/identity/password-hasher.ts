/**
 * Argon2id at the strength OWASP asks for (19 MiB, two passes). Hashing is heavy on purpose: two run at once, a short
 * queue waits, and whoever comes after that is asked to come back, so that sign-ins never starve the other requests.
 */
import { hash, verify } from "@node-rs/argon2";
import type { PasswordHasher } from "../../app/identity/ports.ts";
import { takeTurns } from "../turns.ts";

const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const turns = { atOnce: 2, longestQueue: 50 };

export function createPasswordHasher(): PasswordHasher {
  const inTurn = takeTurns(turns);
  /** Verified against when there is no such person: the answer takes as long as for a real one. */
  const decoy = inTurn(() => hash("nobody has this password", strength));
  return {
    hash: (password) => inTurn(() => hash(normalized(password), strength)),
    verify: async (password, passwordHash) => {
      const expected = passwordHash ?? (await decoy);
      const matches = await inTurn(() => verify(expected, normalized(password)));
      return matches && passwordHash !== undefined;
    },
  };
}

/** The same characters typed on another keyboard are the same password. */
function normalized(password: string): string {
  return password.normalize("NFKC");
}
