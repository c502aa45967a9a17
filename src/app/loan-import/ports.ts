/** Loan books on their way in: the file with its mapping and findings, and the batch that came of it. */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { LoanBookMapping } from "../../domain/loan/loan-book-mapping.ts";
import type { LoanBookFinding, LoanBookRow } from "../../domain/loan/loan-book-reading.ts";
import type { LoanBookKind } from "../../domain/loan/loan-book-words.ts";
import type { ScheduleLineView } from "../approval/change-preview.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";

export interface CheckTotal {
  readonly kind: LoanBookKind;
  readonly currency: Currency;
  readonly loans: number;
  readonly outstanding: string;
  readonly accruedInterest: string;
}

export interface CheckSample {
  readonly line: number;
  readonly number: string;
  readonly kind: LoanBookKind;
  readonly currency: Currency;
  readonly schedule: readonly ScheduleLineView[];
}

/** What the check of all rows came to. */
export interface CheckSummary {
  readonly rows: number;
  readonly loans: number;
  readonly rowsWithErrors: number;
  readonly errors: number;
  readonly warnings: number;
  readonly totals: readonly CheckTotal[];
  readonly samples: readonly CheckSample[];
}

export interface LoanImportRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly person: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly header: readonly string[];
  readonly rowCount: number;
  readonly mapping: LoanBookMapping;
  readonly checked: CheckSummary | undefined;
  readonly checkJobId: string | undefined;
  readonly importJobId: string | undefined;
  readonly undoJobId: string | undefined;
  readonly createdAt: Instant;
  /** Kept for good once it has been approved. */
  readonly expiresAt: Instant | undefined;
}

export interface NewLoanImport {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly header: readonly string[];
  readonly rows: readonly LoanBookRow[];
  readonly mapping: LoanBookMapping;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export type ImportJob = "check" | "import" | "undo";

export interface KnownFacility {
  readonly id: string;
  readonly number: string;
  readonly borrowerId: string;
  readonly borrowerName: string;
  readonly currency: Currency;
}

export interface KnownParty {
  readonly id: string;
  readonly name: string;
}

export interface NewBorrower {
  readonly id: string;
  readonly name: string;
  readonly corporateNumber: { readonly id: string; readonly number: string } | undefined;
  readonly provenance: Provenance;
}

export interface NewProject {
  readonly id: string;
  readonly name: string;
  readonly participantId: string;
  readonly provenance: Provenance;
  readonly borrowerId: string;
}

/** Something that happened to a loan after it was taken over. */
export interface LaterFact {
  readonly number: string;
  readonly what: string;
  readonly count: number;
}

export interface LoanImportRepository {
  /** Newest first. */
  readonly list: (organizationId: string, page: PageRequest) => Promise<Page<LoanImportRecord>>;
  readonly find: (organizationId: string, importId: string) => Promise<LoanImportRecord | undefined>;
  readonly rows: (organizationId: string, importId: string) => Promise<readonly LoanBookRow[]>;
  readonly latestMapping: (organizationId: string) => Promise<LoanBookMapping | undefined>;
  readonly add: (draft: NewLoanImport) => Promise<void>;
  readonly removeExpired: (organizationId: string, now: Instant) => Promise<void>;
  /** Another mapping makes what was found under the one before void. */
  readonly setMapping: (importId: string, mapping: LoanBookMapping) => Promise<void>;
  readonly setJob: (importId: string, job: ImportJob, jobId: string) => Promise<void>;
  readonly keep: (importId: string) => Promise<void>;
  readonly clearFindings: (importId: string) => Promise<void>;
  readonly addFindings: (importId: string, findings: readonly LoanBookFinding[]) => Promise<void>;
  readonly findings: (importId: string, page: PageRequest) => Promise<Page<LoanBookFinding>>;
  readonly findingsOfLines: (
    importId: string,
    lines: readonly number[],
  ) => Promise<readonly LoanBookFinding[]>;
  readonly setChecked: (importId: string, checked: CheckSummary) => Promise<void>;

  readonly addMapping: (id: string, mapping: LoanBookMapping) => Promise<void>;
  readonly addImport: (batch: {
    readonly id: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly rows: number;
    readonly loans: CanonicalObject;
  }) => Promise<void>;
  readonly addUndo: (undo: {
    readonly id: string;
    readonly importId: string;
    readonly reason: string;
  }) => Promise<void>;
  readonly undoOf: (importId: string) => Promise<{ readonly id: string } | undefined>;
  readonly addWithdrawals: (
    withdrawals: readonly { readonly id: string; readonly loanId: string; readonly undoId: string }[],
  ) => Promise<void>;

  /** Numbers of the lender's loans that are taken, and whether the loan still stands. */
  readonly loanNumbers: (
    lenderId: string,
    numbers: readonly string[],
  ) => Promise<ReadonlyMap<string, "standing" | "withdrawn">>;
  /** Of these loans, those that have been recorded. */
  readonly recorded: (
    loanIds: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly number: string; readonly isWithdrawn: boolean }>>;
  readonly facilities: (
    lenderId: string,
    numbers: readonly string[],
  ) => Promise<ReadonlyMap<string, KnownFacility>>;
  /** Borrowers the lender knows, by corporate number and by name. */
  readonly borrowers: (
    lenderId: string,
    asked: { readonly names: readonly string[]; readonly numbers: readonly string[] },
  ) => Promise<{
    readonly byName: ReadonlyMap<string, string>;
    readonly byNumber: ReadonlyMap<string, KnownParty>;
  }>;
  readonly projects: (lenderId: string, names: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly addBorrowers: (borrowers: readonly NewBorrower[]) => Promise<void>;
  readonly addProjects: (projects: readonly NewProject[]) => Promise<void>;
  /** What stands in the way of taking these loans back. */
  readonly laterFacts: (loanIds: readonly string[]) => Promise<readonly LaterFact[]>;
}
