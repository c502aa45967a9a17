/**
 * What an organization may know of, as SQL conditions: the one place where visibility becomes a query. What is outside
 * is not filtered afterwards; it is never read.
 */
import type { Knex } from "knex";
import type { Dialect } from "../dialect.ts";
import type { Recorder } from "../recorder.ts";
import type { Recall } from "../write-session.ts";

/** Where a repository reads and, inside a unit of work, records. */
export interface RepositoryScope {
  readonly on: Knex;
  readonly dialect: Dialect;
  readonly recorder: Recorder;
  readonly recall: Recall;
}

/** Ids of the projects an organization runs, finances, borrows for or takes part in. */
export function visibleProjects(on: Knex, viewerId: string): Knex.QueryBuilder {
  return on("project")
    .where("project.organization_id", viewerId)
    .select("project.id")
    .union([
      on("facility").where("facility.organization_id", viewerId).select("facility.project_id"),
      on("facility").where("facility.borrower_id", viewerId).select("facility.project_id"),
      on("project_participant").where("participant_id", viewerId).select("project_participant.project_id"),
    ]);
}
