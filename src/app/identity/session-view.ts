import { Rejected } from "../rejected.ts";
import type { IdentityRepositories, Membership, Organization, Person } from "./ports.ts";
import type { Role } from "../../domain/party/role.ts";

/** Who is signed in, for which organization, and for which others he could act. */
export interface SessionView {
  readonly person: Person;
  readonly organization: Organization;
  readonly roles: readonly Role[];
  readonly memberships: readonly Membership[];
}

export async function viewSession(
  { people }: Pick<IdentityRepositories, "people">,
  { person, organizationId }: { readonly person: Person; readonly organizationId?: string },
): Promise<SessionView> {
  const memberships = await people.membershipsOf(person.id);
  const current = memberships.find(
    ({ organization }) => organizationId === undefined || organization.id === organizationId,
  );
  if (current === undefined) throw new Rejected({ code: "noMembership" });
  return { person, organization: current.organization, roles: current.roles, memberships };
}
