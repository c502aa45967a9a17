import type { Knex } from "knex";
import type { ImpactRepository, ProjectStanding } from "../../src/app/impact/ports.ts";
import { fileTables } from "../file-tables.ts";
import { toPage } from "../page.ts";
import { afterAllIds, beforeAllIds, firstOf, rowsOf } from "../read.ts";
import { applyFilter, findEvidence, kpiQuery, observationQuery, withParts } from "./impact-queries.ts";
import { impactRecording, type ImpactRecording } from "./impact-recording.ts";
import { toKpi, type KpiRow, type ObservationRow } from "./observation-rows.ts";
import { isMeasuredProject, isVisibleProject, type RepositoryScope } from "./scope.ts";

export function impactRepository(scope: RepositoryScope): ImpactRepository {
  return { ...readingSide(scope), ...impactRecording(scope) };
}

function readingSide({ on }: RepositoryScope): Omit<ImpactRepository, keyof ImpactRecording> {
  return {
    standingTo: (viewerId, projectId) => standingTo(on, viewerId, projectId),
    async listKpis(viewerId, { limit, cursor }) {
      const rows = await rowsOf<KpiRow>(
        kpiQuery(on, viewerId)
          .where("kpi.id", ">", cursor ?? beforeAllIds)
          .orderBy("kpi.id")
          .limit(limit + 1),
      );
      return toPage(rows.map(toKpi), limit, ({ id }) => id);
    },
    async findKpi(viewerId, kpiId) {
      const row = await firstOf<KpiRow>(kpiQuery(on, viewerId).where("kpi.id", kpiId));
      return row === undefined ? undefined : toKpi(row);
    },
    async kpisOfProject(viewerId, projectId) {
      const query = kpiQuery(on, viewerId).where("kpi.project_id", projectId).orderBy("kpi.id");
      return (await rowsOf<KpiRow>(query)).map(toKpi);
    },
    async observationsOfKpis(viewerId, kpiIds) {
      const rows = await rowsOf<ObservationRow>(
        observationQuery(on, viewerId, isMeasuredProject)
          .whereIn("observation.kpi_id", [...kpiIds])
          .orderBy([
            { column: "observation.period_end_on", order: "desc" },
            { column: "observation.id", order: "desc" },
          ]),
      );
      return withParts(on, viewerId, rows);
    },
    async observationsOfIds(viewerId, ids) {
      return withParts(on, viewerId, await manyOf(on, viewerId, ids));
    },
    async listObservations(viewerId, filter, { limit, cursor }) {
      const query = observationQuery(on, viewerId)
        .where("observation.id", "<", cursor ?? afterAllIds)
        .orderBy("observation.id", "desc")
        .limit(limit + 1);
      applyFilter(on, query, filter);
      const rows = await rowsOf<ObservationRow>(query);
      return toPage(await withParts(on, viewerId, rows), limit, ({ observationId }) => observationId);
    },
    async findObservation(viewerId, observationId) {
      const rows = await rowsOf<ObservationRow>(
        observationQuery(on, viewerId).where("observation.id", observationId),
      );
      return (await withParts(on, viewerId, rows))[0];
    },
    findEvidence: (viewerId, evidenceId) => findEvidence(on, viewerId, evidenceId),
    storedBytes: (organizationId) => storedBytes(on, organizationId),
  };
}

/** Below the number of parameters that either database takes in one statement. */
const idsAtOnce = 500;

async function manyOf(
  on: Knex,
  viewerId: string,
  ids: readonly string[],
): Promise<readonly ObservationRow[]> {
  const rows: ObservationRow[] = [];
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const some = ids.slice(from, from + idsAtOnce);
    rows.push(
      ...(await rowsOf<ObservationRow>(observationQuery(on, viewerId).whereIn("observation.id", some))),
    );
  }
  return rows;
}

/**
 * Who pays for results finances a project too: it is for him to say whether they are proven. That takes the consent of
 * who runs the project, who gave it by recording the contract himself or by accepting it.
 */
async function standingTo(
  on: Knex,
  viewerId: string,
  projectId: string,
): Promise<ProjectStanding | undefined> {
  const project: { readonly organization_id: string } | undefined = await on("project")
    .where({ id: projectId })
    .whereExists(isVisibleProject(on, viewerId, "project.id"))
    .first("organization_id");
  if (project === undefined) return undefined;
  if (project.organization_id === viewerId) return "runsProject";
  const financed = await firstOf<{ readonly id: string }>(
    on("facility").where({ project_id: projectId, organization_id: viewerId }).select("id"),
  );
  if (financed !== undefined) return "financesProject";
  const paid = await firstOf<{ readonly id: string }>(
    on("outcome_contract")
      .leftJoin("outcome_acceptance", "outcome_acceptance.contract_id", "outcome_contract.id")
      .where({ project_id: projectId, payer_id: viewerId })
      .where((consented) => {
        void consented
          .where("outcome_contract.organization_id", project.organization_id)
          .orWhereNotNull("outcome_acceptance.id");
      })
      .select("outcome_contract.id"),
  );
  return paid === undefined ? "takesPart" : "financesProject";
}

/** A file given twice is stored once. */
async function storedBytes(on: Knex, organizationId: string): Promise<number> {
  let bytes = 0;
  for (const table of fileTables) {
    const files = on(table)
      .where({ organization_id: organizationId })
      .distinct("sha256", "size_bytes")
      .as("file");
    const sum = await firstOf<{ readonly bytes: number | string | null }>(
      on(files).sum({ bytes: "size_bytes" }),
    );
    bytes += Number(sum?.bytes ?? 0);
  }
  return bytes;
}
