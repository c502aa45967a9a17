import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { SptOutcome } from "../../domain/impact/spt-test.ts";
import type { AgreementRecord } from "../loan/ports.ts";
import type { Page, PageRequest } from "../page.ts";

export type PortfolioKind = "fiscalYear" | "fixing";

/** Where the evidence of a test date stands. */
export type EvidenceState = "in" | "missing" | "inReview" | "gradeTooLow" | "notNeeded";

/** Why a line is left out; `refused` carries the code of the rule. */
export type LeftOut =
  | "evidenceMissing"
  | "evidenceInReview"
  | "evidenceGradeTooLow"
  | "alreadyDecided"
  | "requestWaiting"
  | "agreementWithoutLoan"
  | "earlierTestFirst"
  | "notAffected"
  | "refused";

/** One line of a dry run: an agreement's test date, or a loan priced on an index. All figures are text. */
export interface PortfolioLine {
  readonly agreement: { readonly id: string; readonly name: Bilingual } | null;
  readonly testOn: string | null;
  readonly borrower: Bilingual | null;
  readonly loans: readonly { readonly id: string; readonly number: string }[];
  readonly evidence: EvidenceState;
  readonly outcomes: readonly { readonly kpi: Bilingual; readonly outcome: SptOutcome }[];
  readonly certificateReceivedOn: string | null;
  readonly effectiveOn: string | null;
  readonly stepBpBefore: string | null;
  readonly stepBpAfter: string | null;
  readonly rateBefore: string | null;
  readonly rateAfter: string | null;
  readonly currency: string | null;
  /** Interest more or less, to maturity and of it in the current fiscal year. */
  readonly toMaturity: string | null;
  readonly thisYear: string | null;
  readonly leftOut: LeftOut | null;
  readonly refusal: {
    readonly code: string;
    readonly figures: Readonly<Record<string, string | number | boolean | null>>;
  } | null;
}

export interface NewPortfolioLine {
  readonly seq: number;
  /** The agreement or the loan. */
  readonly subjectId: string;
  readonly included: boolean;
  /** Of every fact the line rests on; empty for one that is left out. */
  readonly digest: string;
  readonly line: PortfolioLine;
}

export const runOutcomes = ["recomputed", "stale", "refused"] as const;
export type RunOutcome = (typeof runOutcomes)[number];

export interface PortfolioLineRecord extends NewPortfolioLine {
  /** What the run did; undefined where it has not come to it. */
  readonly result: RunOutcome | undefined;
}

export interface PortfolioSummary {
  readonly lines: number;
  readonly included: number;
  readonly leftOut: number;
  readonly loans: number;
  readonly totals: readonly {
    readonly currency: string;
    readonly toMaturity: string;
    readonly thisYear: string;
  }[];
}

export interface PortfolioDraft {
  readonly id: string;
  readonly kind: PortfolioKind;
  readonly payload: CanonicalObject;
  readonly person: string;
  readonly createdAt: Instant;
  /** Undefined until the dry run has ended. */
  readonly summary: PortfolioSummary | undefined;
  readonly digest: string | undefined;
  readonly checkJobId: string | undefined;
  readonly runJobId: string | undefined;
}

export interface NewPortfolioRun {
  readonly id: string;
  readonly kind: PortfolioKind;
  readonly payload: CanonicalObject;
  readonly digest: string;
  readonly lines: number;
  readonly approvalId: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
}

export interface NewRunLoan {
  readonly id: string;
  readonly runId: string;
  /** Line of the dry run; 0 where there was none. */
  readonly seq: number;
  readonly loanId: string;
  readonly outcome: RunOutcome;
  readonly figures: CanonicalObject;
}

export interface TestCandidate {
  readonly agreementId: string;
  readonly testOn: LocalDate;
}

export interface AgreementCase {
  readonly agreement: AgreementRecord;
  readonly borrower: Bilingual;
  readonly loanIds: readonly string[];
}

export interface PortfolioRepository {
  readonly list: (organizationId: string, page: PageRequest) => Promise<Page<PortfolioDraft>>;
  readonly find: (organizationId: string, draftId: string) => Promise<PortfolioDraft | undefined>;
  readonly add: (draft: {
    readonly id: string;
    readonly organizationId: string;
    readonly personId: string;
    readonly kind: PortfolioKind;
    readonly payload: CanonicalObject;
    readonly createdAt: Instant;
  }) => Promise<void>;
  readonly setJob: (draftId: string, job: "check" | "run", jobId: string) => Promise<void>;
  /** The lines of the dry run in place of any before, with what they come to. */
  readonly setLines: (
    draftId: string,
    lines: readonly NewPortfolioLine[],
    result: { readonly summary: PortfolioSummary; readonly digest: string },
  ) => Promise<void>;
  /** In the order of their numbers. */
  readonly lines: (
    draftId: string,
    included: boolean | undefined,
    page: PageRequest,
  ) => Promise<Page<PortfolioLineRecord>>;
  readonly includedAfter: (
    draftId: string,
    seq: number,
    limit: number,
  ) => Promise<readonly PortfolioLineRecord[]>;
  /** Test dates of a lender's agreements in `[startOn, endOn)`, by day and agreement. */
  readonly candidates: (
    lenderId: string,
    span: { readonly startOn: LocalDate; readonly endOn: LocalDate },
  ) => Promise<readonly TestCandidate[]>;
  readonly cases: (
    lenderId: string,
    agreementIds: readonly string[],
    knownAt: Instant,
  ) => Promise<readonly AgreementCase[]>;
  readonly addRun: (run: NewPortfolioRun) => Promise<void>;
  /** Loans of a run that something was done to. */
  readonly loansDone: (runId: string, loanIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly addRunLoans: (rows: readonly NewRunLoan[]) => Promise<void>;
}
