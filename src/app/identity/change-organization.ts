import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import { orNotFound } from "../rejected.ts";
import type { IdentityPorts } from "./ports.ts";
import { digest, newSessionToken } from "./secrets.ts";
import { viewSession } from "./session-view.ts";
import type { SignedIn } from "./open-session.ts";

export interface ChangeOrganization {
  readonly actor: Actor;
  readonly sessionToken: string;
  readonly organizationId: string;
  readonly now: Instant;
}

/**
 * Acts for another of one's organizations from now on. Roles change with the organization, so the session gets a new
 * token; its absolute end stays where it was. An organization one does not belong to is not found.
 */
export async function changeOrganization(
  ports: IdentityPorts,
  { actor, sessionToken, organizationId, now }: ChangeOrganization,
): Promise<SignedIn> {
  const token = newSessionToken(ports.randomBytes);
  const view = await ports.keep(async ({ people, sessions, secondFactors }) => {
    const old = orNotFound(await sessions.find(digest(sessionToken)), "session");
    const person = orNotFound(await people.findById(actor.personId), "person");
    const memberships = await people.membershipsOf(person.id);
    orNotFound(
      memberships.find(({ organization }) => organization.id === organizationId),
      "organization",
    );
    await sessions.renew(old.tokenHash, { tokenHash: digest(token), organizationId, lastSeenAt: now });
    return viewSession({ people, secondFactors }, { person, organizationId });
  });
  ports.securityLog({ event: "organizationChanged", personId: actor.personId, organizationId });
  return { token, view };
}
