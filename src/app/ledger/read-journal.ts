import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { moneyText, money, parseMoney, type Currency } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { lateAfterDays, latenessOf } from "../../domain/ledger/late-entry.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, orReject } from "../rejected.ts";
import type { LineView } from "./entry-view.ts";
import type { EntryRecord, EntrySearch } from "./ports.ts";
import { bookOf } from "./read-books.ts";

type Journal = Pick<Repositories, "books" | "journal">;

export interface JournalEntryView {
  readonly id: string;
  readonly effectiveOn: string;
  readonly belongsOn: string | null;
  readonly recordedAt: string;
  /** Days from the day it belongs to until it was recorded. */
  readonly daysLate: number;
  readonly late: boolean;
  readonly kind: string;
  readonly description: Bilingual;
  readonly reason: { readonly kind: string; readonly id: string };
  readonly author: string;
  readonly approver: string | null;
  readonly loanId: string | null;
  readonly counterparty: Bilingual | null;
  readonly corrects: readonly string[];
  readonly correctedBy: readonly string[];
  readonly lines: readonly LineView[];
}

export interface EntriesAsked {
  readonly bookId: string;
  readonly search: Omit<EntrySearch, "amountFrom" | "amountTo" | "lateBy"> & {
    /** Decimal text in the currency of the book. */
    readonly amountFrom?: string | undefined;
    readonly amountTo?: string | undefined;
    readonly late?: boolean | undefined;
  };
  readonly viewpoint: Viewpoint;
  readonly page: PageRequest;
}

export async function searchJournal(
  { books, journal }: Journal,
  actor: Actor,
  { bookId, search: { amountFrom, amountTo, late, ...search }, viewpoint, page }: EntriesAsked,
): Promise<Page<JournalEntryView>> {
  const { currency } = await bookOf({ books }, actor, bookId);
  const narrowed = {
    ...search,
    viewpoint,
    amountFrom: amountOf(amountFrom, currency),
    amountTo: amountOf(amountTo, currency),
    lateBy: late === true ? lateAfterDays : undefined,
  };
  const { items, nextCursor } = await journal.search(bookId, narrowed, page);
  return { items: items.map((entry) => journalEntryView(entry, currency)), nextCursor };
}

function amountOf(text: string | undefined, currency: Currency): bigint | undefined {
  return text === undefined ? undefined : orReject(parseMoney(text, currency)).minor;
}

export interface EntryAsked {
  readonly bookId: string;
  readonly entryId: string;
  readonly viewpoint: Viewpoint;
}

export async function readEntry(
  { books, journal }: Journal,
  actor: Actor,
  { bookId, entryId, viewpoint }: EntryAsked,
): Promise<JournalEntryView> {
  const { currency } = await bookOf({ books }, actor, bookId);
  return journalEntryView(orNotFound(await journal.find(bookId, entryId, viewpoint), "entry"), currency);
}

function journalEntryView(
  { reasonKind, reasonId, lines, ...entry }: EntryRecord,
  currency: Currency,
): JournalEntryView {
  const { days, isLate } = latenessOf(entry.belongsOn ?? entry.effectiveOn, entry.recordedAt);
  return {
    ...entry,
    daysLate: days,
    late: isLate,
    reason: { kind: reasonKind, id: reasonId },
    lines: lines.map(({ account, amount }) => ({
      accountCode: account.code,
      accountName: account.name,
      amount: moneyText(money(amount, currency)),
    })),
  };
}
