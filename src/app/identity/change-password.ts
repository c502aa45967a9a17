import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import { orNotFound, orReject } from "../rejected.ts";
import { letterTo } from "./mail-texts.ts";
import type { SignedIn } from "./open-session.ts";
import { confirmOwnPassword } from "./own-password.ts";
import { hashPassword } from "./password-policy.ts";
import type { IdentityPorts } from "./ports.ts";
import { digest, newSessionToken } from "./secrets.ts";
import { viewSession } from "./session-view.ts";

export interface ChangePassword {
  readonly actor: Actor;
  readonly sessionToken: string;
  readonly password: string;
  readonly newPassword: string;
  readonly address: string;
  readonly now: Instant;
}

/** Changes one's own password: all other sessions end, and this one goes on under a new token. */
export async function changePassword(
  ports: IdentityPorts,
  { actor, sessionToken, password, newPassword, address, now }: ChangePassword,
): Promise<SignedIn> {
  const { personId, organizationId } = actor;
  const person = await confirmOwnPassword(ports, { personId, password, address, now });
  const { email } = person;
  const passwordHash = orReject(await hashPassword(ports.passwords, { password: newPassword, email }));
  const token = newSessionToken(ports.randomBytes);
  const view = await ports.keep(async (repositories) => {
    const { sessions, credentials } = repositories;
    const old = orNotFound(await sessions.find(digest(sessionToken)), "session");
    await credentials.save({ personId, passwordHash, changedAt: now });
    await sessions.renew(old.tokenHash, { tokenHash: digest(token), organizationId, lastSeenAt: now });
    await sessions.removeOf(personId, digest(token));
    return viewSession(repositories, { person, organizationId });
  });
  ports.securityLog({ event: "passwordChanged", personId, organizationId, address });
  ports.inBackground(() => ports.sendMail(letterTo(person, "passwordChanged")));
  return { token, view };
}
