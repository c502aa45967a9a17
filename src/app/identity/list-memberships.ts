import { mayDo } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { IdentityPorts, Member } from "./ports.ts";

/** People of the actor's organization with their roles. Only who may read the security log sees others than himself. */
export async function listMemberships({ read }: IdentityPorts, actor: Actor): Promise<readonly Member[]> {
  const members = await read(({ people }) => people.membersOf(actor.organizationId));
  return mayDo(actor.roles, "readSecurityLog")
    ? members
    : members.filter(({ person }) => person.id === actor.personId);
}
