import type { Knex } from "knex";
import type {
  AccountRecord,
  BookRecord,
  BookRepository,
  EntryRecord,
  NewEntry,
} from "../../src/app/ledger/ports.ts";
import type { Page, PageRequest } from "../../src/app/page.ts";
import { toPage } from "../page.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import type { Viewpoint } from "../../src/domain/kernel/viewpoint.ts";
import { lenderChart, type AccountKind } from "../../src/domain/ledger/chart-of-accounts.ts";
import type { EntryKind } from "../../src/domain/ledger/journal-entry.ts";
import type { AccountTotals } from "../../src/domain/ledger/trial-balance.ts";
import type { Row } from "../dialect.ts";
import { sha256 } from "../recorder.ts";
import { afterAllIds, beforeAllIds, firstOf, rowsOf } from "../read.ts";
import { capitalizedInterest, loanBalances } from "./loan-balances.ts";
import type { RepositoryScope } from "./scope.ts";

interface BookRow {
  readonly id: string;
  readonly organization_id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly currency: Currency;
}

export function bookRepository(scope: RepositoryScope): BookRepository {
  const { on } = scope;
  return {
    async list(organizationId, { limit, cursor }) {
      const rows = await rowsOf<BookRow>(
        on("book")
          .where({ organization_id: organizationId })
          .where("id", ">", cursor ?? beforeAllIds)
          .orderBy("id")
          .limit(limit + 1),
      );
      return toPage(rows.map(toBook), limit, ({ id }) => id);
    },
    async find(organizationId, bookId) {
      const row = await firstOf<BookRow>(on("book").where({ id: bookId, organization_id: organizationId }));
      return row === undefined ? undefined : toBook(row);
    },
    async ofLender(organizationId, currency) {
      const row = await firstOf<BookRow>(
        on("book").where({ organization_id: organizationId, currency, kind: "lender" }),
      );
      return row === undefined ? undefined : toBook(row);
    },
    totals: (bookId, viewpoint) => accountTotals(on, bookId, viewpoint),
    loanBalances: (loanIds, viewpoint) => loanBalances(on, loanIds, viewpoint),
    capitalizedInterest: (loanIds) => capitalizedInterest(on, loanIds),
    listEntries: (bookId, loanId, page) => listEntries(on, { bookId, loanId }, page),
    post: (book, entries) => post(scope, book, entries),
  };
}

function toBook(row: BookRow): BookRecord {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: { ja: row.name_ja, en: row.name_en },
    currency: row.currency,
  };
}

interface TotalsRow {
  readonly code: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly kind: AccountKind;
  /** Whole numbers as text: sums over a book may go beyond 2^53. */
  readonly debit: string | null;
  readonly credit: string | null;
}

async function accountTotals(
  on: Knex,
  bookId: string,
  { asOf, knownAt }: Viewpoint,
): Promise<readonly AccountTotals[]> {
  const rows = await rowsOf<TotalsRow>(
    on("account")
      .leftJoin("posting", (join) => {
        void join
          .on("posting.account_id", "account.id")
          .andOn("posting.effective_on", "<=", on.raw("?", [asOf]))
          .andOn("posting.recorded_at", "<=", on.raw("?", [knownAt]));
      })
      .where("account.book_id", bookId)
      .groupBy("account.id", "account.code", "account.name_ja", "account.name_en", "account.kind")
      .orderBy("account.code")
      .select("account.code", "account.name_ja", "account.name_en", "account.kind")
      .select(
        on.raw("cast(sum(case when amount_minor > 0 then amount_minor else 0 end) as text) as debit"),
        on.raw("cast(sum(case when amount_minor < 0 then -amount_minor else 0 end) as text) as credit"),
      ),
  );
  return rows.map((row) => ({
    code: row.code,
    name: { ja: row.name_ja, en: row.name_en },
    kind: row.kind,
    debit: BigInt(row.debit ?? 0),
    credit: BigInt(row.credit ?? 0),
  }));
}

interface EntryRow {
  readonly id: string;
  readonly effective_on: LocalDate;
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
}

interface LineRow {
  readonly entry_id: string;
  readonly amount_minor: number;
  readonly account_id: string;
  readonly code: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly kind: AccountKind;
}

