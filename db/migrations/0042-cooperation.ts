import type { TableSpec } from "./table.ts";

/** Lenders that finance one project together, and events that open special terms. */
export const cooperationTables: readonly TableSpec[] = [
  {
    name: "cooperation",
    kind: "fact",
    columns: {
      id: "id",
      project_id: "id",
      name_ja: "text",
      name_en: "text",
      started_by: "id",
    },
    index: [["project_id"]],
    references: { organization_id: "organization", project_id: "project" },
  },
  {
    // What a lender brings in is its own row: amount and ranking are read off its facility.
    name: "cooperation_part",
    kind: "fact",
    columns: { id: "id", cooperation_id: "id", facility_id: "id", effective_on: "day", joined_by: "id" },
    unique: [["facility_id"]],
    index: [["cooperation_id"]],
    references: { organization_id: "organization", cooperation_id: "cooperation", facility_id: "facility" },
  },
  {
    name: "crisis_event",
    kind: "fact",
    columns: {
      id: "id",
      kind: "text",
      name_ja: "text",
      name_en: "text",
      effective_on: "day",
      terms: "json",
      approval_id: "id",
      requested_by: "id",
      approved_by: "id",
    },
    references: { organization_id: "organization", approval_id: "approval_request" },
    checks: ["kind in ('disaster', 'pandemic', 'economicShock')", "requested_by <> approved_by"],
  },
  {
    name: "crisis_loan",
    kind: "fact",
    columns: { id: "id", crisis_id: "id", loan_id: "id", outstanding_minor: "minor" },
    unique: [["crisis_id", "loan_id"]],
    index: [["loan_id"]],
    references: { crisis_id: "crisis_event", loan_id: "loan" },
  },
];
