import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { AccountKind, LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import type { EntryKind, JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";
import type { AccountTotals } from "../../domain/ledger/trial-balance.ts";
import type { Page, PageRequest } from "../page.ts";

export interface BookRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly name: Bilingual;
  readonly currency: Currency;
}

export interface AccountRecord {
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly kind: AccountKind;
}

export interface NewEntry {
  readonly id: string;
  readonly draft: JournalEntryDraft<LenderAccountRole>;
  readonly loanId: string | undefined;
  /** The fact that caused it. */
  readonly reasonKind: string;
  readonly reasonId: string;
  readonly authorId: string;
  readonly approverId: string | undefined;
  /** Unique within the book: the same event is never posted twice. */
  readonly idempotencyKey: string;
}

export interface EntryRecord {
  readonly id: string;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Instant;
  readonly kind: EntryKind;
  readonly description: Bilingual;
  readonly reasonKind: string;
  readonly reasonId: string;
  readonly author: string;
  readonly approver: string | null;
  readonly loanId: string | null;
  readonly lines: readonly { readonly account: AccountRecord; readonly amount: bigint }[];
}

export interface BookRepository {
  readonly list: (organizationId: string, page: PageRequest) => Promise<Page<BookRecord>>;
  readonly find: (organizationId: string, bookId: string) => Promise<BookRecord | undefined>;
  /** The lender's book in that currency. */
  readonly ofLender: (organizationId: string, currency: Currency) => Promise<BookRecord | undefined>;
  readonly totals: (bookId: string, viewpoint: Viewpoint) => Promise<readonly AccountTotals[]>;
  /** Balance of one account in one loan, minor units. */
  readonly loanBalances: (
    loanIds: readonly string[],
    viewpoint: Viewpoint,
  ) => Promise<ReadonlyMap<string, ReadonlyMap<string, bigint>>>;
  /** Interest that was added to the principal of each loan, by everything posted so far; minor units. */
  readonly capitalizedInterest: (loanIds: readonly string[]) => Promise<ReadonlyMap<string, bigint>>;
  readonly listEntries: (
    bookId: string,
    loanId: string | undefined,
    page: PageRequest,
  ) => Promise<Page<EntryRecord>>;
  readonly post: (book: BookRecord, entries: readonly NewEntry[]) => Promise<void>;
}
