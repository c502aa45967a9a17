import type { TableSpec } from "./table.ts";

/** Which headings of an organization's own tables stand for which column; the newest version of a mapping holds. */
export const observationMappingTables: readonly TableSpec[] = [
  {
    name: "observation_mapping",
    kind: "fact",
    columns: {
      id: "id",
      mapping_id: "id",
      version: "whole",
      name: "text",
      headings: "json",
      state: "text",
      recorded_by: "id",
    },
    unique: [["mapping_id", "version"]],
    checks: ["version > 0", "state in ('kept', 'removed')"],
  },
];
