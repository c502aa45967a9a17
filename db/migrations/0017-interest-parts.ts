import type { TableSpec } from "./table.ts";

/** Of an interest posting, what is booked apart; no row where nothing is. Its id is that of the posting. */
export const interestPartTables: readonly TableSpec[] = [
  {
    name: "interest_posting_part",
    kind: "fact",
    columns: {
      id: "id",
      covenant_step_minor: "minor",
      premium_minor: "minor",
      premium_entry_id: "id?",
    },
    references: { id: "interest_posting", premium_entry_id: "journal_entry" },
    checks: [
      "covenant_step_minor <> 0 or premium_minor <> 0",
      "(premium_minor <> 0) = (premium_entry_id is not null)",
    ],
  },
];
