/**
 * Entries of a preview in the codes and names that the institution's own chart gives its accounts. Posting goes by the
 * chart that the book was made from, and so do digests of previews: renaming an account makes no request stale.
 */
import { japanDay } from "../../domain/kernel/instant.ts";
import { isCurrency } from "../../domain/kernel/money.ts";
import type { Asked } from "../approval/change-kind.ts";
import type { EntryView } from "./entry-view.ts";
import type { AccountRecord } from "./ports.ts";

interface WithEntries {
  readonly currency: string;
  readonly journalEntries: readonly EntryView[];
}

type OwnNames = ReadonlyMap<string, AccountRecord>;

interface WithNamedParts {
  readonly loans: readonly WithEntries[];
  /** Of a contract that pays by results. */
  readonly outcome?: WithEntries;
  /** Of a fund, which has a book of its own. */
  readonly fund?: Pick<WithEntries, "journalEntries"> & { readonly fundId: string };
}

export async function inOwnNames<Preview extends WithNamedParts>(
  preview: Preview,
  asked: Asked,
): Promise<Preview> {
  const names = new Map<string, OwnNames>();
  const parts = [...preview.loans, ...(preview.outcome === undefined ? [] : [preview.outcome])];
  for (const { currency, journalEntries } of parts) {
    if (journalEntries.length > 0 && !names.has(currency))
      names.set(currency, await namesOf(currency, asked));
  }
  const named = <Part extends WithEntries>(part: Part): Part => ({
    ...part,
    journalEntries: part.journalEntries.map((entry) => renamed(entry, names.get(part.currency))),
  });
  return {
    ...preview,
    loans: preview.loans.map(named),
    ...(preview.outcome !== undefined && { outcome: named(preview.outcome) }),
    ...(preview.fund !== undefined && { fund: await fundInOwnNames(preview.fund, asked) }),
  };
}

type FundPart = NonNullable<WithNamedParts["fund"]>;

async function fundInOwnNames<Part extends FundPart>(part: Part, asked: Asked): Promise<Part> {
  if (part.journalEntries.length === 0) return part;
  const { work, actor, now } = asked;
  const facts = await work.funds.facts(actor.organizationId, part.fundId, now);
  if (facts === undefined) return part;
  const names = await namesIn(facts.fund.bookId, asked);
  return { ...part, journalEntries: part.journalEntries.map((entry) => renamed(entry, names)) };
}

async function namesOf(currency: string, asked: Asked): Promise<OwnNames> {
  if (!isCurrency(currency)) return new Map();
  const book = await asked.work.books.ofLender(asked.actor.organizationId, currency);
  return book === undefined ? new Map() : namesIn(book.id, asked);
}

async function namesIn(bookId: string, { work, now }: Asked): Promise<OwnNames> {
  const accounts = await work.accounts.ofBook(bookId, { asOf: japanDay(now), knownAt: now });
  return new Map(accounts.map((account) => [account.chartCode, account]));
}

/** An account that the book has yet to open is called as in the chart. */
function renamed(entry: EntryView, names: OwnNames | undefined): EntryView {
  const lines = entry.lines.map((line) => {
    const own = names?.get(line.accountCode);
    return own === undefined ? line : { ...line, accountCode: own.code, accountName: own.name };
  });
  return { ...entry, lines };
}
