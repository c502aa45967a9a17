import type { DialectName } from "../dialect.ts";
import type { TableSpec } from "./table.ts";

/**
 * Books. Postings go in first and the entry last: the row of the entry is the seal. It is refused unless its postings
 * sum to zero, and once it stands no posting can join it. No row is ever changed for that.
 */
export const ledgerTables: readonly TableSpec[] = [
  {
    name: "book",
    kind: "fact",
    columns: { id: "id", name_ja: "text", name_en: "text", currency: "text", kind: "text" },
    references: { organization_id: "organization" },
  },
  {
    name: "account",
    kind: "fact",
    columns: { id: "id", book_id: "id", code: "text", name_ja: "text", name_en: "text", kind: "text" },
    unique: [["book_id", "code"]],
    references: { book_id: "book" },
    checks: ["kind in ('asset', 'liability', 'equity', 'income', 'expense')"],
  },
  {
    name: "journal_entry",
    kind: "fact",
    columns: {
      id: "id",
      book_id: "id",
      effective_on: "day",
      kind: "text",
      description_ja: "text",
      description_en: "text",
      loan_id: "id?",
      reason_kind: "text",
      reason_id: "id",
      author_id: "id",
      approver_id: "id?",
      idempotency_key: "text",
    },
    unique: [["book_id", "idempotency_key"]],
    index: [["book_id", "effective_on"], ["loan_id"]],
    references: { book_id: "book" },
  },
  {
    name: "posting",
    kind: "fact",
    key: ["entry_id", "line"],
    columns: {
      entry_id: "id",
      line: "whole",
      account_id: "id",
      loan_id: "id?",
      effective_on: "day",
      amount_minor: "minor",
    },
    index: [["account_id", "effective_on", "amount_minor"], ["loan_id"]],
    references: { entry_id: "journal_entry", account_id: "account" },
    checks: ["amount_minor <> 0"],
  },
];

const unbalanced = `(select count(*) from posting where entry_id = new.id) < 2
  or (select sum(amount_minor) from posting where entry_id = new.id) <> 0`;

export function ledgerGuards(dialect: DialectName): readonly string[] {
  if (dialect === "sqlite") {
    return [
      `create trigger journal_entry_balanced before insert on journal_entry when ${unbalanced}
       begin select raise(abort, 'unbalanced entry'); end`,
      `create trigger posting_joins_open_entry before insert on posting
       when exists (select 1 from journal_entry where id = new.entry_id)
       begin select raise(abort, 'entry is sealed'); end`,
    ];
  }
  return [
    `create function check_entry_balanced() returns trigger language plpgsql as $$
     begin if ${unbalanced} then raise exception 'unbalanced entry'; end if; return new; end $$`,
    `create trigger journal_entry_balanced before insert on journal_entry for each row execute function check_entry_balanced()`,
    `create function check_entry_open() returns trigger language plpgsql as $$
     begin if exists (select 1 from journal_entry where id = new.entry_id)
       then raise exception 'entry is sealed'; end if; return new; end $$`,
    `create trigger posting_joins_open_entry before insert on posting for each row execute function check_entry_open()`,
  ];
}
