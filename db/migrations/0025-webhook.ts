import type { TableSpec } from "./table.ts";

/** Where an organization has its events sent: the newest change of an endpoint says all that it is. */
export const webhookTables: readonly TableSpec[] = [
  {
    name: "webhook_change",
    kind: "fact",
    columns: {
      id: "id",
      webhook_id: "id",
      change: "text",
      name: "text",
      url: "text",
      event_kinds: "json",
      state: "text",
      reason: "text",
      changed_by: "id",
    },
    index: [["webhook_id", "audit_seq"]],
    references: { organization_id: "organization" },
    checks: [
      "change in ('created', 'changed', 'enabled', 'disabled', 'disabledByItself', 'secretRotated', 'removed')",
      "state in ('enabled', 'disabled', 'removed')",
    ],
  },
];
