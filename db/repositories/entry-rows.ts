/** Journal entries out of their rows: lines, what they correct and by what they are corrected, who stands behind. */
import type { Knex } from "knex";
import type { AccountRecord, EntryRecord } from "../../src/app/ledger/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Viewpoint } from "../../src/domain/kernel/viewpoint.ts";
import type { EntryKind } from "../../src/domain/ledger/journal-entry.ts";
import { rowsOf } from "../read.ts";
import { accountsOf } from "./accounts.ts";

interface EntryRow {
  readonly id: string;
  readonly effective_on: LocalDate;
  readonly belongs_on: LocalDate | null;
  readonly recorded_at: Instant;
  readonly kind: EntryKind;
  readonly description_ja: string;
  readonly description_en: string;
  readonly reason_kind: string;
  readonly reason_id: string;
  readonly author_id: string;
  readonly approver_id: string | null;
  readonly author: string | null;
  readonly approver: string | null;
  readonly loan_id: string | null;
  readonly borrower_ja: string | null;
  readonly borrower_en: string | null;
}

interface LineRow {
  readonly entry_id: string;
  readonly amount_minor: number;
  readonly account_id: string;
}

interface CorrectionRow {
  readonly entry_id: string;
  readonly corrects_id: string;
}

/** Entries of a book with everything that is shown of them; the caller narrows and orders. */
export function entryQuery(on: Knex, bookId: string): Knex.QueryBuilder {
  return on("journal_entry")
    .leftJoin("entry_placement", "entry_placement.entry_id", "journal_entry.id")
    .leftJoin("person as author", "author.id", "journal_entry.author_id")
    .leftJoin("person as approver", "approver.id", "journal_entry.approver_id")
    .leftJoin("loan", "loan.id", "journal_entry.loan_id")
    .leftJoin("tranche", "tranche.id", "loan.tranche_id")
    .leftJoin("facility", "facility.id", "tranche.facility_id")
    .leftJoin("organization as borrower", "borrower.id", "facility.borrower_id")
    .where("journal_entry.book_id", bookId)
    .select("journal_entry.*", "entry_placement.belongs_on", {
      author: "author.name",
      approver: "approver.name",
      borrower_ja: "borrower.name_ja",
      borrower_en: "borrower.name_en",
    });
}

export async function readEntries(
  on: Knex,
  query: Knex.QueryBuilder,
  { bookId, viewpoint }: { readonly bookId: string; readonly viewpoint: Viewpoint },
): Promise<readonly EntryRecord[]> {
  const rows = await rowsOf<EntryRow>(query);
  const ids = rows.map(({ id }) => id);
  const lines = groupBy(
    await rowsOf<LineRow>(
      on("posting")
        .whereIn("entry_id", ids)
        .orderBy(["entry_id", "line"])
        .select("entry_id", "amount_minor", "account_id"),
    ),
    ({ entry_id: id }) => id,
  );
  const corrections = await rowsOf<CorrectionRow>(
    on("entry_correction")
      .where((either) => void either.whereIn("entry_id", ids).orWhereIn("corrects_id", ids))
      .where("recorded_at", "<=", viewpoint.knownAt)
      .orderBy(["entry_id", "corrects_id"])
      .select("entry_id", "corrects_id"),
  );
  const corrects = groupBy(corrections, ({ entry_id: id }) => id);
  const correctedBy = groupBy(corrections, ({ corrects_id: id }) => id);
  const accounts = await accountsOf(on, bookId, viewpoint);
  return rows.map((row) => ({
    ...toEntry(row),
    corrects: (corrects.get(row.id) ?? []).map(({ corrects_id: id }) => id),
    correctedBy: (correctedBy.get(row.id) ?? []).map(({ entry_id: id }) => id),
    lines: (lines.get(row.id) ?? []).map((line) => toLine(line, accounts)),
  }));
}

function toLine(
  { account_id: accountId, amount_minor: amount }: LineRow,
  accounts: ReadonlyMap<string, AccountRecord>,
): EntryRecord["lines"][number] {
  return { account: present(accounts.get(accountId), () => `account ${accountId}`), amount: BigInt(amount) };
}

function toEntry(row: EntryRow): Omit<EntryRecord, "lines" | "corrects" | "correctedBy"> {
  const { borrower_ja: ja, borrower_en: en } = row;
  return {
    id: row.id,
    effectiveOn: row.effective_on,
    belongsOn: row.belongs_on,
    recordedAt: row.recorded_at,
    kind: row.kind,
    description: { ja: row.description_ja, en: row.description_en },
    reasonKind: row.reason_kind,
    reasonId: row.reason_id,
    author: row.author ?? row.author_id,
    approver: row.approver ?? row.approver_id,
    loanId: row.loan_id,
    counterparty: ja === null || en === null ? null : { ja, en },
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
