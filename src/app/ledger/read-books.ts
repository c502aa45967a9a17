import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { AccountKind } from "../../domain/ledger/chart-of-accounts.ts";
import { trialBalance } from "../../domain/ledger/trial-balance.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import type { LineView } from "./entry-view.ts";
import type { EntryRecord } from "./ports.ts";

type Books = Pick<Repositories, "books">;

export interface BookView {
  readonly id: string;
  readonly name: Bilingual;
  readonly currency: Currency;
}

export interface TrialBalanceView {
  readonly currency: Currency;
  readonly rows: readonly {
    readonly accountCode: string;
    readonly accountName: Bilingual;
    readonly kind: AccountKind;
    readonly debit: string;
    readonly credit: string;
    readonly balance: string;
  }[];
  readonly sum: string;
  readonly viewpoint: Viewpoint;
}

export interface JournalEntryView {
  readonly id: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly kind: string;
  readonly description: Bilingual;
  readonly reason: { readonly kind: string; readonly id: string };
  readonly author: string;
  readonly approver: string | null;
  readonly loanId: string | null;
  readonly lines: readonly LineView[];
}

export async function listBooks({ books }: Books, actor: Actor, page: PageRequest): Promise<Page<BookView>> {
  const { items, nextCursor } = await books.list(actor.organizationId, page);
  return { items: items.map(({ id, name, currency }) => ({ id, name, currency })), nextCursor };
}

export async function readTrialBalance(
  { books }: Books,
  actor: Actor,
  { bookId, viewpoint }: { readonly bookId: string; readonly viewpoint: Viewpoint },
): Promise<TrialBalanceView> {
  const { currency } = orNotFound(await books.find(actor.organizationId, bookId), "book");
  const { rows, sum } = trialBalance(await books.totals(bookId, viewpoint));
  const text = (amount: bigint) => moneyText(money(amount, currency));
  return {
    currency,
    rows: rows.map(({ code, name, kind, debit, credit, balance }) => ({
      accountCode: code,
      accountName: name,
      kind,
      debit: text(debit),
      credit: text(credit),
      balance: text(balance),
    })),
    sum: text(sum),
    viewpoint,
  };
}

export interface EntriesAsked {
  readonly bookId: string;
  readonly loanId: string | undefined;
  readonly page: PageRequest;
}

export async function listEntries(
  { books }: Books,
  actor: Actor,
  { bookId, loanId, page }: EntriesAsked,
): Promise<Page<JournalEntryView>> {
  const { currency } = orNotFound(await books.find(actor.organizationId, bookId), "book");
  const { items, nextCursor } = await books.listEntries(bookId, loanId, page);
  return { items: items.map((entry) => journalEntryView(entry, currency)), nextCursor };
}

function journalEntryView(
  { reasonKind, reasonId, lines, ...entry }: EntryRecord,
  currency: Currency,
): JournalEntryView {
  return {
    ...entry,
    reason: { kind: reasonKind, id: reasonId },
    lines: lines.map(({ account, amount }) => ({
      accountCode: account.code,
      accountName: account.name,
      amount: moneyText(money(amount, currency)),
    })),
  };
}
