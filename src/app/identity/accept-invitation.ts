import type { Instant } from "../../domain/kernel/instant.ts";
import type { AppPorts, Repositories } from "../ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { InvitationRecord } from "./member-ports.ts";
import { followLink, subjectOfLink } from "./one-time-link.ts";
import { hashPassword } from "./password-policy.ts";
import type { IdentityPorts, PersonRepository } from "./ports.ts";
import { countAttempt } from "./sign-in.ts";
import { throttleKey } from "./throttle-policy.ts";

type Ports = Pick<AppPorts, "transact" | "read">;

interface Followed {
  readonly token: string;
  readonly now: Instant;
}

export interface OpenInvitation {
  readonly invitation: InvitationRecord;
  /** The person has an account already: he joins with the password he has. */
  readonly hasAccount: boolean;
}

/** What a link invites to. Refuses with `linkOver`. */
export function readInvitation({ read }: Ports, { token, now }: Followed): Promise<OpenInvitation> {
  return read(async ({ identity, members }) => {
    const id = await subjectOfLink(identity, { token, purpose: "invitation", now });
    const invitation = await members.findInvitation(id);
    if (invitation?.outcome !== "waiting") throw new Rejected({ code: "linkOver" });
    const found = await identity.people.findByEmail(invitation.email);
    return { invitation, hasAccount: found?.passwordHash !== undefined };
  });
}

export interface AcceptInvitation extends Followed {
  /** How the person wants to be called; kept as it is for somebody who has an account. */
  readonly name: string;
  /** Chosen now, or the one he has. */
  readonly password: string;
  readonly address: string;
  readonly newId: () => string;
}

/** Joins the organization: person, roles and the end of the invitation are facts of one unit of work. */
export async function acceptInvitation(
  ports: Ports,
  identity: IdentityPorts,
  request: AcceptInvitation,
): Promise<InvitationRecord> {
  const { token, now, newId } = request;
  const { invitation } = await readInvitation(ports, { token, now });
  const { email, organization, roles } = invitation;
  const known = await identity.read(({ people }) => people.findByEmail(email));
  const newHash = await hashOrConfirm(identity, request, { email, known });
  const personId = known?.person.id ?? newId();
  const actor = { personId, organizationId: organization.id, roles, via: "session" } as const;
  await ports.transact({ actor, action: "acceptInvitation", now, newId }, async (work, at) => {
    await followLink(work.identity, { token, purpose: "invitation", now });
    await join(work, { invitation, personId, newHash, request, at });
  });
  identity.securityLog({ event: "memberJoined", personId, organizationId: organization.id });
  return invitation;
}

interface Invitee {
  readonly email: string;
  readonly known: Awaited<ReturnType<PersonRepository["findByEmail"]>>;
}

/**
 * The hash of a password chosen now; undefined for whoever has an account: he shows the password he has, for somebody
 * else at the mailbox is not yet the person.
 */
async function hashOrConfirm(
  identity: IdentityPorts,
  { password, address, now }: AcceptInvitation,
  { email, known }: Invitee,
): Promise<string | undefined> {
  if (known?.passwordHash === undefined) {
    return orReject(await hashPassword(identity.passwords, { password, email }));
  }
  const personId = known.person.id;
  const key = throttleKey(`password of ${personId}`, address);
  await countAttempt(identity, { key, address, now });
  if (!(await identity.passwords.verify(password, known.passwordHash))) {
    identity.securityLog({ event: "signInFailed", personId, address });
    throw new Rejected({ code: "passwordRefused", pointer: "/password" });
  }
  await identity.keep(({ throttle }) => throttle.remove(key));
  return undefined;
}

interface Joining {
  readonly invitation: InvitationRecord;
  readonly personId: string;
  readonly newHash: string | undefined;
  readonly request: AcceptInvitation;
  readonly at: Instant;
}

async function join(
  { members, identity }: Repositories,
  { invitation, personId, newHash, request: { name, newId }, at }: Joining,
): Promise<void> {
  const { email, language, roles, id: invitationId } = invitation;
  const now = orNotFound(await members.findInvitation(invitationId), "invitation");
  const found = await identity.people.findByEmail(email);
  const isOther = found !== undefined && found.person.id !== personId;
  const hasPassword = found?.passwordHash !== undefined && newHash !== undefined;
  if (now.outcome !== "waiting" || isOther || hasPassword) throw new Rejected({ code: "linkOver" });
  if (found === undefined) await members.addPerson({ id: personId, email, name, language });
  if (newHash !== undefined) {
    await identity.credentials.save({ personId, passwordHash: newHash, changedAt: at });
  }
  await identity.verifiedEmails.save(personId, at);
  await members.change(
    roles.map((role) => ({
      id: newId(),
      personId,
      role,
      held: true,
      reason: "",
      changedBy: invitation.invitedBy.id,
    })),
  );
  await members.endInvitation({ id: newId(), invitationId, outcome: "accepted", personId });
}
