import type { Knex } from "knex";
import type {
  EntryRecord,
  EntrySearch,
  JournalQueries,
  LedgerAsked,
  LedgerPosting,
} from "../../src/app/ledger/ports.ts";
import type { Page, PageRequest } from "../../src/app/page.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { addDays, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Viewpoint } from "../../src/domain/kernel/viewpoint.ts";
import type { EntryKind } from "../../src/domain/ledger/journal-entry.ts";
import type { Dialect } from "../dialect.ts";
import { toPage } from "../page.ts";
import { afterAllIds, beforeAllIds, firstOf, rowsOf } from "../read.ts";
import { balanceOf } from "./book-balances.ts";
import { entryQuery, readEntries } from "./entry-rows.ts";

interface JournalScope {
  readonly on: Knex;
  readonly dialect: Dialect;
}

export function journalQueries({ on, dialect }: JournalScope): JournalQueries {
  const openingBalance = ({ accountId, fromOn, viewpoint: { knownAt } }: LedgerAsked): Promise<bigint> =>
    balanceOf(on, accountId, { asOf: addDays(fromOn, -1), knownAt });
  return {
    async search(bookId, { viewpoint, ...search }, { limit, cursor }) {
      const query = known(entryQuery(on, bookId), viewpoint)
        .where("journal_entry.id", "<", cursor ?? afterAllIds)
        .orderBy("journal_entry.id", "desc")
        .limit(limit + 1);
      for (const narrow of narrowings) narrow(query, search, { on, dialect });
      const entries = await readEntries(on, query, { bookId, viewpoint });
      return toPage(entries, limit, ({ id }) => id);
    },
    async find(bookId, entryId, viewpoint) {
      const query = known(entryQuery(on, bookId), viewpoint).where("journal_entry.id", entryId);
      return (await readEntries(on, query, { bookId, viewpoint }))[0];
    },
    openingBalance,
    ledger: async (asked, page) => ledgerPage(on, { ...asked, opening: await openingBalance(asked) }, page),
    walk: (bookId, viewpoint) => walk(on, bookId, viewpoint),
  };
}

function known(query: Knex.QueryBuilder, { asOf, knownAt }: Viewpoint): Knex.QueryBuilder {
  return query
    .where("journal_entry.effective_on", "<=", asOf)
    .where("journal_entry.recorded_at", "<=", knownAt);
}

type Narrowing = (query: Knex.QueryBuilder, search: EntrySearch, scope: JournalScope) => void;

