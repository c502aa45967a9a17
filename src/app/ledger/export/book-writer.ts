import type { AccountKind } from "../../../domain/ledger/chart-of-accounts.ts";
import type { AccountRecord, BookRecord, EntryRecord } from "../ports.ts";

/** How one format writes a book. */
export interface BookWriter {
  readonly fileEnding: string;
  readonly mediaType: string;
  readonly head: (book: BookRecord, accounts: readonly AccountRecord[]) => string;
  readonly entry: (entry: EntryRecord, book: BookRecord) => string;
}

/** The five roots that plain-text accounting knows. */
export const accountRoots: Readonly<Record<AccountKind, string>> = {
  asset: "Assets",
  liability: "Liabilities",
  equity: "Equity",
  income: "Income",
  expense: "Expenses",
};
