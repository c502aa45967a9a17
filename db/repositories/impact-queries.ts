/** What impact queries have in common: visibility, names joined in, and the parts of an observation. */
import type { Knex } from "knex";
import type {
  EvidenceRecord,
  KpiRecord,
  ObservationFilter,
  ObservationRecord,
} from "../../src/app/impact/ports.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { firstOf, rowsOf } from "../read.ts";
import {
  toEvidence,
  toKpi,
  toObservation,
  type EventRow,
  type EvidenceRow,
  type KpiRow,
  type ObservationRow,
} from "./observation-rows.ts";
import { isMeasuredProject, isVisibleProject } from "./scope.ts";

export function kpiQuery(on: Knex, viewerId: string): Knex.QueryBuilder {
  return on("kpi")
    .join("project", "project.id", "kpi.project_id")
    .join("organization", "organization.id", "project.organization_id")
    .whereExists(isMeasuredProject(on, viewerId, "project.id"))
    .select("kpi.*", {
      project_id: "project.id",
      project_ja: "project.name_ja",
      project_en: "project.name_en",
      organizer_id: "organization.id",
      organizer_ja: "organization.name_ja",
      organizer_en: "organization.name_en",
      organizer_kind: "organization.kind",
    });
}

/** What the organizer has not submitted, or has withdrawn before anyone saw it, is his alone. */
export function observationQuery(
  on: Knex,
  viewerId: string,
  isSeen: typeof isVisibleProject = isVisibleProject,
): Knex.QueryBuilder {
  return on("observation")
    .join("kpi", "kpi.id", "observation.kpi_id")
    .whereExists(isSeen(on, viewerId, "kpi.project_id"))
    .where((either) => {
      const submission = on("observation_event")
        .whereRaw("observation_event.observation_id = observation.id")
        .where("observation_event.kind", "submitted")
        .select("observation_event.id");
      void either.where("observation.organization_id", viewerId).orWhereExists(submission);
    })
    .select("observation.*");
}

/** The state is read from the newest event; a draft has none. */
const eventKindOfState: Readonly<Record<string, string>> = {
  submitted: "submitted",
  inReview: "reviewStarted",
  returned: "returned",
  accepted: "accepted",
  attested: "attested",
  locked: "locked",
  rejected: "rejected",
  withdrawn: "withdrawn",
  superseded: "superseded",
};

export function applyFilter(on: Knex, query: Knex.QueryBuilder, { kpiId, state }: ObservationFilter): void {
  if (kpiId !== undefined) void query.where("observation.kpi_id", kpiId);
  if (state === undefined) return;
  const newest = on("observation_event as newest")
    .whereRaw("newest.observation_id = observation.id")
    .max("newest.id");
  if (state === "draft") {
    void query.whereNotExists(newest.clone().clear("select").select("newest.id"));
  } else {
    void query.whereExists(
      on("observation_event as last_event")
        .where("last_event.id", newest)
        .where("last_event.kind", present(eventKindOfState[state], "observation state"))
        .select("last_event.id"),
    );
  }
}

export async function withParts(
  on: Knex,
  viewerId: string,
  rows: readonly ObservationRow[],
): Promise<readonly ObservationRecord[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const kpiIds = [...new Set(rows.map((row) => row.kpi_id))];
  const kpiRows = await rowsOf<KpiRow>(kpiQuery(on, viewerId).whereIn("kpi.id", kpiIds));
  const kpis = new Map<string, KpiRecord>(kpiRows.map((row) => [row.id, toKpi(row)]));
  const events = await rowsOf<EventRow>(
    on("observation_event")
      .join("organization", "organization.id", "observation_event.organization_id")
      .leftJoin("person", "person.id", "observation_event.actor_id")
      .whereIn("observation_id", ids)
      .orderBy("observation_event.id")
      .select("observation_event.*", {
        actor_name: "person.name",
        organization_ja: "organization.name_ja",
        organization_en: "organization.name_en",
      }),
  );
  const evidence = await rowsOf<EvidenceRow>(evidenceQuery(on).whereIn("evidence.observation_id", ids));
  return rows.map((row) =>
    toObservation(row, {
      kpi: present(kpis.get(row.kpi_id), "KPI of an observation"),
      events: events.filter((event) => event.observation_id === row.id),
      evidence: evidence.filter((file) => file.observation_id === row.id),
    }),
  );
}

function evidenceQuery(on: Knex): Knex.QueryBuilder {
  const sameFile = on("evidence as other")
    .join("observation as elsewhere", "elsewhere.id", "other.observation_id")
    .whereRaw("other.sha256 = evidence.sha256")
    .whereRaw(
      "(elsewhere.kpi_id <> observation.kpi_id or elsewhere.period_start_on <> observation.period_start_on or elsewhere.period_end_on <> observation.period_end_on)",
    )
    .count("*");
  return on("evidence")
    .join("observation", "observation.id", "evidence.observation_id")
    .leftJoin("person", "person.id", "evidence.uploaded_by")
    .orderBy("evidence.id")
    .select("evidence.*", { uploader: "person.name" }, sameFile.as("duplicates"));
}

export async function findEvidence(
  on: Knex,
  viewerId: string,
  evidenceId: string,
): Promise<EvidenceRecord | undefined> {
  const row = await firstOf<EvidenceRow>(
    evidenceQuery(on)
      .where("evidence.id", evidenceId)
      .whereIn(
        "evidence.observation_id",
        observationQuery(on, viewerId).clear("select").select("observation.id"),
      ),
  );
  return row === undefined ? undefined : toEvidence(row);
}
