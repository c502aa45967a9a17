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

/**
 * Whether an organization runs, finances, borrows for or takes part in the project that a column names, or has been
 * given an application for it that is neither withdrawn nor declined. It is asked of one project at a time, so that it
 * costs the same however many facilities the organization has granted.
 */
export function isVisibleProject(on: Knex, viewerId: string, column: string): Knex.QueryBuilder {
  const ofProject = (table: "facility" | "project_participant", viewer: string) =>
    on(table)
      .where(`${table}.project_id`, on.ref("seen.id"))
      .where(`${table}.${viewer}`, viewerId)
      .select(`${table}.id`);
  return on("project as seen")
    .where("seen.id", on.ref(column))
    .where((either) => {
      void either
        .where("seen.organization_id", viewerId)
        .orWhereExists(ofProject("facility", "organization_id"))
        .orWhereExists(ofProject("facility", "borrower_id"))
        .orWhereExists(ofProject("project_participant", "participant_id"))
        .orWhereExists(standingApplication(on, viewerId));
    })
    .select("seen.id");
}

function standingApplication(on: Knex, lenderId: string): Knex.QueryBuilder {
  const steps = () => on("application_step as step").where("step.application_id", on.ref("application.id"));
  return on("application")
    .where("application.project_id", on.ref("seen.id"))
    .where("application.lender_id", lenderId)
    .whereExists(steps().where("step.kind", "submitted").select("step.id"))
    .whereNotExists(steps().whereIn("step.kind", ["withdrawn", "declined"]).select("step.id"))
    .select("application.id");
}

/**
 * The same, or that an investment of a fund which it manages or is a partner of is linked to the project. So far reach
 * the project and the series of its KPIs; single observations and their evidence stay with those who stand to the
 * project itself.
 */
export function isMeasuredProject(on: Knex, viewerId: string, column: string): Knex.QueryBuilder {
  const heldThroughFund = on("fund_investment as held")
    .join("fund", "fund.id", "held.fund_id")
    .where("held.project_id", on.ref("measured.id"))
    .where((either) => {
      void either
        .where("fund.organization_id", viewerId)
        .orWhereExists(
          on("fund_partner")
            .where("fund_partner.fund_id", on.ref("fund.id"))
            .where("fund_partner.partner_organization_id", viewerId)
            .select("fund_partner.id"),
        );
    })
    .select("held.id");
  return on("project as measured")
    .where("measured.id", on.ref(column))
    .where((either) => {
      void either.whereExists(isVisibleProject(on, viewerId, "measured.id")).orWhereExists(heldThroughFund);
    })
    .select("measured.id");
}
