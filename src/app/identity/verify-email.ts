import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import { orNotFound } from "../rejected.ts";
import { letterTo } from "./mail-texts.ts";
import { followLink, issueLink } from "./one-time-link.ts";
import type { IdentityPorts } from "./ports.ts";
import { countAttempt } from "./sign-in.ts";
import { throttleKey } from "./throttle-policy.ts";

interface AskVerification {
  readonly actor: Actor;
  readonly address: string;
  readonly now: Instant;
}

/** Sends the signed-in person a link that proves his e-mail address. */
export async function askEmailVerification(
  ports: IdentityPorts,
  { actor: { personId }, address, now }: AskVerification,
): Promise<void> {
  const key = throttleKey(`verification mail to ${personId}`, "any address");
  await countAttempt(ports, { key, address, now });
  const mail = await ports.keep(async ({ people, links }) => {
    const person = orNotFound(await people.findById(personId), "person");
    const link = { purpose: "emailVerification", subjectId: personId, now } as const;
    const { url } = await issueLink(ports, { links }, link);
    return letterTo(person, "emailVerification", { url });
  });
  ports.inBackground(() => ports.sendMail(mail));
}

/** Whoever follows the link can read the mail of that address. */
export async function verifyEmail(
  ports: IdentityPorts,
  { token, now }: { readonly token: string; readonly now: Instant },
): Promise<void> {
  const personId = await ports.keep(async ({ links, verifiedEmails }) => {
    const id = await followLink({ links }, { token, purpose: "emailVerification", now });
    await verifiedEmails.save(id, now);
    return id;
  });
  ports.securityLog({ event: "emailVerified", personId });
}
