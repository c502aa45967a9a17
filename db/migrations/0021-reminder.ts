import type { TableSpec } from "./table.ts";

/** What a reminder said and to whom, and the mails that carry it. */
export const reminderTables: readonly TableSpec[] = [
  {
    name: "reminder_notice",
    kind: "fact",
    /** Its id is that of the reminder. */
    columns: { id: "id", borrower_id: "id", title: "json", detail: "json", link: "text" },
    index: [["borrower_id", "id"]],
    references: { id: "reminder", borrower_id: "organization" },
  },
  {
    name: "reminder_mail",
    kind: "working",
    columns: {
      id: "id",
      /** Whom the person acts for. */
      organization_id: "id",
      person_id: "id",
      reminders: "json",
      state: "text",
      attempts: "whole",
      next_at: "instant",
      settled_at: "instant?",
    },
    index: [["state", "next_at"]],
    references: { organization_id: "organization", person_id: "person" },
    checks: ["state in ('waiting', 'sending', 'sent', 'failed', 'dropped')"],
  },
  {
    name: "reminder_run",
    kind: "working",
    key: ["organization_id"],
    columns: { organization_id: "id", last_on: "day" },
    references: { organization_id: "organization" },
  },
];
