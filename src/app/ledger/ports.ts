import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { AccountKind, LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import type { PeriodEvent } from "../../domain/ledger/accounting-period.ts";
import type { EntryKind, JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";
import type { AccountTotals } from "../../domain/ledger/trial-balance.ts";
import type { Page, PageRequest } from "../page.ts";

export interface BookRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly name: Bilingual;
  readonly currency: Currency;
  readonly kind: string;
}

/** An account as the institution calls it at a viewpoint. */
export interface AccountRecord {
  readonly id: string;
  /** The code of the chart it was made from: what posting rules go by. */
  readonly chartCode: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly kind: AccountKind;
}

export interface AccountVersion {
  readonly id: string;
  readonly accountId: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly effectiveOn: LocalDate;
  readonly changedBy: string;
}

export interface NewEntry<Account extends string = LenderAccountRole> {
  readonly id: string;
  readonly draft: JournalEntryDraft<Account>;
  readonly loanId: string | undefined;
  /** The fact that caused it. */
  readonly reasonKind: string;
  readonly reasonId: string;
  readonly authorId: string;
  readonly approverId: string | undefined;
  /** Unique within the book: the same event is never posted twice. */
  readonly idempotencyKey: string;
  /** Entries that this one adjusts. */
  readonly corrects?: readonly string[];
  /** True where the day may not move: it is then refused in a closed period. */
  readonly isFixedDay?: boolean;
}

export interface EntryRecord {
  readonly id: string;
  readonly effectiveOn: LocalDate;
  /** The day it belongs to, where that lies in a period already closed when it was recorded. */
  readonly belongsOn: LocalDate | null;
  readonly recordedAt: Instant;
  readonly kind: EntryKind;
  readonly description: Bilingual;
  readonly reasonKind: string;
  readonly reasonId: string;
  readonly author: string;
  readonly approver: string | null;
  readonly loanId: string | null;
  readonly counterparty: Bilingual | null;
  readonly corrects: readonly string[];
  readonly correctedBy: readonly string[];
  readonly lines: readonly { readonly account: AccountRecord; readonly amount: bigint }[];
}

export interface LoanMovement {
  readonly entryId: string;
  readonly kind: EntryKind;
  readonly on: LocalDate;
  readonly recordedAt: Instant;
  /** Minor units; debit positive. */
  readonly amount: bigint;
}

export interface BookRepository {
  readonly list: (organizationId: string, page: PageRequest) => Promise<Page<BookRecord>>;
  readonly find: (organizationId: string, bookId: string) => Promise<BookRecord | undefined>;
  /** Organization that keeps a book; undefined where there is none. */
  readonly ownerOf: (bookId: string) => Promise<string | undefined>;
  /** The lender's book in that currency. */
  readonly ofLender: (organizationId: string, currency: Currency) => Promise<BookRecord | undefined>;
  /** What every account was debited and credited with up to the day, in the names of the viewpoint. */
  readonly totals: (bookId: string, viewpoint: Viewpoint) => Promise<readonly AccountTotals[]>;
  /** Balance of one account in one loan, minor units. */
  readonly loanBalances: (
    loanIds: readonly string[],
    viewpoint: Viewpoint,
  ) => Promise<ReadonlyMap<string, ReadonlyMap<string, bigint>>>;
  /** Postings of a loan on one account of the chart, in the order of their days. */
  readonly loanMovements: (
    loanId: string,
    chartCode: string,
    viewpoint: Viewpoint,
  ) => Promise<readonly LoanMovement[]>;
  /** Interest that was added to the principal of each loan, by everything posted so far; minor units. */
  readonly capitalizedInterest: (loanIds: readonly string[]) => Promise<ReadonlyMap<string, bigint>>;
  /** Every entry of a loan, or of the book: newest first. */
  readonly listEntries: (
    bookId: string,
    loanId: string | undefined,
    page: PageRequest,
  ) => Promise<Page<EntryRecord>>;
  /** Books entries; one whose day lies in a closed period goes to the first open day and says where it belongs. */
  readonly post: (book: BookRecord, entries: readonly NewEntry[]) => Promise<void>;
}

/** What a search of the journal may be narrowed by, in any combination. */
export interface EntrySearch {
  readonly loanId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly kind?: EntryKind | undefined;
  /** The kinds of fact that may have caused it. */
  readonly reasonKinds?: readonly string[] | undefined;
  readonly fromOn?: LocalDate | undefined;
  readonly toOn?: LocalDate | undefined;
  /** Minor units: at least one line is as large, whatever its side. */
  readonly amountFrom?: bigint | undefined;
  readonly amountTo?: bigint | undefined;
  /** Part of the name of the borrower, or of the number of the loan. */
  readonly counterparty?: string | undefined;
  /** Recorded this many days or more after the day it belongs to. */
  readonly lateBy?: number | undefined;
}

export interface LedgerPosting {
  readonly entryId: string;
  readonly line: number;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Instant;
  readonly kind: EntryKind;
  readonly description: Bilingual;
  readonly loanId: string | null;
  readonly amount: bigint;
  /** Of the account after this posting. */
  readonly balance: bigint;
}

export interface LedgerAsked {
  readonly accountId: string;
  readonly fromOn: LocalDate;
  readonly viewpoint: Viewpoint;
}

export interface JournalQueries {
  /** Newest first. */
  readonly search: (
    bookId: string,
    search: EntrySearch & { readonly viewpoint: Viewpoint },
    page: PageRequest,
  ) => Promise<Page<EntryRecord>>;
  readonly find: (bookId: string, entryId: string, viewpoint: Viewpoint) => Promise<EntryRecord | undefined>;
  /** Oldest first, each with the balance after it. */
  readonly ledger: (asked: LedgerAsked, page: PageRequest) => Promise<Page<LedgerPosting>>;
  /** Balance of the account before a day. */
  readonly openingBalance: (asked: LedgerAsked) => Promise<bigint>;
  /** Every entry known at the viewpoint, oldest first, read in pages. */
  readonly walk: (bookId: string, viewpoint: Viewpoint) => AsyncIterable<EntryRecord>;
}

export interface AccountRepository {
  readonly ofBook: (bookId: string, viewpoint: Viewpoint) => Promise<readonly AccountRecord[]>;
  readonly addVersion: (version: AccountVersion) => Promise<void>;
}

export interface RecordedPeriodEvent extends PeriodEvent {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
}

export interface NewPeriodEvent extends PeriodEvent {
  readonly id: string;
  readonly bookId: string;
  readonly reason: string;
  readonly approvalId: string;
  readonly requestedById: string;
  readonly approvedById: string;
}

export interface PeriodRepository {
  /** In the order they were recorded. */
  readonly events: (bookId: string) => Promise<readonly RecordedPeriodEvent[]>;
  readonly add: (event: NewPeriodEvent) => Promise<void>;
}
