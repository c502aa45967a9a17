import type { Knex } from "knex";
import type { PartyRepository, ProfileRecord } from "../../src/app/party/ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { rowsOf } from "../read.ts";
import { provenanceCell, readJson } from "./json-cell.ts";
import { isVisibleProject, type RepositoryScope } from "./scope.ts";

interface ProfileRow {
  readonly organization_id: string;
  readonly legal_form: string | null;
  readonly registration_number: string | null;
  readonly municipality_code: string | null;
  readonly pays_surplus: number;
  readonly planned_form: string | null;
  readonly effective_on: string;
  readonly provenance: string;
}

interface OrganizationRow {
  readonly id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly kind: string;
}

export function partyRepository({ on, recorder }: RepositoryScope): PartyRepository {
  return {
    async profilesOn(organizationIds, day) {
      const rows = await rowsOf<ProfileRow>(
        on("organization_profile")
          .whereIn("organization_id", organizationIds)
          .where("effective_on", "<=", day)
          .orderBy(["effective_on", "recorded_at", "audit_seq", "id"]),
      );
      const newest = new Map(rows.map((row) => [row.organization_id, row]));
      return [...newest.values()].map(toProfile);
    },
    async addProfile(profile) {
      recorder.concerns(profile.id);
      await recorder.append("organization_profile", [
        {
          id: profile.id,
          legal_form: profile.legalForm,
          registration_number: profile.registrationNumber,
          municipality_code: profile.municipalityCode,
          pays_surplus: profile.paysSurplus ? 1 : 0,
          planned_form: profile.plannedForm,
          effective_on: profile.effectiveOn,
          provenance: provenanceCell(profile.provenance),
        },
      ]);
    },
    async knownTo(viewerId) {
      const rows = await rowsOf<OrganizationRow>(
        on("organization")
          .where("id", viewerId)
          .orWhereIn("id", ofSeenProjects(on, viewerId))
          .orWhereIn("id", heldByFunds(on, viewerId))
          .orWhereIn("id", partnersOfManaged(on, viewerId))
          .orderBy("id"),
      );
      return rows.map(({ id, name_ja: ja, name_en: en, kind }) => ({ id, name: { ja, en }, kind }));
    },
  };
}

function ofSeenProjects(on: Knex, viewerId: string): Knex.QueryBuilder {
  const organizers = on("project")
    .whereExists(isVisibleProject(on, viewerId, "project.id"))
    .select("project.organization_id");
  const participants = on("project_participant")
    .whereExists(isVisibleProject(on, viewerId, "project_participant.project_id"))
    .select("project_participant.participant_id");
  return organizers.union([participants]);
}

/** Companies that a fund of the reader holds: as its manager or as a partner in it. */
function heldByFunds(on: Knex, viewerId: string): Knex.QueryBuilder {
  const partnerIn = on("fund_partner").where("partner_organization_id", viewerId).select("fund_id");
  return on("fund_investment")
    .where((either) => {
      void either.where("fund_investment.organization_id", viewerId).orWhereIn("fund_id", partnerIn);
    })
    .select("company_id");
}

/** Who has committed to a fund that the reader manages. */
function partnersOfManaged(on: Knex, viewerId: string): Knex.QueryBuilder {
  return on("fund_partner").where("organization_id", viewerId).select("partner_organization_id");
}

function toProfile(row: ProfileRow): ProfileRecord {
  return {
    organizationId: row.organization_id,
    legalForm: row.legal_form,
    registrationNumber: row.registration_number,
    municipalityCode: row.municipality_code,
    paysSurplus: row.pays_surplus === 1,
    plannedForm: row.planned_form,
    effectiveOn: localDate(row.effective_on),
    provenance: readJson<Provenance>(row.provenance),
  };
}
