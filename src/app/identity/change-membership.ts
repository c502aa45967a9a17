import { changeRoles, parseRoles } from "../../domain/party/membership.ts";
import type { Role } from "../../domain/party/role.ts";
import type { CommandContext } from "../command.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { MemberRecord } from "./member-ports.ts";

export interface ChangeMembership {
  readonly personId: string;
  readonly roles: readonly string[];
  readonly reason: string;
}

/**
 * Gives a member the roles named and takes all others away. His sessions in this organization end, so that what he
 * holds from now on is under a new token.
 */
export async function changeMembership(
  context: CommandContext,
  { personId, roles, reason }: ChangeMembership,
): Promise<MemberRecord> {
  const member = await memberOf(context, personId);
  const held = orReject(parseRoles(roles));
  await record(context, { personId, roles: held, reason });
  return { ...member, roles: held };
}

/** The member leaves the organization: roles, sessions and API tokens in it end. He stays what he is elsewhere. */
export async function endMembership(
  context: CommandContext,
  { personId, reason }: Omit<ChangeMembership, "roles">,
): Promise<void> {
  await memberOf(context, personId);
  await record(context, { personId, roles: [], reason });
  const { organizationId } = context.actor;
  const { apiTokens } = context.work.identity;
  await apiTokens.revokeAll({ personId, organizationId, revokedAt: context.now });
}

async function record(
  { work: { members, identity }, actor, newId }: CommandContext,
  { personId, roles, reason }: { personId: string; roles: readonly Role[]; reason: string },
): Promise<void> {
  const { organizationId, personId: changedBy } = actor;
  const asked = { personId, roles, changedBy };
  const { granted, withdrawn } = orReject(changeRoles(await members.list(organizationId), asked));
  const change = (held: boolean) => (role: Role) => ({
    id: newId(),
    personId,
    role,
    held,
    reason,
    changedBy,
  });
  await members.change([...granted.map(change(true)), ...withdrawn.map(change(false))]);
  await identity.sessions.removeIn(organizationId, personId);
}

/**
 * Takes a member's second factor away, for one who has lost telephone and recovery codes. Whoever works for several
 * organizations keeps his: one of them does not weaken the others.
 */
export async function resetSecondFactor(context: CommandContext, personId: string): Promise<MemberRecord> {
  const { identity, members } = context.work;
  const member = await memberOf(context, personId);
  if (personId === context.actor.personId) throw new Rejected({ code: "ownRoles" });
  if (member.secondFactorSince === null) throw new Rejected({ code: "noSecondFactor" });
  const memberships = await identity.people.membershipsOf(personId);
  if (memberships.length > 1) throw new Rejected({ code: "memberElsewhere" });
  members.concerns(personId);
  await identity.secondFactors.remove(personId);
  await identity.sessions.removeOf(personId);
  return member;
}

/** Holders of these roles need a second factor from now on. */
export async function setSecondFactorPolicy(
  { work, newId }: CommandContext,
  texts: readonly string[],
): Promise<readonly Role[]> {
  const roles = orReject(parseRoles(texts));
  await work.members.setSecondFactorPolicy({ id: newId(), roles });
  return roles;
}

async function memberOf({ work, actor }: CommandContext, personId: string): Promise<MemberRecord> {
  const members = await work.members.list(actor.organizationId);
  return orNotFound(
    members.find((each) => each.personId === personId),
    "member",
  );
}
