import type { TableSpec } from "./table.ts";

/** What the loans of a facility count under in the statistics of its lender, as it was known when it was agreed. */
export const lendingProfileTables: readonly TableSpec[] = [
  {
    name: "lending_profile",
    kind: "fact",
    columns: {
      id: "id",
      facility_id: "id",
      legal_form: "text",
      prefecture: "text",
      fields: "text",
      band: "text",
    },
    unique: [["facility_id"]],
    references: { facility_id: "facility" },
    checks: [
      "prefecture = '' or length(prefecture) = 2",
      "band in ('', 'High', 'Significant', 'Moderate', 'Low')",
    ],
  },
];