const narrowings: readonly Narrowing[] = [
  byOwnColumns,
  (query, { accountId }, { on }) => {
    if (accountId === undefined) return;
    void query.whereExists(linesOf(on).where("posting.account_id", accountId));
  },
  (query, { amountFrom, amountTo }, { on }) => {
    if (amountFrom === undefined && amountTo === undefined) return;
    const lines = linesOf(on);
    if (amountFrom !== undefined)
      void lines.whereRaw("abs(amount_minor) >= cast(? as bigint)", [String(amountFrom)]);
    if (amountTo !== undefined)
      void lines.whereRaw("abs(amount_minor) <= cast(? as bigint)", [String(amountTo)]);
    void query.whereExists(lines);
  },
  (query, { counterparty }) => {
    if (counterparty === undefined) return;
    const pattern = `%${counterparty.toLowerCase().replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
    void query.where((either) => {
      for (const column of ["borrower.name_ja", "borrower.name_en", "loan.number"])
        void either.orWhereRaw("lower(??) like ? escape '\\'", [column, pattern]);
    });
  },
  (query, { lateBy }, { dialect }) => {
    if (lateBy !== undefined) void query.whereRaw(dialect.isRecordedLate, [lateBy - 1]);
  },
];

function byOwnColumns(query: Knex.QueryBuilder, search: EntrySearch): void {
  const { loanId, kind, reasonKinds, fromOn, toOn } = search;
  if (loanId !== undefined) void query.where("journal_entry.loan_id", loanId);
  if (kind !== undefined) void query.where("journal_entry.kind", kind);
  if (reasonKinds !== undefined) void query.whereIn("journal_entry.reason_kind", [...reasonKinds]);
  if (fromOn !== undefined) void query.where("journal_entry.effective_on", ">=", fromOn);
  if (toOn !== undefined) void query.where("journal_entry.effective_on", "<=", toOn);
}

function linesOf(on: Knex): Knex.QueryBuilder {
  return on("posting").where("posting.entry_id", on.ref("journal_entry.id")).select("posting.line");
}

interface PostingRow {
  readonly entry_id: string;
  readonly line: number;
  readonly effective_on: LocalDate;
  readonly recorded_at: Instant;
  readonly amount_minor: number;
  readonly kind: EntryKind;
  readonly description_ja: string;
  readonly description_en: string;
  readonly loan_id: string | null;
}

const postingOrder = ["posting.effective_on", "posting.entry_id", "posting.line"];

async function ledgerPage(
  on: Knex,
  { accountId, fromOn, viewpoint, opening }: LedgerAsked & { readonly opening: bigint },
  { limit, cursor }: PageRequest,
): Promise<Page<LedgerPosting>> {
  const inPeriod = () =>
    on("posting")
      .where("posting.account_id", accountId)
      .where("posting.effective_on", ">=", fromOn)
      .where("posting.effective_on", "<=", viewpoint.asOf)
      .where("posting.recorded_at", "<=", viewpoint.knownAt);
  const place = placeOf(cursor);
  const query = inPeriod()
    .join("journal_entry", "journal_entry.id", "posting.entry_id")
    .orderBy(postingOrder)
    .limit(limit + 1)
    .select(
      "posting.*",
      "journal_entry.kind",
      "journal_entry.description_ja",
      "journal_entry.description_en",
    );
  let balance = opening;
  if (place !== undefined) {
    void query.whereRaw("(posting.effective_on, posting.entry_id, posting.line) > (?, ?, ?)", place);
    const before = await firstOf<{ readonly sum: string | null }>(
      inPeriod()
        .whereRaw("(posting.effective_on, posting.entry_id, posting.line) <= (?, ?, ?)", place)
        .select(on.raw("cast(sum(amount_minor) as text) as sum")),
    );
    balance += BigInt(before?.sum ?? 0);
  }
  const postings = (await rowsOf<PostingRow>(query)).map((row): LedgerPosting => {
    balance += BigInt(row.amount_minor);
    return { ...toPosting(row), balance };
  });
  return toPage(postings, limit, ({ effectiveOn, entryId, line }) => `${effectiveOn}/${entryId}/${line}`);
}

/** Where a page begins; a cursor that was made up begins at the beginning. */
function placeOf(cursor: string | undefined): [string, string, number] | undefined {
  const [, day, entryId, line] = /^(\d{4}-\d{2}-\d{2})\/([\w-]{1,64})\/(\d{1,4})$/.exec(cursor ?? "") ?? [];
  return day === undefined || entryId === undefined ? undefined : [day, entryId, Number(line)];
}

function toPosting(row: PostingRow): Omit<LedgerPosting, "balance"> {
  return {
    entryId: row.entry_id,
    line: row.line,
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at,
    kind: row.kind,
    description: { ja: row.description_ja, en: row.description_en },
    loanId: row.loan_id,
    amount: BigInt(row.amount_minor),
  };
}

const walkLength = 500;

async function* walk(on: Knex, bookId: string, viewpoint: Viewpoint): AsyncGenerator<EntryRecord> {
  let last: EntryRecord | undefined;
  do {
    const query = known(entryQuery(on, bookId), viewpoint)
      .whereRaw("(journal_entry.effective_on, journal_entry.id) > (?, ?)", [
        last?.effectiveOn ?? "0000-00-00",
        last?.id ?? beforeAllIds,
      ])
      .orderBy(["journal_entry.effective_on", "journal_entry.id"])
      .limit(walkLength);
    const entries = await readEntries(on, query, { bookId, viewpoint });
    yield* entries;
    last = entries.length < walkLength ? undefined : entries.at(-1);
  } while (last !== undefined);
}
