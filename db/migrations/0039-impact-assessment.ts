import type { TableSpec } from "./table.ts";

/** What people make of the outcomes of a project: social value with its conventions, five dimensions, nine risks. */
export const impactAssessmentTables: readonly TableSpec[] = [
  {
    name: "social_value_assessment",
    kind: "fact",
    columns: {
      id: "id",
      project_id: "id",
      version: "whole",
      effective_on: "day",
      currency: "text",
      inputs: "decimal",
      inputs_source: "text",
      discount_rate: "decimal",
      start_year: "whole",
      outcomes: "json",
      /** Why there are no negative results, in the words of who recorded it; empty where some are entered. */
      no_negatives_because: "text?",
      note: "text",
      recorded_by: "id",
      provenance: "json",
    },
    unique: [["project_id", "organization_id", "version"]],
    references: { project_id: "project", recorded_by: "person" },
    checks: ["version > 0", "start_year in (0, 1)"],
  },
  {
    name: "impact_profile",
    kind: "fact",
    columns: {
      id: "id",
      project_id: "id",
      version: "whole",
      effective_on: "day",
      dimensions: "json",
      risks: "json",
      recorded_by: "id",
      provenance: "json",
    },
    unique: [["project_id", "organization_id", "version"]],
    references: { project_id: "project", recorded_by: "person" },
    checks: ["version > 0"],
  },
];
