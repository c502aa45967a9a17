import type { Instant } from "../../domain/kernel/instant.ts";
import { parseRoles } from "../../domain/party/membership.ts";
import type { Actor } from "../actor.ts";
import type { CommandContext } from "../command.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { Mail } from "./account-ports.ts";
import { letterTo } from "./mail-texts.ts";
import type { InvitationRecord } from "./member-ports.ts";
import { issueLink } from "./one-time-link.ts";
import type { IdentityPorts, IdentityRepositories, Language } from "./ports.ts";

export interface InviteMember {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly string[];
}

/** To be sent once the unit of work has been written. */
export interface Invited {
  readonly invitation: InvitationRecord;
  readonly mail: Mail;
}

type LinkPorts = Pick<IdentityPorts, "randomBytes" | "publicUrl">;

/** Invites a person by e-mail into the actor's organization. */
export async function inviteMember(
  ports: LinkPorts,
  { work, actor, now, newId }: CommandContext,
  { email: typed, name, language, roles: texts }: InviteMember,
): Promise<Invited> {
  const roles = orReject(parseRoles(texts));
  const email = typed.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Rejected({ code: "emailMalformed", pointer: "/email" });
  await refuseKnown(work, actor, email);
  const id = newId();
  await work.members.addInvitation({ id, email, name, language, roles, invitedBy: actor.personId });
  return sealedInvitation(ports, work, { id, now });
}

async function refuseKnown({ members }: Repositories, actor: Actor, email: string): Promise<void> {
  const { organizationId } = actor;
  const isMember = (await members.list(organizationId)).some(({ person }) => person.email === email);
  if (isMember) throw new Rejected({ code: "alreadyMember", pointer: "/email" });
  const invitations = await members.invitationsOf(organizationId);
  const isInvited = invitations.some((each) => each.email === email && each.outcome === "waiting");
  if (isInvited) throw new Rejected({ code: "alreadyInvited", pointer: "/email" });
}

/** A new link for an invitation; the one mailed before no longer opens it. */
export function resendInvitation(
  ports: IdentityPorts,
  { read }: { readonly read: <T>(query: (repositories: Repositories) => Promise<T>) => Promise<T> },
  asked: { readonly actor: Actor; readonly invitationId: string; readonly now: Instant },
): Promise<Mail> {
  const { actor, invitationId: id, now } = asked;
  return read(async ({ members }) => {
    waitingOf(await members.findInvitation(id), actor);
    const { mail } = await ports.keep((identity) =>
      sealedInvitation(ports, { members, identity }, { id, now }),
    );
    return mail;
  });
}

export async function withdrawInvitation(
  { work, actor, newId }: CommandContext,
  invitationId: string,
): Promise<void> {
  waitingOf(await work.members.findInvitation(invitationId), actor);
  await work.identity.links.removeOf({ purpose: "invitation", subjectId: invitationId });
  await work.members.endInvitation({ id: newId(), invitationId, outcome: "withdrawn", personId: null });
}

/** An invitation of another organization is not found. */
function waitingOf(invitation: InvitationRecord | undefined, actor: Actor): InvitationRecord {
  const own = invitation?.organization.id === actor.organizationId ? invitation : undefined;
  const found = orNotFound(own, "invitation");
  if (found.outcome !== "waiting") throw new Rejected({ code: "invitationEnded" });
  return found;
}

interface Sealing {
  readonly members: Repositories["members"];
  readonly identity: Pick<IdentityRepositories, "links">;
}

async function sealedInvitation(
  ports: LinkPorts,
  { members, identity }: Sealing,
  { id, now }: { readonly id: string; readonly now: Instant },
): Promise<Invited> {
  const link = { purpose: "invitation", subjectId: id, now } as const;
  const { url, expiresAt } = await issueLink(ports, identity, link);
  const invitation = { ...orNotFound(await members.findInvitation(id), "invitation"), expiresAt };
  const { organization, language, invitedBy } = invitation;
  const name = language === "ja" ? organization.nameJa : organization.nameEn;
  const figures = { url, organization: name, inviter: invitedBy.name };
  return { invitation, mail: letterTo(invitation, "invitation", figures) };
}
