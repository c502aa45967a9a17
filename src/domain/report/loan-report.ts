/**
 * Loan report (融資報告書): what the lender, the borrower and an auditor are told about one sustainability-linked
 * loan at one viewpoint: its terms, the KPI results, the rate and why it moved, the schedule, the evidence, and always
 * what was missed, returned, contradicted or never reported.
 *
 * The model says what, not how it looks. Figures are decimal text, days and moments ISO text; words of the facts come
 * in both languages, everything else is a code. It is plain JSON: it travels inside the document it yields.
 */
import type { DayCount, DayInclusion } from "../calendar/day-count.ts";
import type { Instant } from "../kernel/instant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Currency } from "../kernel/money.ts";
import type { RoundingMode } from "../kernel/rounding.ts";
import type { Viewpoint } from "../kernel/viewpoint.ts";
import type { EvidenceEntry } from "./evidence-entry.ts";
import type { EvidenceGrade } from "../impact/evidence-grade.ts";
import type { LoanKind } from "../loan/loan-terms.ts";
import type { KpiResult, LatestTest } from "./kpi-result.ts";
import type { Bilingual } from "../kernel/bilingual.ts";
import type { NegativeResults } from "./negative-result.ts";
import type { Provenance, PublicSource, Stated } from "./provenance.ts";

export const loanReportSchema = "sanpo-ledger/loan-report/1";

export interface LoanReport {
  readonly schema: typeof loanReportSchema;
  readonly documentId: string;
  readonly status: "draft" | "final";
  readonly viewpoint: Viewpoint;
  readonly issuedAt: Instant;
  readonly lender: ReportParty;
  readonly borrower: ReportParty;
  readonly project: ReportProject;
  readonly loan: LoanTerms;
  readonly summary: LoanSummary;
  readonly kpis: readonly KpiResult[];
  readonly negativeResults: NegativeResults;
  /** By effective day; rows after the viewpoint are decided but not yet in force. */
  readonly rates: readonly RateRow[];
  readonly schedule: ScheduleExcerpt;
  readonly journal?: readonly JournalLine[];
  readonly evidence: readonly EvidenceEntry[];
  readonly sources: readonly PublicSource[];
}

export interface ReportParty {
  readonly name: Stated<Bilingual>;
  /** 法人番号, 13 digits. */
  readonly corporateNumber?: string;
  readonly location?: Bilingual;
}

export interface ReportProject {
  readonly name: Stated<Bilingual>;
  readonly challenge: Bilingual;
  readonly region: Bilingual;
}

/** Amounts are decimal text in major units of `currency`. */
export interface LoanTerms {
  readonly number: string;
  readonly currency: Currency;
  readonly principal: Stated<string>;
  /** Principal not yet repaid at the viewpoint. */
  readonly outstanding: string;
  readonly drawdownOn: Stated<LocalDate>;
  readonly maturityOn: Stated<LocalDate>;
  readonly repayment: Stated<LoanKind>;
  readonly baseRate: Stated<{ readonly index: Bilingual; readonly annualRate: string }>;
  /** Fraction per year, without the interest steps. */
  readonly creditMargin: Stated<string>;
  readonly dayCount: DayCount;
  readonly dayInclusion: DayInclusion;
  readonly rounding: RoundingMode;
}

export interface LoanSummary {
  /** The latest test of each KPI that was tested, in the order of the KPIs. */
  readonly tests: readonly LatestTest[];
  readonly rateNow: RateInForce;
  /** Absent where no other rate is decided. */
  readonly rateNext?: RateInForce;
  readonly nextTestOn?: LocalDate;
  /** The weakest grade behind `tests`; absent where none rests on evidence. */
  readonly evidenceGrade?: EvidenceGrade;
}

export interface RateInForce {
  /** Fraction per year. */
  readonly annualRate: string;
  readonly effectiveOn: LocalDate;
}

export interface RateRow extends RateInForce {
  readonly baseRate: string;
  readonly creditMargin: string;
  /** All interest steps together, after caps. */
  readonly stepBp: string;
  /** Whether a floor on the margin or the whole rate holds the rate up. */
  readonly floored: boolean;
  readonly provenance: Provenance;
  readonly reason: readonly ReasonNode[];
}

/** One line of the explanation tree in words, with what it rests on below it. */
export interface ReasonNode extends Bilingual {
  readonly children: readonly ReasonNode[];
}

export interface ScheduleExcerpt {
  /** Rows of the whole schedule; `rows` may be a part of it. */
  readonly totalRows: number;
  readonly rows: readonly ScheduleRow[];
}

export interface ScheduleRow {
  /** The day the agreement names, and the business day it is paid on. */
  readonly dueOn: LocalDate;
  readonly adjustedDueOn: LocalDate;
  readonly days: number;
  /** In order of time; more than one where the rate changed within the interest period. */
  readonly annualRates: readonly [string, ...string[]];
  readonly interest: string;
  /** Repaid; negative where interest is capitalised or more is drawn down. */
  readonly principal: string;
  /** After the payment. */
  readonly balance: string;
  /** `projected` rows lie ahead and change with the rate. */
  readonly state: "paid" | "overdue" | "projected";
}

export interface JournalLine {
  readonly entry: string;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Instant;
  readonly description: Bilingual;
  readonly account: Bilingual;
  /** Debit positive, credit negative. */
  readonly amount: string;
}
