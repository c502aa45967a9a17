import type { TableSpec } from "./table.ts";

/** Whose a posting in a fund's book is: the partner, or the investment it belongs to. */
export const fundPostingTables: readonly TableSpec[] = [
  {
    name: "fund_posting",
    kind: "fact",
    key: ["entry_id", "line"],
    columns: { entry_id: "id", line: "whole", partner_id: "id?", investment_id: "id?" },
    index: [["partner_id"], ["investment_id"]],
    references: {
      entry_id: "journal_entry",
      partner_id: "fund_partner",
      investment_id: "fund_investment",
    },
    checks: ["partner_id is not null or investment_id is not null"],
  },
];
