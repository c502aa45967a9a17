import type { Instant } from "../../domain/kernel/instant.ts";
import { Rejected } from "../rejected.ts";
import type { IdentityPorts, Person } from "./ports.ts";
import { digest, newSessionToken } from "./secrets.ts";
import { staleLimits } from "./session-lifetime.ts";
import { viewSession, type SessionView } from "./session-view.ts";
import { forgetBefore, oneMoreFailure, secondsToWait, throttleKey } from "./throttle-policy.ts";

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Network address of the caller. */
  readonly address: string;
  /** Token of a session this browser already has; it ends. */
  readonly replaces?: string;
  readonly now: Instant;
}

export interface SignedIn {
  readonly token: string;
  readonly view: SessionView;
}

/**
 * Opens a session. An unknown e-mail address and a wrong password get the same answer in the same time. Refuses with
 * `signInRefused`, `signInThrottled` or `noMembership`.
 */
export async function signIn(ports: IdentityPorts, request: SignIn): Promise<SignedIn> {
  const email = request.email.trim().toLowerCase();
  const key = throttleKey(email, request.address);
  await countAttempt(ports, { key, request });
  const person = await checkPassword(ports, email, request);
  const token = newSessionToken(ports.randomBytes);
  const view = await ports.keep(async (repositories) => {
    const opened = await viewSession(repositories, { person });
    await repositories.throttle.remove(key);
    await repositories.sessions.removeStale(staleLimits(request.now));
    if (request.replaces !== undefined) await repositories.sessions.remove(digest(request.replaces));
    await repositories.sessions.insert({
      tokenHash: digest(token),
      personId: person.id,
      organizationId: opened.organization.id,
      createdAt: request.now,
      lastSeenAt: request.now,
    });
    return opened;
  });
  const organizationId = view.organization.id;
  ports.securityLog({ event: "signedIn", personId: person.id, organizationId, address: request.address });
  return { token, view };
}

/** Counts the attempt as failed before the password is looked at, so that parallel guesses do not slip through. */
async function countAttempt(
  ports: IdentityPorts,
  { key, request: { address, now } }: { readonly key: string; readonly request: SignIn },
): Promise<void> {
  const wait = await ports.keep(async ({ throttle }) => {
    await throttle.removeBefore(forgetBefore(now));
    const attempts = await throttle.find(key);
    const seconds = secondsToWait(attempts, now);
    if (seconds === 0) await throttle.save(key, oneMoreFailure(attempts, now));
    return seconds;
  });
  if (wait === 0) return;
  ports.securityLog({ event: "signInThrottled", address });
  throw new Rejected({ code: "signInThrottled", figures: { retryAfterSeconds: wait } });
}

async function checkPassword(
  { read, passwords, securityLog }: IdentityPorts,
  email: string,
  { password, address }: SignIn,
): Promise<Person> {
  const found = await read(({ people }) => people.findByEmail(email));
  const right = await passwords.verify(password, found?.passwordHash);
  if (right && found !== undefined) return found.person;
  securityLog({
    event: "signInFailed",
    address,
    ...(found === undefined ? {} : { personId: found.person.id }),
  });
  throw new Rejected({ code: "signInRefused" });
}
