import type { TableSpec } from "./table.ts";

/**
 * Machine feeds of KPIs: the newest change of a feed says all that it is; every message it was sent is kept with what
 * became of it. Only its secrets are working state.
 */
export const feedTables: readonly TableSpec[] = [
  {
    name: "feed_change",
    kind: "fact",
    columns: {
      id: "id",
      feed_id: "id",
      kpi_id: "id",
      change: "text",
      name: "text",
      form: "text",
      proof: "text",
      mapping: "json",
      state: "text",
      reason: "text",
      changed_by: "id",
    },
    index: [["feed_id", "audit_seq"], ["kpi_id"]],
    references: { kpi_id: "kpi" },
    checks: [
      "change in ('created', 'changed', 'enabled', 'disabled', 'secretRotated', 'removed')",
      "form in ('sanpo', 'ngsiV2', 'ngsiLd')",
      "proof in ('signature', 'bearer')",
      "state in ('enabled', 'disabled', 'removed')",
    ],
  },
  {
    name: "feed_message",
    kind: "fact",
    columns: { id: "id", feed_id: "id", message_key: "text", body_sha256: "text", body: "json" },
    unique: [["feed_id", "message_key"]],
    checks: ["length(body_sha256) = 64"],
  },
  {
    name: "feed_outcome",
    kind: "fact",
    columns: {
      id: "id",
      message_id: "id",
      attempt: "whole",
      outcome: "text",
      observation_id: "id?",
      code: "text?",
      figures: "json?",
    },
    unique: [["message_id", "attempt"]],
    references: { message_id: "feed_message", observation_id: "observation" },
    checks: ["outcome in ('recorded', 'unchanged', 'dead', 'dismissed')"],
  },
  {
    name: "feed_secret",
    kind: "working",
    columns: {
      id: "id",
      feed_id: "id",
      sealed_secret: "text",
      created_at: "instant",
      ends_at: "instant?",
      shown_at: "instant?",
    },
    index: [["feed_id", "id"]],
  },
];
