import type { Knex } from "knex";
import type { ProjectRecord, ProjectRepository } from "../../src/app/project/ports.ts";
import type { PlanRecord } from "../../src/app/project/fact-ports.ts";
import type { ParticipantRole } from "../../src/domain/project/participation.ts";
import { toPage } from "../page.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import { beforeAllIds, rowsOf } from "../read.ts";
import { readJson } from "./json-cell.ts";
import { newestPlans, toPlan } from "./project-plans.ts";
import { isMeasuredProject, type RepositoryScope } from "./scope.ts";

interface ProjectRow {
  readonly id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly challenge_ja: string;
  readonly challenge_en: string;
  readonly region_ja: string;
  readonly region_en: string;
  readonly provenance: string;
  readonly organizer_id: string;
  readonly organizer_ja: string;
  readonly organizer_en: string;
  readonly organizer_kind: string;
}

interface ParticipantRow {
  readonly project_id: string;
  readonly role: ParticipantRole;
  readonly id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly kind: string;
}

interface KpiRow {
  readonly id: string;
  readonly project_id: string;
}

export function projectRepository({ on }: RepositoryScope): ProjectRepository {
  return {
    async list(viewerId, { limit, cursor }) {
      const query = projectQuery(on, viewerId)
        .where("project.id", ">", cursor ?? beforeAllIds)
        .orderBy("project.id")
        .limit(limit + 1);
      return toPage(await withParts(on, await rowsOf<ProjectRow>(query)), limit, ({ id }) => id);
    },
    async find(viewerId, projectId) {
      const rows = await rowsOf<ProjectRow>(projectQuery(on, viewerId).where("project.id", projectId));
      return (await withParts(on, rows))[0];
    },
  };
}

function projectQuery(on: Knex, viewerId: string): Knex.QueryBuilder {
  return on("project")
    .join("organization", "organization.id", "project.organization_id")
    .whereExists(isMeasuredProject(on, viewerId, "project.id"))
    .select("project.*", {
      organizer_id: "organization.id",
      organizer_ja: "organization.name_ja",
      organizer_en: "organization.name_en",
      organizer_kind: "organization.kind",
    });
}

/** As the newest plan says it, where there is one. */
function plannedWords(record: PlanRecord | undefined): Partial<Pick<ProjectRecord, "challenge" | "region">> {
  return record === undefined ? {} : { challenge: record.plan.challenge, region: record.plan.region };
}

async function withParts(on: Knex, rows: readonly ProjectRow[]): Promise<readonly ProjectRecord[]> {
  const ids = rows.map(({ id }) => id);
  const participants = await rowsOf<ParticipantRow>(
    on("project_participant")
      .join("organization", "organization.id", "project_participant.participant_id")
      .whereIn("project_id", ids)
      .orderBy("project_participant.id")
      .select("project_id", "role", "organization.id", "name_ja", "name_en", "organization.kind"),
  );
  const kpis = await rowsOf<KpiRow>(
    on("kpi").whereIn("project_id", ids).orderBy("id").select("id", "project_id"),
  );
  const plans = (await newestPlans(on, ids)).map(toPlan);
  return rows.map((row) => ({
    id: row.id,
    name: { ja: row.name_ja, en: row.name_en },
    challenge: { ja: row.challenge_ja, en: row.challenge_en },
    region: { ja: row.region_ja, en: row.region_en },
    ...plannedWords(plans.find(({ projectId }) => projectId === row.id)),
    organizer: {
      id: row.organizer_id,
      name: { ja: row.organizer_ja, en: row.organizer_en },
      kind: row.organizer_kind,
    },
    participants: participants
      .filter(({ project_id }) => project_id === row.id)
      .map(({ id, name_ja: ja, name_en: en, kind, role }) => ({
        organization: { id, name: { ja, en }, kind },
        role,
      })),
    kpiIds: kpis.filter(({ project_id }) => project_id === row.id).map(({ id }) => id),
    provenance: readJson<Provenance>(row.provenance),
  }));
}
