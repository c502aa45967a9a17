import { Rejected } from "../rejected.ts";
import type { IdentityRepositories, Membership, Organization, Person } from "./ports.ts";
import type { Role } from "../../domain/party/role.ts";
import { lacksSecondFactor } from "./second-factor-need.ts";

/** Who is signed in, for which organization, and for which others he could act. */
export interface SessionView {
  readonly person: Person;
  readonly organization: Organization;
  readonly roles: readonly Role[];
  readonly memberships: readonly Membership[];
  /** Until the person has one, nothing else can be done. */
  readonly lacksSecondFactor: boolean;
}

export async function viewSession(
  { people, secondFactors }: Pick<IdentityRepositories, "people" | "secondFactors">,
  { person, organizationId }: { readonly person: Person; readonly organizationId?: string },
): Promise<SessionView> {
  const memberships = await people.membershipsOf(person.id);
  const current = memberships.find(
    ({ organization }) => organizationId === undefined || organization.id === organizationId,
  );
  if (current === undefined) throw new Rejected({ code: "noMembership" });
  const { organization, roles } = current;
  const held = { personId: person.id, organizationId: organization.id, roles };
  const lacks = await lacksSecondFactor({ secondFactors }, held);
  return { person, organization, roles, memberships, lacksSecondFactor: lacks };
}
