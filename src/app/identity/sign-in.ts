import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import { Rejected } from "../rejected.ts";
import { logSignIn, openSession, type Origin, type SignedIn } from "./open-session.ts";
import type { IdentityPorts, IdentityRepositories, Person } from "./ports.ts";
import { digest, newSessionToken } from "./secrets.ts";
import { forgetBefore, oneMoreFailure, secondsToWait, throttleKey } from "./throttle-policy.ts";

export interface SignIn extends Origin {
  readonly email: string;
  readonly password: string;
}

/** The first step was right; the second is a code, given together with this challenge. */
export interface Challenged {
  readonly challenge: string;
  readonly expiresAt: Instant;
}

const challengeMillis = 5 * 60_000;

/**
 * Opens a session, or asks for the code of the person's second factor. An unknown e-mail address and a wrong password
 * get the same answer in the same time. Refuses with `signInRefused`, `signInThrottled` or `noMembership`.
 */
export async function signIn(ports: IdentityPorts, request: SignIn): Promise<SignedIn | Challenged> {
  const email = request.email.trim().toLowerCase();
  const key = throttleKey(email, request.address);
  await countAttempt(ports, { key, ...request });
  const person = await checkPassword(ports, email, request);
  return admitPerson(ports, { person, throttleKey: key, origin: request });
}

interface Admission {
  readonly person: Person;
  readonly throttleKey: string;
  readonly origin: Origin;
  /** For which he signs in; else the first of his. */
  readonly organizationId?: string;
}

/** Whoever has taken the first step, with a password or through another provider. */
export async function admitPerson(
  ports: IdentityPorts,
  admission: Admission,
): Promise<SignedIn | Challenged> {
  const opened = await ports.keep(async (repositories) => {
    const factor = await repositories.secondFactors.find(admission.person.id);
    return factor?.confirmedAt === undefined
      ? openSession(ports, repositories, admission)
      : challenge(ports, repositories, admission);
  });
  if ("view" in opened) logSignIn(ports, opened, admission.origin);
  return opened;
}

async function challenge(
  { randomBytes }: IdentityPorts,
  { challenges }: IdentityRepositories,
  { person, throttleKey: key, origin: { now } }: Admission,
): Promise<Challenged> {
  const token = newSessionToken(randomBytes);
  const expiresAt = instantFromMillis(millisOf(now) + challengeMillis);
  await challenges.removeExpired(now);
  await challenges.save({
    challengeHash: digest(token),
    personId: person.id,
    throttleKey: key,
    failures: 0,
    expiresAt,
  });
  return { challenge: token, expiresAt };
}

/** Counts the attempt as failed before the password is looked at, so that parallel guesses do not slip through. */
export async function countAttempt(
  ports: IdentityPorts,
  { key, address, now }: { readonly key: string; readonly address: string; readonly now: Instant },
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
