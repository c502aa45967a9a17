/**
 * Who belongs to an organization, and in which roles. An administrator gives roles to others, never to himself: what he
 * may do is another's decision (職務分離). The last administrator stays, or nobody could let anyone in again. A service
 * account is a program: it may prepare and read, but it decides nothing and lets nobody in.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { roles as allRoles, type Role } from "./role.ts";

export interface MemberRoles {
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly isService: boolean;
}

export interface RoleChange {
  readonly granted: readonly Role[];
  readonly withdrawn: readonly Role[];
}

export type MembershipRejection = Rejection<
  "roleUnknown" | "ownRoles" | "memberUnknown" | "rolesUnchanged" | "lastAdmin" | "serviceAccountRole"
>;

const decidingRoles: readonly Role[] = ["admin", "approver"];

export function parseRoles(texts: readonly string[]): Decision<readonly Role[], MembershipRejection> {
  const unknown = texts.find((text) => !isRole(text));
  if (unknown !== undefined) {
    const figures = { role: unknown, options: allRoles.join(" ") };
    return reject({ code: "roleUnknown", figures, pointer: "/roles" });
  }
  return accept(allRoles.filter((role) => texts.includes(role)));
}

function isRole(text: string): text is Role {
  return allRoles.some((role) => role === text);
}

interface Asked {
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly changedBy: string;
}

/** The roles a member gains and loses; no roles at all end the membership. */
export function changeRoles(
  members: readonly MemberRoles[],
  { personId, roles, changedBy }: Asked,
): Decision<RoleChange, MembershipRejection> {
  if (personId === changedBy) return reject({ code: "ownRoles" });
  const member = members.find((each) => each.personId === personId);
  if (member === undefined) return reject({ code: "memberUnknown" });
  const granted = roles.filter((role) => !member.roles.includes(role));
  const withdrawn = member.roles.filter((role) => !roles.includes(role));
  if (granted.length + withdrawn.length === 0) return reject({ code: "rolesUnchanged" });
  if (withdrawn.includes("admin") && isLastAdmin(members, personId)) return reject({ code: "lastAdmin" });
  if (!member.isService) return accept({ granted, withdrawn });
  const allowed = serviceRoles(roles);
  return allowed.ok ? accept({ granted, withdrawn }) : allowed;
}

/** The roles a program may hold. */
export function serviceRoles(roles: readonly Role[]): Decision<readonly Role[], MembershipRejection> {
  const role = roles.find((each) => decidingRoles.includes(each));
  return role === undefined
    ? accept(roles)
    : reject({ code: "serviceAccountRole", figures: { role }, pointer: "/roles" });
}

function isLastAdmin(members: readonly MemberRoles[], personId: string): boolean {
  return !members.some((each) => each.personId !== personId && each.roles.includes("admin"));
}
