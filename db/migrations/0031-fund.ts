import type { TableSpec } from "./table.ts";

/** Funds and who takes part in them. A fund keeps a book of its own, in the manager's name. */
export const fundTables: readonly TableSpec[] = [
  {
    name: "fund",
    kind: "fact",
    columns: {
      id: "id",
      book_id: "id",
      name_ja: "text",
      name_en: "text",
      legal_form: "text",
      unit_price_minor: "minor",
      starts_on: "day",
      term_ends_on: "day",
      fiscal_year_start_month: "whole",
      provenance: "json",
      approval_id: "id",
      requested_by: "id",
      approved_by: "id",
    },
    unique: [["book_id"]],
    references: { organization_id: "organization", book_id: "book", approval_id: "approval_request" },
    checks: [
      "legal_form in ('lps', 'llp', 'tk')",
      "unit_price_minor > 0",
      "term_ends_on > starts_on",
      "fiscal_year_start_month between 1 and 12",
      "requested_by <> approved_by",
    ],
  },
  {
    name: "fund_partner",
    kind: "fact",
    columns: {
      id: "id",
      fund_id: "id",
      partner_organization_id: "id",
      kind: "text",
      number: "whole",
      side_letter: "json",
    },
    unique: [
      ["fund_id", "number"],
      ["fund_id", "partner_organization_id"],
    ],
    index: [["partner_organization_id"]],
    references: { fund_id: "fund", partner_organization_id: "organization" },
    checks: ["kind in ('gp', 'lp')", "number > 0"],
  },
];
