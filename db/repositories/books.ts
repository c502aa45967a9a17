import type { BookRecord, BookRepository, NewEntry } from "../../src/app/ledger/ports.ts";
import { toPage } from "../page.ts";
import { instantFromMillis } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { lastDay, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import type { Viewpoint } from "../../src/domain/kernel/viewpoint.ts";
import { bookedOn } from "../../src/domain/ledger/accounting-period.ts";
import { lenderChart, type AccountDefinition } from "../../src/domain/ledger/chart-of-accounts.ts";
import type { Row } from "../dialect.ts";
import { sha256 } from "../fact-text.ts";
import { beforeAllIds, firstOf, rowsOf } from "../read.ts";
import { accountTotals } from "./book-balances.ts";
import { journalQueries } from "./journal.ts";
import { capitalizedInterest, loanBalances, loanMovements } from "./loan-balances.ts";
import { closedThroughOf } from "./periods.ts";
import type { RepositoryScope } from "./scope.ts";

interface BookRow {
  readonly id: string;
  readonly organization_id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly currency: Currency;
  readonly kind: string;
}

/** Everything ever booked, as it is known now. */
const always: Viewpoint = {
  asOf: lastDay,
  knownAt: instantFromMillis(253_402_300_799_999),
};

export function bookRepository(scope: RepositoryScope): BookRepository {
  const { on, recall } = scope;
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
      const asked = { question: `book ${organizationId} ${bookId}`, tables: ["book"] };
      return recall(asked, async () => {
        const row = await firstOf<BookRow>(on("book").where({ id: bookId, organization_id: organizationId }));
        return row === undefined ? undefined : toBook(row);
      });
    },
    async ownerOf(bookId) {
      return (await firstOf<BookRow>(on("book").where({ id: bookId })))?.organization_id;
    },
    async ofLender(organizationId, currency) {
      const asked = { question: `lender's book ${organizationId} ${currency}`, tables: ["book"] };
      return recall(asked, async () => {
        const row = await firstOf<BookRow>(
          on("book").where({ organization_id: organizationId, currency, kind: "lender" }),
        );
        return row === undefined ? undefined : toBook(row);
      });
    },
    totals: (bookId, viewpoint) => accountTotals(on, bookId, viewpoint),
    loanBalances: (loanIds, viewpoint) => loanBalances(on, loanIds, viewpoint),
    loanMovements: (loanId, chartCode, viewpoint) => loanMovements(on, { loanId, chartCode, viewpoint }),
    capitalizedInterest: (loanIds) => capitalizedInterest(on, loanIds),
    listEntries: (bookId, loanId, page) =>
      journalQueries(scope).search(bookId, { loanId, viewpoint: always }, page),
    post: (book, entries) => postEntries(scope, book, { entries, chart: lenderChart }),
  };
}

function toBook(row: BookRow): BookRecord {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: { ja: row.name_ja, en: row.name_en },
    currency: row.currency,
    kind: row.kind,
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

interface ChartedEntries<Account extends string> {
  readonly entries: readonly NewEntry<Account>[];
  /** The chart that the book's accounts are opened from. */
  readonly chart: Readonly<Record<Account, AccountDefinition>>;
}

/** Postings first: the row of the entry seals them. */
export async function postEntries<Account extends string>(
  scope: RepositoryScope,
  book: BookRecord,
  { entries: asked, chart }: ChartedEntries<Account>,
): Promise<void> {
  const { recorder } = scope;
  const closedThroughOn = await recalledClosing(scope, book.id);
  const entries = asked.map((entry) => placed(entry, closedThroughOn));
  const idOf = new Map(await recalledAccounts(scope, book.id));
  const roles = new Set(entries.flatMap(({ draft }) => draft.lines.map(({ account }) => account)));
  const opened = [...roles].map((role) => chart[role]).filter(({ code }) => !idOf.has(code));
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
      account_id: present(idOf.get(chart[account].code), () => `account ${chart[account].code}`),
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
  await recorder.append("entry_placement", entries.flatMap(placementRows));
  await recorder.append("entry_correction", entries.flatMap(correctionRows));
}

function recalledClosing({ on, recall }: RepositoryScope, bookId: string): Promise<LocalDate | undefined> {
  const asked = { question: `closed through ${bookId}`, tables: ["period_event"] };
  return recall(asked, () => closedThroughOf(on, bookId));
}

/** Code of the chart and id. */
function recalledAccounts(
  { on, recall }: RepositoryScope,
  bookId: string,
): Promise<readonly (readonly [string, string])[]> {
  return recall({ question: `accounts of ${bookId}`, tables: ["account"] }, async () => {
    const rows = await rowsOf<AccountIdRow>(on("account").where({ book_id: bookId }).select("id", "code"));
    return rows.map(({ id, code }) => [code, id] as const);
  });
}

interface PlacedEntry<Account extends string = string> extends NewEntry<Account> {
  /** The day asked for, where the entry was moved away from it. */
  readonly belongsOn: LocalDate | undefined;
}

/** A fixed day stays: the database refuses it where its period is closed. */
function placed<Account extends string>(
  entry: NewEntry<Account>,
  closedThroughOn: LocalDate | undefined,
): PlacedEntry<Account> {
  const { draft, isFixedDay = false } = entry;
  const effectiveOn = isFixedDay ? draft.effectiveOn : bookedOn(draft.effectiveOn, closedThroughOn);
  const isMoved = effectiveOn !== draft.effectiveOn;
  return {
    ...entry,
    draft: { ...draft, effectiveOn },
    belongsOn: isMoved ? draft.effectiveOn : undefined,
  };
}

function placementRows({ id, belongsOn }: PlacedEntry): readonly Row[] {
  return belongsOn === undefined ? [] : [{ entry_id: id, belongs_on: belongsOn }];
}

function correctionRows({ id, corrects = [] }: PlacedEntry): readonly Row[] {
  return corrects.map((corrected) => ({ entry_id: id, corrects_id: corrected }));
}

function entryRow(book: BookRecord, entry: NewEntry<string>): Row {
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
