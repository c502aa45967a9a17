import { parseRoles, serviceRoles } from "../../domain/party/membership.ts";
import type { Role } from "../../domain/party/role.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { CommandContext } from "../command.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { IdentityPorts } from "./ports.ts";

export interface NewServiceAccount {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** A member that is a program: it has no password and no mailbox, and comes in with API tokens only. */
export async function createServiceAccount(
  { work: { members }, actor, newId }: CommandContext,
  { name, roles: texts }: { readonly name: string; readonly roles: readonly string[] },
): Promise<NewServiceAccount> {
  const roles = orReject(serviceRoles(orReject(parseRoles(texts))));
  const personId = newId();
  await members.addPerson({ id: personId, name, language: "ja", email: `${personId}@${nobodysMailbox}` });
  await members.addServiceAccount({ id: newId(), personId });
  await members.change(
    roles.map((role) => ({
      id: newId(),
      personId,
      role,
      held: true,
      reason: "",
      changedBy: actor.personId,
    })),
  );
  return { id: personId, name, roles };
}

/** A domain that can exist nowhere (RFC 2606). */
const nobodysMailbox = "service.invalid";

export function hasMailbox(email: string): boolean {
  return !email.endsWith(`@${nobodysMailbox}`);
}

/** Refuses an account of another organization, and a person: he makes his tokens himself. */
export async function serviceAccountOf(
  { members }: Pick<Repositories, "members">,
  { actor, personId }: { readonly actor: Actor; readonly personId: string },
): Promise<void> {
  const all = await members.list(actor.organizationId);
  const found = orNotFound(
    all.find((each) => each.personId === personId),
    "member",
  );
  if (!found.isService) throw new Rejected({ code: "noServiceAccount" });
}

/** An administrator takes back a token of whomever in his organization. */
export async function revokeMemberToken(
  { keep, securityLog }: IdentityPorts,
  { actor, tokenId, now }: { readonly actor: Actor; readonly tokenId: string; readonly now: Instant },
): Promise<void> {
  const { personId, organizationId } = actor;
  const revoked = await keep(({ apiTokens }) =>
    apiTokens.revokeIn({ organizationId, tokenId, revokedAt: now }),
  );
  orNotFound(revoked ? tokenId : undefined, "apiToken");
  securityLog({ event: "tokenRevoked", personId, organizationId, detail: tokenId });
}
