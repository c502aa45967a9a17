import { legalFormOn } from "../../domain/party/legal-form.ts";
import { parseMunicipalityCode } from "../../domain/party/municipality-code.ts";
import { parseRegistrationNumber } from "../../domain/party/registration-number.ts";
import type { CommandContext } from "../command.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orNotFound, orReject } from "../rejected.ts";
import type { ProfileRecord } from "./ports.ts";
import { listOrganizations, type OrganizationView } from "./read-organizations.ts";

export interface ChangeProfile extends Omit<ProfileRecord, "organizationId" | "provenance"> {
  readonly provenance?: Provenance | undefined;
}

/** What the actor's organization says of itself from a day on; what it said before stays on record. */
export async function changeProfile(
  { work, actor, newId }: CommandContext,
  { provenance = ownRecord, ...profile }: ChangeProfile,
): Promise<OrganizationView> {
  const { legalForm, plannedForm, registrationNumber, municipalityCode, effectiveOn } = profile;
  for (const code of [legalForm, plannedForm]) if (code !== null) orReject(legalFormOn(code, effectiveOn));
  if (registrationNumber !== null) orReject(parseRegistrationNumber(registrationNumber));
  if (municipalityCode !== null) orReject(parseMunicipalityCode(municipalityCode));
  await work.parties.addProfile({ id: newId(), ...profile, provenance });
  const { items } = await listOrganizations({ repositories: work, actor, asOf: effectiveOn });
  return orNotFound(
    items.find(({ id }) => id === actor.organizationId),
    "organization",
  );
}
