import type { TableSpec } from "./table.ts";

/** Files behind the valuation of an investment. */
export const valuationEvidenceTables: readonly TableSpec[] = [
  {
    name: "valuation_evidence",
    kind: "fact",
    columns: {
      id: "id",
      /** The valuation. */
      event_id: "id",
      sha256: "text",
      file_name: "text",
      media_type: "text",
      size_bytes: "whole",
      uploaded_by: "id",
      fictional: "flag",
    },
    unique: [["event_id", "sha256"]],
    references: { event_id: "fund_event" },
    checks: ["length(sha256) = 64", "size_bytes > 0"],
  },
];
