import type { DialectName } from "../dialect.ts";
import type { TableSpec } from "./table.ts";

/**
 * Charts that may change, periods that are closed, what entries correct; and balance snapshots, which can be dropped
 * and rebuilt at any time.
 */
export const bookTables: readonly TableSpec[] = [
  {
    name: "account_version",
    kind: "fact",
    columns: {
      id: "id",
      account_id: "id",
      code: "text",
      name_ja: "text",
      name_en: "text",
      effective_on: "day",
      changed_by: "id",
    },
    index: [["account_id", "effective_on"]],
    references: { account_id: "account" },
  },
  {
    name: "period_event",
    kind: "fact",
    columns: {
      id: "id",
      book_id: "id",
      period_kind: "text",
      start_on: "day",
      end_on: "day",
      event: "text",
      /** Last closed day of the book from now on; empty when nothing is closed any more. */
      closed_through_on: "day?",
      reason: "text",
      approval_id: "id",
      requested_by: "id",
      approved_by: "id",
    },
    unique: [["book_id", "audit_seq"]],
    references: { book_id: "book", approval_id: "approval_request" },
    checks: [
      "period_kind in ('month', 'fiscalYear')",
      "event in ('closed', 'reopened')",
      "start_on < end_on",
      "requested_by <> approved_by",
    ],
  },
  {
    name: "entry_correction",
    kind: "fact",
    key: ["entry_id", "corrects_id"],
    columns: { entry_id: "id", corrects_id: "id" },
    index: [["corrects_id"]],
    references: { entry_id: "journal_entry", corrects_id: "journal_entry" },
    checks: ["entry_id <> corrects_id"],
  },
  {
    name: "entry_placement",
    kind: "fact",
    key: ["entry_id"],
    /** The accounting day, where it lies in a closed period and the entry was booked on the first open day. */
    columns: { entry_id: "id", belongs_on: "day" },
    references: { entry_id: "journal_entry" },
  },
  {
    name: "balance_snapshot",
    kind: "working",
    key: ["book_id", "upto_seq", "through_on", "account_id"],
    columns: {
      book_id: "id",
      /** Postings recorded with the audit rows up to this one … */
      upto_seq: "whole",
      /** … none of them later than this moment … */
      known_at: "instant",
      /** … and booked up to this day. */
      through_on: "day",
      account_id: "id",
      /** Whole minor units as text: sums may go beyond 2^53. */
      debit: "text",
      credit: "text",
    },
    references: { book_id: "book", account_id: "account" },
  },
];

const inClosedPeriod = `new.effective_on <= (select closed_through_on from period_event
  where book_id = new.book_id order by audit_seq desc limit 1)`;

/** No entry joins a closed period, whatever the application thinks. */
export function bookGuards(dialect: DialectName): readonly string[] {
  if (dialect === "sqlite") {
    return [
      `create trigger journal_entry_in_open_period before insert on journal_entry when ${inClosedPeriod}
       begin select raise(abort, 'period is closed'); end`,
    ];
  }
  return [
    `create function check_period_open() returns trigger language plpgsql as $$
     begin if ${inClosedPeriod} then raise exception 'period is closed'; end if; return new; end $$`,
    `create trigger journal_entry_in_open_period before insert on journal_entry for each row execute function check_period_open()`,
  ];
}
