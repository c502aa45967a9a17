import type { Knex } from "knex";
import type { PlanRecord, ProjectPlan } from "../../src/app/project/fact-ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { rowsOf } from "../read.ts";
import { readJson } from "./json-cell.ts";
import { isVisibleProject } from "./scope.ts";

export interface PlanRow {
  readonly project_id: string;
  readonly version: number;
  readonly effective_on: string;
  readonly recorded_at: string;
  readonly content: string;
  readonly provenance: string;
}

/** The newest plan of each project, whoever asks. */
export async function newestPlans(on: Knex, projectIds: readonly string[]): Promise<readonly PlanRow[]> {
  return newestOf(await rowsOf<PlanRow>(planQuery(on, projectIds)));
}

export async function seenPlans(
  on: Knex,
  viewerId: string,
  projectIds: readonly string[],
): Promise<readonly PlanRow[]> {
  const seen = isVisibleProject(on, viewerId, "project_plan.project_id");
  return newestOf(await rowsOf<PlanRow>(planQuery(on, projectIds).whereExists(seen)));
}

function planQuery(on: Knex, projectIds: readonly string[]): Knex.QueryBuilder {
  return on("project_plan").whereIn("project_id", projectIds).orderBy(["project_id", "version"]);
}

function newestOf(rows: readonly PlanRow[]): readonly PlanRow[] {
  return [...new Map(rows.map((row) => [row.project_id, row])).values()];
}

export function toPlan(row: PlanRow): PlanRecord {
  return {
    projectId: row.project_id,
    version: row.version,
    effectiveOn: localDate(row.effective_on),
    recordedAt: row.recorded_at as Instant,
    plan: readJson<ProjectPlan>(row.content),
    provenance: readJson<Provenance>(row.provenance),
  };
}
