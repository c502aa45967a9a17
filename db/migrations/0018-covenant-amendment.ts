import type { TableSpec } from "./table.ts";

/** New terms of covenants, agreed without a breach that they answer. */
export const covenantAmendmentTables: readonly TableSpec[] = [
  {
    name: "covenant_amendment",
    kind: "fact",
    columns: {
      id: "id",
      covenant_id: "id",
      effective_on: "day",
      from_test_on: "day",
      agreed: "json",
      clause: "text",
      reason: "text",
      approval_id: "id",
      requested_by: "id",
      approved_by: "id",
    },
    index: [["covenant_id", "from_test_on"]],
    references: { covenant_id: "covenant", approval_id: "approval_request" },
    checks: ["requested_by <> approved_by"],
  },
];
