/** What a book was opened with: the imported entry, what corrected it since, and where its accounts stand by both. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { lastDay } from "../../domain/kernel/local-date.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import type { OpeningLine } from "../../domain/ledger/opening-balances.ts";
import type { Actor } from "../actor.ts";
import type { Page } from "../page.ts";
import type { Repositories } from "../ports.ts";
import type { AccountRecord, BookRecord, EntryRecord } from "./ports.ts";
import { bookOf } from "./read-books.ts";

/** Entries read at once: nearly every book was opened by one and corrected by few. */
const pageSize = 200;

export interface OpenedBook {
  /** Undefined while the book was not opened. */
  readonly entry: EntryRecord | undefined;
  /** Oldest first. */
  readonly corrections: readonly EntryRecord[];
  /** What both have booked, account by account. */
  readonly lines: readonly (OpeningLine & { readonly account: AccountRecord })[];
}

export async function readOpened(
  { journal }: Pick<Repositories, "journal">,
  book: BookRecord,
  knownAt: Instant,
): Promise<OpenedBook> {
  const entries = [...(await openingEntries(journal, book, knownAt))].reverse();
  return {
    entry: entries.find(({ reasonKind }) => reasonKind === "openingBalances"),
    corrections: entries.filter(({ reasonKind }) => reasonKind === "openingCorrection"),
    lines: standing(entries),
  };
}

/** Newest first, however many there are: the import itself is the last of them. */
async function openingEntries(
  journal: Repositories["journal"],
  book: BookRecord,
  knownAt: Instant,
): Promise<readonly EntryRecord[]> {
  const viewpoint = { asOf: lastDay, knownAt };
  const reasonKinds = ["openingBalances", "openingCorrection"] as const;
  const entries: EntryRecord[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<EntryRecord> = await journal.search(
      book.id,
      { reasonKinds, viewpoint },
      { limit: pageSize, cursor: cursor ?? undefined },
    );
    entries.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return entries;
}

function standing(entries: readonly EntryRecord[]): OpenedBook["lines"] {
  const sums = new Map<string, OpenedBook["lines"][number]>();
  for (const { account, amount } of entries.flatMap(({ lines }) => lines)) {
    const sum = (sums.get(account.code)?.amount ?? 0n) + amount;
    sums.set(account.code, { accountCode: account.code, account, amount: sum });
  }
  return [...sums.values()]
    .filter(({ amount }) => amount !== 0n)
    .sort((a, b) => (a.accountCode < b.accountCode ? -1 : 1));
}

interface OpeningEntryView {
  readonly id: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly author: string;
  readonly approver: string | null;
}

export interface OpenedBookView {
  readonly currency: Currency;
  readonly entry: OpeningEntryView | null;
  readonly corrections: readonly OpeningEntryView[];
  readonly balances: readonly {
    readonly accountCode: string;
    readonly accountName: Bilingual;
    readonly balance: string;
  }[];
}

export async function readOpeningBalances(
  work: Pick<Repositories, "books" | "journal">,
  actor: Actor,
  { bookId, knownAt }: { readonly bookId: string; readonly knownAt: Instant },
): Promise<OpenedBookView> {
  const book = await bookOf(work, actor, bookId);
  const { entry, corrections, lines } = await readOpened(work, book, knownAt);
  return {
    currency: book.currency,
    entry: entry === undefined ? null : entryInShort(entry),
    corrections: corrections.map(entryInShort),
    balances: lines.map(({ accountCode, account, amount }) => ({
      accountCode,
      accountName: account.name,
      balance: moneyText(money(amount, book.currency)),
    })),
  };
}

function entryInShort({ id, effectiveOn, recordedAt, author, approver }: EntryRecord): OpeningEntryView {
  return { id, effectiveOn, recordedAt, author, approver };
}
