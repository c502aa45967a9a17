/** Organizations with what they are by law, and what follows from it: flags, locks, a planned change of form. */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { legalFormOn } from "../../domain/party/legal-form.ts";
import type { LegalForm } from "../../domain/party/legal-form-row.ts";
import {
  changeOfForm,
  distributionFlag,
  equityInto,
  lockGrade,
  type FormChange,
} from "../../domain/party/legal-form-teeth.ts";
import type { Actor } from "../actor.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Repositories } from "../ports.ts";
import type { ProfileRecord } from "./ports.ts";

export interface ProfileView extends Omit<ProfileRecord, "organizationId" | "legalForm"> {
  readonly form:
    | (Pick<LegalForm, "code" | "name"> & {
        readonly takesEquity: boolean;
        readonly lockGrade: number;
      })
    | null;
  /** Surplus was paid out although the form allows none, or only within limits. */
  readonly surplusFlag: "breach" | "limit" | null;
  readonly plannedChange: FormChange | null;
}

export interface OrganizationView extends OrganizationRecord {
  readonly profile: ProfileView | null;
}

export interface OrganizationReader {
  readonly repositories: Pick<Repositories, "parties">;
  readonly actor: Actor;
  readonly asOf: LocalDate;
}

export async function listOrganizations({
  repositories: { parties },
  actor,
  asOf,
}: OrganizationReader): Promise<{ readonly items: readonly OrganizationView[] }> {
  const organizations = await parties.knownTo(actor.organizationId);
  const profiles = await parties.profilesOn(
    organizations.map(({ id }) => id),
    asOf,
  );
  const items = organizations.map((organization) => ({
    ...organization,
    profile: profileView(
      profiles.find(({ organizationId }) => organizationId === organization.id),
      asOf,
    ),
  }));
  return { items };
}

function profileView(record: ProfileRecord | undefined, asOf: LocalDate): ProfileView | null {
  if (record === undefined) return null;
  const { registrationNumber, municipalityCode, paysSurplus, plannedForm, effectiveOn, provenance } = record;
  const form = formOf(record.legalForm, asOf);
  const planned = formOf(record.plannedForm, asOf);
  return {
    registrationNumber,
    municipalityCode,
    paysSurplus,
    plannedForm,
    effectiveOn,
    provenance,
    form:
      form === undefined
        ? null
        : { code: form.code, name: form.name, takesEquity: equityInto(form).ok, lockGrade: lockGrade(form) },
    surplusFlag: form === undefined ? null : (distributionFlag(form, record.paysSurplus)?.severity ?? null),
    plannedChange: form === undefined || planned === undefined ? null : changeBetween(form, planned),
  };
}

function formOf(code: string | null, asOf: LocalDate): LegalForm | undefined {
  if (code === null) return undefined;
  const form = legalFormOn(code, asOf);
  return form.ok ? form.value : undefined;
}

function changeBetween(from: LegalForm, to: LegalForm): FormChange | null {
  const change = changeOfForm(from, to);
  return change.ok ? change.value : null;
}
