import type { Instant } from "../../domain/kernel/instant.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { IdentityPorts, Person } from "./ports.ts";
import { countAttempt } from "./sign-in.ts";
import { throttleKey } from "./throttle-policy.ts";

interface Asked {
  readonly personId: string;
  readonly password: string;
  readonly address: string;
  readonly now: Instant;
}

/**
 * Asks a signed-in person for his password again before his account is changed, so that an open screen is not enough.
 * Whoever signs in through another provider only has none to be asked for.
 */
export async function confirmOwnPassword(
  ports: IdentityPorts,
  { personId, password, address, now }: Asked,
): Promise<Person> {
  const { person, passwordHash } = await ports.read(async ({ people }) => {
    const { email } = orNotFound(await people.findById(personId), "person");
    return orNotFound(await people.findByEmail(email), "person");
  });
  if (passwordHash === undefined) return person;
  const key = throttleKey(`password of ${personId}`, address);
  await countAttempt(ports, { key, address, now });
  if (!(await ports.passwords.verify(password, passwordHash))) {
    ports.securityLog({ event: "signInFailed", personId, address });
    throw new Rejected({ code: "passwordRefused", pointer: "/password" });
  }
  await ports.keep(({ throttle }) => throttle.remove(key));
  return person;
}
