import type { TableSpec } from "./table.ts";

/**
 * How far the outbox has been looked through for each endpoint, who sends to it at this moment (`owner`), its sealed
 * secrets, what waits, and what became of each attempt. All of it is working state.
 */
export const webhookDeliveryTables: readonly TableSpec[] = [
  {
    name: "webhook_progress",
    kind: "working",
    key: ["webhook_id"],
    columns: {
      webhook_id: "id",
      organization_id: "id",
      seen_seq: "whole",
      seen_event_id: "id?",
      next_at: "instant?",
      failing_since: "instant?",
      delivered_at: "instant?",
      owner: "id?",
      lease_until: "instant?",
    },
    index: [["organization_id"]],
    references: { organization_id: "organization" },
  },
  {
    name: "webhook_secret",
    kind: "working",
    columns: {
      id: "id",
      webhook_id: "id",
      sealed_secret: "text",
      created_at: "instant",
      ends_at: "instant?",
      shown_at: "instant?",
    },
    index: [["webhook_id", "id"]],
  },
  {
    name: "webhook_delivery",
    kind: "working",
    columns: {
      id: "id",
      webhook_id: "id",
      organization_id: "id",
      event_id: "id",
      event_type: "text",
      event_seq: "whole",
      cause: "text",
      state: "text",
      attempts: "whole",
      next_at: "instant?",
      last_status: "whole?",
      last_failure: "text?",
      created_at: "instant",
      ended_at: "instant?",
    },
    index: [
      ["webhook_id", "state", "event_seq", "event_id"],
      ["webhook_id", "id"],
      ["state", "ended_at"],
    ],
    references: { organization_id: "organization" },
    checks: ["cause in ('event', 'replay', 'test')", "state in ('waiting', 'delivered', 'dead')"],
  },
  {
    name: "webhook_attempt",
    kind: "working",
    columns: {
      id: "id",
      delivery_id: "id",
      number: "whole",
      attempted_at: "instant",
      duration_millis: "whole",
      status: "whole?",
      failure: "text?",
      answer: "text?",
      next_at: "instant?",
    },
    index: [["delivery_id", "number"]],
    references: { delivery_id: "webhook_delivery" },
  },
];
