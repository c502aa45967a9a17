/** What impact queries have in common: visibility, names joined in, and the parts of an observation. */
import type { Knex } from "knex";
import type {
  EvidenceRecord,
  KpiRecord,
  ObservationFilter,
  ObservationRecord,
} from "../../src/app/impact/ports.ts";
import { versionFor } from "../../src/domain/impact/kpi-version.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
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
    .select("kpi.*", newestMark(on, "smallest_cell"), newestMark(on, "overlap_group"), {
      project_id: "project.id",
      project_ja: "project.name_ja",
      project_en: "project.name_en",
      organizer_id: "organization.id",
      organizer_ja: "organization.name_ja",
      organizer_en: "organization.name_en",
      organizer_kind: "organization.kind",
    });
}

/** A feed acts under its own id. */
function feedName(on: Knex, column: string): Knex.QueryBuilder {
  return on("feed_change")
    .where("feed_change.feed_id", on.ref(column))
    .orderBy("feed_change.audit_seq", "desc")
    .limit(1)
    .select("feed_change.name");
}

/** As the newest definition of the KPI of the query around it says. */
export function newestMark(on: Knex, mark: "smallest_cell" | "overlap_group"): Knex.QueryBuilder {
  return newestDefinition(on).select(mark).as(mark);
}

/** Of the KPI of the query around it. */
function newestDefinition(on: Knex): Knex.QueryBuilder {
  return on("kpi_definition")
    .where("kpi_definition.kpi_id", on.ref("kpi.id"))
    .orderBy("kpi_definition.version", "desc")
    .limit(1);
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
        actor_name: on.raw("coalesce(person.name, (?))", [feedName(on, "observation_event.actor_id")]),
        organization_ja: "organization.name_ja",
        organization_en: "organization.name_en",
      }),
  );
  const evidence = await rowsOf<EvidenceRow>(evidenceQuery(on).whereIn("evidence.observation_id", ids));
  const versions = await rowsOf<VersionRow>(
    on("kpi_definition").whereIn("kpi_id", kpiIds).select("kpi_id", "version", "effective_on", "recorded_at"),
  );
  return rows.map((row) =>
    toObservation(row, {
      kpi: present(kpis.get(row.kpi_id), "KPI of an observation"),
      kpiVersion: versionOf(row, versions),
      events: events.filter((event) => event.observation_id === row.id),
      evidence: evidence.filter((file) => file.observation_id === row.id),
    }),
  );
}

interface VersionRow {
  readonly kpi_id: string;
  readonly version: number;
  readonly effective_on: LocalDate;
  readonly recorded_at: Instant;
}

/** The version that the report was made on. */
function versionOf(row: ObservationRow, versions: readonly VersionRow[]): number {
  const own = versions
    .filter((version) => version.kpi_id === row.kpi_id)
    .map(({ version, effective_on: effectiveOn, recorded_at: recordedAt }) => ({
      ...{ version, effectiveOn, recordedAt },
    }));
  return versionFor(own, { periodStartOn: row.period_start_on, recordedAt: row.recorded_at });
}

function evidenceQuery(on: Knex): Knex.QueryBuilder {
  const sameFile = on("evidence as other")
    .join("observation as elsewhere", "elsewhere.id", "other.observation_id")
    .whereRaw("other.sha256 = evidence.sha256")
    .whereRaw(
      "(elsewhere.kpi_id <> observation.kpi_id or elsewhere.period_start_on <> observation.period_start_on or elsewhere.period_end_on <> observation.period_end_on)",
    )
    .whereNotExists(
      on("observation_import_row as one")
        .join("observation_import_row as two", "two.import_id", "one.import_id")
        .where("one.observation_id", on.ref("evidence.observation_id"))
        .where("two.observation_id", on.ref("other.observation_id"))
        .select("one.id"),
    )
    .count("*");
  return on("evidence")
    .join("observation", "observation.id", "evidence.observation_id")
    .leftJoin("person", "person.id", "evidence.uploaded_by")
    .orderBy("evidence.id")
    .select(
      "evidence.*",
      { uploader: on.raw("coalesce(person.name, (?))", [feedName(on, "evidence.uploaded_by")]) },
      sameFile.as("duplicates"),
    );
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
