/**
 * A book as text that other programs read: a journal for hledger, ledger-cli or beancount, which check it and come to
 * the same totals, or a table (CSV). Written piece by piece, oldest entry first, whatever the length of the book.
 */
import type { Viewpoint } from "../../../domain/kernel/viewpoint.ts";
import type { Actor } from "../../actor.ts";
import type { Repositories } from "../../ports.ts";
import { bookOf } from "../read-books.ts";
import { beancountJournal } from "./beancount.ts";
import type { BookWriter } from "./book-writer.ts";
import { csvTable } from "./csv.ts";
import { hledgerJournal, ledgerJournal } from "./plain-text-journal.ts";

export const exportFormats = ["hledger", "ledger", "beancount", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const bookWriters: Readonly<Record<ExportFormat, BookWriter>> = {
  hledger: hledgerJournal,
  ledger: ledgerJournal,
  beancount: beancountJournal,
  csv: csvTable,
};

export interface BookExportAsked {
  readonly bookId: string;
  readonly format: ExportFormat;
  readonly viewpoint: Viewpoint;
}

export async function* exportBook(
  work: Pick<Repositories, "books" | "accounts" | "journal">,
  actor: Actor,
  { bookId, format, viewpoint }: BookExportAsked,
): AsyncGenerator<string> {
  const book = await bookOf(work, actor, bookId);
  const writer = bookWriters[format];
  yield writer.head(book, await work.accounts.ofBook(bookId, viewpoint));
  for await (const entry of work.journal.walk(bookId, viewpoint)) yield writer.entry(entry, book);
}
