import type { TableSpec } from "./table.ts";

/** Links by which a partner of a fund reads its own position without a login: working state, as sessions are. */
export const fundShareLinkTables: readonly TableSpec[] = [
  {
    name: "fund_share_link",
    kind: "working",
    columns: {
      id: "id",
      token_hash: "text",
      fund_id: "id",
      partner_id: "id",
      /** Whose manager made it. */
      organization_id: "id",
      made_by: "id",
      made_at: "instant",
      expires_at: "instant",
      revoked_at: "instant?",
      openings: "whole",
      last_opened_at: "instant?",
    },
    unique: [["token_hash"]],
    index: [["fund_id"]],
    references: { fund_id: "fund", partner_id: "fund_partner", made_by: "person" },
  },
];
