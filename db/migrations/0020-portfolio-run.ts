import type { TableSpec } from "./table.ts";

/**
 * Changes of many loans at once. The dry run and its lines are working state; the run that was approved and what it did
 * to each loan are facts. A loan stands once for each line of a run, so that a run repeated does nothing twice.
 */
export const portfolioRunTables: readonly TableSpec[] = [
  {
    name: "portfolio_draft",
    kind: "working",
    columns: {
      id: "id",
      organization_id: "id",
      person_id: "id",
      kind: "text",
      payload: "json",
      summary: "json?",
      digest: "text?",
      check_job_id: "id?",
      run_job_id: "id?",
      created_at: "instant",
    },
    index: [["organization_id", "id"]],
    references: { organization_id: "organization" },
    checks: ["kind in ('fiscalYear', 'fixing')"],
  },
  {
    name: "portfolio_draft_line",
    kind: "working",
    key: ["draft_id", "seq"],
    columns: {
      draft_id: "id",
      seq: "whole",
      subject_id: "id",
      included: "flag",
      digest: "text",
      line: "json",
    },
    references: { draft_id: "portfolio_draft" },
  },
  {
    name: "portfolio_run",
    kind: "fact",
    columns: {
      id: "id",
      kind: "text",
      payload: "json",
      digest: "text",
      lines: "whole",
      approval_id: "id",
      requested_by: "id",
      approved_by: "id",
    },
    references: { organization_id: "organization", approval_id: "approval_request" },
    checks: ["kind in ('fiscalYear', 'fixing')", "requested_by <> approved_by"],
  },
  {
    name: "portfolio_run_loan",
    kind: "fact",
    columns: {
      id: "id",
      run_id: "id",
      seq: "whole",
      loan_id: "id",
      outcome: "text",
      figures: "json",
    },
    unique: [["run_id", "seq", "loan_id"]],
    index: [["loan_id"]],
    references: { run_id: "portfolio_run", loan_id: "loan" },
    checks: ["outcome in ('recomputed', 'stale', 'refused')"],
  },
];
