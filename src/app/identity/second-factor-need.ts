import type { Role } from "../../domain/party/role.ts";
import type { IdentityRepositories } from "./ports.ts";

interface Held {
  readonly personId: string;
  readonly organizationId: string;
  readonly roles: readonly Role[];
}

/** The organization asks holders of these roles for a second factor, and the person has none yet. */
export async function lacksSecondFactor(
  { secondFactors }: Pick<IdentityRepositories, "secondFactors">,
  { personId, organizationId, roles }: Held,
): Promise<boolean> {
  const required = await secondFactors.requiredRoles(organizationId);
  if (!required.some((role) => roles.includes(role))) return false;
  const factor = await secondFactors.find(personId);
  return factor?.confirmedAt === undefined;
}
