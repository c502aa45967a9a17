import type { TableSpec } from "./table.ts";

/**
 * Long work and how far it has come. It is working state: what a job records are facts of their own, and the progress
 * that goes with them is written in the same transaction. Whoever holds the lease (`owner`) may write.
 */
export const jobTables: readonly TableSpec[] = [
  {
    name: "job",
    kind: "working",
    columns: {
      id: "id",
      organization_id: "id",
      person_id: "id",
      kind: "text",
      state: "text",
      payload: "json",
      done: "whole",
      done_before: "whole",
      total: "whole?",
      checkpoint: "json?",
      errors: "json",
      result: "json?",
      cancel_asked: "flag",
      owner: "id?",
      lease_until: "instant?",
      attempt: "whole",
      created_at: "instant",
      started_at: "instant?",
      updated_at: "instant",
      finished_at: "instant?",
    },
    index: [["organization_id", "id"], ["state"]],
    references: { organization_id: "organization" },
    checks: ["state in ('waiting', 'running', 'done', 'failed', 'cancelled')"],
  },
];
