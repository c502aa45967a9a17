import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { legalFormOn } from "../../domain/party/legal-form.ts";
import { equityInto } from "../../domain/party/legal-form-teeth.ts";
import type { Repositories } from "../ports.ts";
import { orReject } from "../rejected.ts";

/** Refuses equity into an organization whose legal form has none for outsiders; without a known form nothing is said. */
export async function mustTakeEquity(
  { parties }: Pick<Repositories, "parties">,
  organizationId: string,
  on: LocalDate,
): Promise<void> {
  const [profile] = await parties.profilesOn([organizationId], on);
  const legalForm = profile?.legalForm ?? null;
  if (legalForm === null) return;
  orReject(equityInto(orReject(legalFormOn(legalForm, on))));
}