async function listEntries(
  on: Knex,
  { bookId, loanId }: { readonly bookId: string; readonly loanId: string | undefined },
  { limit, cursor }: PageRequest,
): Promise<Page<EntryRecord>> {
  const query = on("journal_entry")
    .leftJoin("person as author", "author.id", "journal_entry.author_id")
    .leftJoin("person as approver", "approver.id", "journal_entry.approver_id")
    .where("journal_entry.book_id", bookId)
    .where("journal_entry.id", "<", cursor ?? afterAllIds)
    .orderBy("journal_entry.id", "desc")
    .limit(limit + 1)
    .select("journal_entry.*", { author: "author.name", approver: "approver.name" });
  if (loanId !== undefined) void query.where("journal_entry.loan_id", loanId);
  const rows = await rowsOf<EntryRow>(query);
  const lines = await rowsOf<LineRow>(
    on("posting")
      .join("account", "account.id", "posting.account_id")
      .whereIn(
        "entry_id",
        rows.map(({ id }) => id),
      )
      .orderBy(["entry_id", "line"])
      .select("entry_id", "amount_minor", "account_id", "account.code", "account.name_ja", "account.name_en")
      .select("account.kind"),
  );
  const entries = rows.map((row) =>
    toEntry(
      row,
      lines.filter(({ entry_id }) => entry_id === row.id),
    ),
  );
  return toPage(entries, limit, ({ id }) => id);
}

function toEntry(row: EntryRow, lines: readonly LineRow[]): EntryRecord {
  return {
    id: row.id,
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at,
    kind: row.kind,
    description: { ja: row.description_ja, en: row.description_en },
    reasonKind: row.reason_kind,
    reasonId: row.reason_id,
    author: row.author ?? row.author_id,
    approver: row.approver ?? row.approver_id,
    loanId: row.loan_id,
    lines: lines.map((line) => ({ account: toAccount(line), amount: BigInt(line.amount_minor) })),
  };
}

function toAccount(line: LineRow): AccountRecord {
  return {
    id: line.account_id,
    code: line.code,
    name: { ja: line.name_ja, en: line.name_en },
    kind: line.kind,
  };
}

interface AccountIdRow {
  readonly id: string;
  readonly code: string;
}

/** Id of an account that a book opens when it first posts to it. */
function accountId(bookId: string, code: string): string {
  const digits = sha256(`${bookId}/${code}`);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join("-");
}

/** Postings first: the row of the entry seals them. */
async function post(
  { on, recorder }: RepositoryScope,
  book: BookRecord,
  entries: readonly NewEntry[],
): Promise<void> {
  const accounts = await rowsOf<AccountIdRow>(on("account").where({ book_id: book.id }).select("id", "code"));
  const idOf = new Map(accounts.map(({ id, code }) => [code, id]));
  const roles = new Set(entries.flatMap(({ draft }) => draft.lines.map(({ account }) => account)));
  const opened = [...roles].map((role) => lenderChart[role]).filter(({ code }) => !idOf.has(code));
  for (const { code } of opened) idOf.set(code, accountId(book.id, code));
  await recorder.append(
    "account",
    opened.map(({ code, kind, name }) => ({
      id: accountId(book.id, code),
      book_id: book.id,
      code,
      name_ja: name.ja,
      name_en: name.en,
      kind,
    })),
  );
  const postings: readonly Row[] = entries.flatMap(({ id, draft, loanId }) =>
    draft.lines.map(({ account, amount }, position) => ({
      entry_id: id,
      line: position + 1,
      account_id: present(idOf.get(lenderChart[account].code), `account ${lenderChart[account].code}`),
      loan_id: loanId ?? null,
      effective_on: draft.effectiveOn,
      amount_minor: Number(amount),
    })),
  );
  for (const { id } of entries) recorder.concerns(id);
  await recorder.append("posting", postings);
  await recorder.append(
    "journal_entry",
    entries.map((entry) => entryRow(book, entry)),
  );
}

function entryRow(book: BookRecord, entry: NewEntry): Row {
  return {
    id: entry.id,
    book_id: book.id,
    effective_on: entry.draft.effectiveOn,
    kind: entry.draft.kind,
    description_ja: entry.draft.description.ja,
    description_en: entry.draft.description.en,
    loan_id: entry.loanId ?? null,
    reason_kind: entry.reasonKind,
    reason_id: entry.reasonId,
    author_id: entry.authorId,
    approver_id: entry.approverId ?? null,
    idempotency_key: entry.idempotencyKey,
  };
}
