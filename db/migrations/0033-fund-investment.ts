import type { TableSpec } from "./table.ts";

/** What a fund holds in a company; its lots, values and exits are events. */
export const fundInvestmentTables: readonly TableSpec[] = [
  {
    name: "fund_investment",
    kind: "fact",
    columns: {
      id: "id",
      fund_id: "id",
      company_id: "id",
      project_id: "id?",
      instrument: "text",
      /** Buy-backs that were agreed: day and amount. */
      redemptions: "json",
      provenance: "json",
    },
    index: [["fund_id"], ["company_id"], ["project_id"]],
    references: { fund_id: "fund", company_id: "organization", project_id: "project" },
    checks: ["instrument in ('common', 'classShares', 'jKiss', 'loan')"],
  },
];
