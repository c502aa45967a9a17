import type { TableSpec } from "./table.ts";

/** What of a project residents may read: published by two persons, withdrawn by one. */
export const projectPageTables: readonly TableSpec[] = [
  {
    name: "project_page",
    kind: "fact",
    columns: {
      id: "id",
      project_id: "id",
      version: "whole",
      state: "text",
      content: "json",
      effective_on: "day",
      approval_id: "id?",
      requested_by: "id",
      approved_by: "id?",
    },
    unique: [["project_id", "version"]],
    references: { project_id: "project", approval_id: "approval_request", requested_by: "person" },
    checks: [
      "version > 0",
      "state in ('published', 'withdrawn')",
      "state = 'withdrawn' or (approval_id is not null and approved_by is not null)",
      "approved_by is null or approved_by <> requested_by",
    ],
  },
];
