import type { Instant } from "../../domain/kernel/instant.ts";
import { orNotFound, orReject } from "../rejected.ts";
import { letterTo } from "./mail-texts.ts";
import { followLink, issueLink, subjectOfLink } from "./one-time-link.ts";
import { hashPassword } from "./password-policy.ts";
import type { IdentityPorts } from "./ports.ts";
import { hasMailbox } from "./service-accounts.ts";
import { countAttempt } from "./sign-in.ts";
import { oneMoreFailure, secondsToWait, throttleKey } from "./throttle-policy.ts";

export interface AskPasswordReset {
  readonly email: string;
  readonly address: string;
  readonly now: Instant;
}

/**
 * Sends a link to choose a new password, if there is such a person. The caller learns nothing of that: everything that
 * depends on the person happens after the answer. Asking again and again gets slower, per account and address.
 */
export async function askPasswordReset(
  ports: IdentityPorts,
  { email: typed, address, now }: AskPasswordReset,
): Promise<void> {
  const email = typed.trim().toLowerCase();
  await countAttempt(ports, { key: throttleKey(`password reset of ${email}`, address), address, now });
  ports.inBackground(() => sendResetLink(ports, { email, address, now }));
}

async function sendResetLink(ports: IdentityPorts, { email, address, now }: AskPasswordReset): Promise<void> {
  const letter = await ports.keep(async ({ people, links, throttle }) => {
    const found = await people.findByEmail(email);
    if (found === undefined || !hasMailbox(email)) return undefined;
    const { person } = found;
    const key = throttleKey(`mail to ${email}`, "any address");
    const sent = await throttle.find(key);
    if (secondsToWait(sent, now) > 0) return undefined;
    await throttle.save(key, oneMoreFailure(sent, now));
    const { url } = await issueLink(
      ports,
      { links },
      { purpose: "passwordReset", subjectId: person.id, now },
    );
    return { person, mail: letterTo(person, "passwordReset", { url }) };
  });
  if (letter === undefined) {
    ports.securityLog({ event: "passwordResetAsked", address });
    return;
  }
  ports.securityLog({ event: "passwordResetAsked", address, personId: letter.person.id });
  await ports.sendMail(letter.mail);
}

export interface ResetPassword {
  readonly token: string;
  readonly password: string;
  readonly address: string;
  readonly now: Instant;
}

/**
 * Sets a new password by a link that was mailed. All sessions of the person end, and the address counts as verified; a
 * second factor stays and is asked for at the next sign-in.
 */
export async function resetPassword(
  ports: IdentityPorts,
  { token, password, address, now }: ResetPassword,
): Promise<void> {
  const link = { token, purpose: "passwordReset", now } as const;
  const holder = await ports.read(async ({ links, people }) =>
    orNotFound(await people.findById(await subjectOfLink({ links }, link)), "person"),
  );
  const passwordHash = orReject(await hashPassword(ports.passwords, { password, email: holder.email }));
  const personId = await ports.keep(async ({ links, credentials, sessions, verifiedEmails }) => {
    const id = await followLink({ links }, link);
    await credentials.save({ personId: id, passwordHash, changedAt: now });
    await sessions.removeOf(id);
    await verifiedEmails.save(id, now);
    return id;
  });
  ports.securityLog({ event: "passwordReset", personId, address });
  ports.inBackground(() => ports.sendMail(letterTo(holder, "passwordChanged")));
}
