import type { TableSpec } from "./table.ts";

/** What an institution has said about who decides; without a row a change needs a second person. */
export const approvalPolicyTables: readonly TableSpec[] = [
  {
    name: "approval_policy",
    kind: "fact",
    columns: { id: "id", kind: "text", needs_second_person: "flag" },
    index: [["organization_id", "kind"]],
    references: { organization_id: "organization" },
  },
];
