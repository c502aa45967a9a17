import type { TableSpec } from "./table.ts";

/** Cash that clears what contracts by results have settled, and the consent of who runs the project to such a contract. */
export const outcomeCashTables: readonly TableSpec[] = [
  {
    name: "outcome_payment",
    kind: "fact",
    columns: {
      id: "id",
      contract_id: "id",
      part: "text",
      test_on: "day",
      paid_on: "day",
      /** Below zero where money went back. */
      amount_minor: "minor",
      reference: "text",
      entry_id: "id",
      approval_id: "id",
      requested_by: "id",
      approved_by: "id",
    },
    index: [["contract_id"]],
    references: {
      contract_id: "outcome_contract",
      entry_id: "journal_entry",
      approval_id: "approval_request",
    },
    checks: ["amount_minor <> 0", "requested_by <> approved_by"],
  },
  {
    name: "outcome_acceptance",
    kind: "fact",
    columns: { id: "id", contract_id: "id", accepted_by: "id", note: "text" },
    unique: [["contract_id"]],
    references: { contract_id: "outcome_contract" },
  },
];
