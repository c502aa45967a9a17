/**
 * Argon2id at the strength OWASP asks for (19 MiB, two passes). Hashing is heavy on purpose: two run at once, a short
 * queue waits, and whoever comes after that is asked to come back, so that sign-ins never starve the other requests.
 */
import { hash, verify } from "@node-rs/argon2";
import type { PasswordHasher } from "../../app/identity/ports.ts";
import { problem } from "../problem.ts";

const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 2;
const longestQueue = 50;

export function createPasswordHasher(): PasswordHasher {
  const inTurn = createQueue();
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

function createQueue(): <T>(job: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (job) => {
    if (waiting.length >= longestQueue) throw problem("unavailable", { figures: { retryAfterSeconds: 5 } });
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
