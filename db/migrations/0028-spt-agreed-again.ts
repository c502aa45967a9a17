import type { TableSpec } from "./table.ts";

/** SPTs that new terms state again for a test date that stood already; the first statement stays where it is. */
export const sptAgreedAgainTables: readonly TableSpec[] = [
  {
    name: "spt_agreed_again",
    kind: "fact",
    columns: {
      id: "id",
      terms_id: "id",
      spt_id: "id",
      period_start_on: "day",
      period_end_on: "day",
      certificate_due_on: "day",
      baseline: "decimal?",
      target: "decimal",
      neutral_from: "decimal?",
      strict: "flag",
      grade_needed: "text",
    },
    unique: [["terms_id", "spt_id"]],
    index: [["spt_id"]],
    references: { terms_id: "agreement_terms", spt_id: "spt" },
  },
];
