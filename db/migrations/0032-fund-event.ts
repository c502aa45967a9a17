import type { TableSpec } from "./table.ts";

/** What happens in a fund: events, their lines, and the partners' shares of each line in whole yen. */
export const fundEventTables: readonly TableSpec[] = [
  {
    name: "fund_event",
    kind: "fact",
    columns: {
      id: "id",
      fund_id: "id",
      kind: "text",
      effective_on: "day",
      detail: "json",
      reverses_id: "id?",
      approval_id: "id",
      requested_by: "id",
      approved_by: "id",
    },
    unique: [["reverses_id"]],
    index: [["fund_id", "effective_on"]],
    references: { fund_id: "fund", reverses_id: "fund_event", approval_id: "approval_request" },
    checks: ["requested_by <> approved_by", "(kind = 'reversal') = (reverses_id is not null)"],
  },
  {
    name: "fund_line",
    kind: "fact",
    key: ["event_id", "line"],
    columns: {
      event_id: "id",
      line: "whole",
      type: "text",
      cash_minor: "minor",
      unfunded_minor: "minor",
      inside: "flag",
    },
    references: { event_id: "fund_event" },
  },
  {
    name: "fund_share",
    kind: "fact",
    key: ["event_id", "line", "partner_id"],
    columns: {
      event_id: "id",
      line: "whole",
      partner_id: "id",
      cash_minor: "minor",
      unfunded_minor: "minor",
    },
    index: [["partner_id"]],
    references: { event_id: "fund_event", partner_id: "fund_partner" },
    checks: ["cash_minor <> 0 or unfunded_minor <> 0"],
  },
];
