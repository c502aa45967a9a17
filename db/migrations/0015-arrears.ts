import type { TableSpec } from "./table.ts";

/**
 * Since when the oldest open claim of a loan is due, reckoned from the facts up to an audit row. Derived: dropping the
 * rows changes no answer, only how long it takes.
 */
export const arrearsTables: readonly TableSpec[] = [
  {
    name: "arrears_mark",
    kind: "working",
    key: ["loan_id"],
    columns: {
      loan_id: "id",
      organization_id: "id",
      /** Last row of the audit chain among the facts it was reckoned from. */
      upto_seq: "whole",
      /** Day of the last receipt: before it other claims were open. */
      from_on: "day",
      /** Empty where nothing of the schedule is left open. */
      open_since_on: "day?",
    },
    index: [["organization_id", "open_since_on"]],
    references: { loan_id: "loan" },
  },
];
