/** All words of the documents, once per language: what a report says comes from its model, how it is said from here. */
import type { Currency } from "../../src/domain/kernel/money.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Language } from "../../src/domain/report/language.ts";
import type { LoanReport, ScheduleRow } from "../../src/domain/report/loan-report.ts";
import type { KpiResult, ReportedVerdict } from "../../src/domain/report/kpi-result.ts";
import type { NegativeResult } from "../../src/domain/report/negative-result.ts";

/** Words every document shares. */
export interface CommonWords {
  readonly language: Language;
  readonly status: Readonly<Record<LoanReport["status"], string>>;
  readonly documentId: string;
  readonly asOf: string;
  readonly knownAt: string;
  readonly issuedAt: string;
  readonly dataHash: string;
  readonly fictional: string;
  readonly none: string;
  readonly notes: string;
  readonly pageNumber: (page: number, pages: number) => string;
  readonly amount: (grouped: string, currency: Currency) => string;
  readonly currencyUnit: (currency: Currency) => string;
  readonly sources: string;
  readonly source: (facts: {
    title: string;
    publisher?: string;
    asOf?: LocalDate;
    address?: string;
  }) => string;
  readonly aboutDocument: string;
  readonly dataNote: (sha256: string) => string;
  readonly missingGlyphs: (characters: string) => string;
  readonly dataDescription: string;
  readonly scheduleDescription: string;
}

export interface LoanReportWords {
  readonly common: CommonWords;
  readonly kind: string;
  readonly title: (borrower: string) => string;
  readonly subject: (loanNumber: string) => string;
  readonly fictionNotice: string;
  readonly summary: SummaryWords;
  readonly terms: TermsWords;
  readonly kpis: KpiWords;
  readonly negative: NegativeWords;
  readonly rates: RateWords;
  readonly schedule: ScheduleWords;
  readonly journal: JournalWords;
  readonly evidence: EvidenceWords;
}

export interface SummaryWords {
  readonly heading: string;
  /** A symbol and a word, so that the outcome does not hang on colour. */
  readonly outcome: Readonly<Record<ReportedVerdict["outcome"], string>>;
  readonly test: (facts: { period: string; observed?: string; target: string; stepBp?: string }) => string;
  readonly rate: string;
  readonly rateChange: (now: string, next: string) => string;
  readonly rateSince: (day: LocalDate) => string;
  readonly rateFrom: (day: LocalDate) => string;
  readonly nextTest: string;
  readonly nextTestNote: string;
  readonly grade: string;
  readonly gradeMeaning: Readonly<Record<NonNullable<LoanReport["summary"]["evidenceGrade"]>, string>>;
  readonly negatives: string;
  readonly negativeCount: (count: number) => string;
  readonly negativesNote: string;
}

export interface TermsWords {
  readonly heading: string;
  readonly borrower: string;
  readonly lender: string;
  readonly region: string;
  readonly projectText: (facts: { name: string; mark: string; challenge: string }) => string;
  readonly number: string;
  readonly principal: string;
  readonly outstanding: string;
  readonly drawdown: string;
  readonly maturity: string;
  readonly repayment: string;
  readonly repaymentKind: Readonly<Record<LoanReport["loan"]["repayment"]["value"], string>>;
  readonly baseRate: string;
  readonly creditMargin: string;
  readonly interestRule: string;
  readonly dayCount: Readonly<Record<LoanReport["loan"]["dayCount"], string>>;
  readonly dayInclusion: Readonly<Record<LoanReport["loan"]["dayInclusion"], string>>;
  readonly rounding: Readonly<Record<LoanReport["loan"]["rounding"], string>>;
  readonly listed: (parts: readonly string[]) => string;
}

export interface KpiWords {
  readonly heading: string;
  readonly direction: Readonly<Record<KpiResult["direction"], string>>;
  readonly intro: string;
  readonly empty: string;
  readonly caption: (facts: {
    name: string;
    unit: string;
    direction: string;
    baseline?: { readonly value: string; readonly period?: string };
  }) => string;
  readonly period: string;
  readonly target: string;
  readonly observed: string;
  readonly outcome: string;
  readonly ahead: string;
  readonly stepBp: string;
  readonly grade: string;
  readonly source: string;
  readonly asOf: string;
  readonly restated: string;
  readonly verifiedBy: (name: string) => string;
  readonly otherValue: (facts: { period: string; value: string; source: string; asOf: LocalDate }) => string;
}

export interface NegativeWords {
  readonly heading: string;
  readonly intro: string;
  readonly caption: (count: number) => string;
  readonly columns: { readonly kind: string; readonly content: string; readonly remark: string };
  readonly kind: Readonly<Record<NegativeResult["kind"], string>>;
  readonly missed: (facts: { kpi: string; period: string; observed: string; target: string }) => string;
  readonly notReported: (facts: { kpi: string; period: string; target: string }) => string;
  readonly suspended: (facts: { kpi: string; testOn: LocalDate }) => string;
  readonly conflict: (facts: {
    kpi: string;
    period: string;
    value: string;
    otherValue: string;
    otherSource: string;
  }) => string;
  readonly returned: (facts: { fileName: string; returnedOn: LocalDate; reason: string }) => string;
  readonly notAsserted: string;
  readonly noneAsserted: (facts: { by: string; on: LocalDate }) => string;
}

export interface RateWords {
  readonly heading: string;
  readonly caption: string;
  readonly effectiveOn: string;
  readonly rate: string;
  readonly baseRate: string;
  readonly creditMargin: string;
  readonly stepBp: string;
  readonly reason: string;
  readonly floored: string;
  readonly ahead: string;
}

export interface ScheduleWords {
  readonly heading: string;
  readonly caption: (shown: number, total: number, unit: string) => string;
  readonly dueOn: string;
  readonly adjustedDueOn: string;
  readonly days: string;
  readonly rate: string;
  readonly interest: string;
  readonly principal: string;
  readonly balance: string;
  readonly state: string;
  readonly states: Readonly<Record<ScheduleRow["state"], string>>;
  readonly total: string;
}

export interface JournalWords {
  readonly heading: string;
  readonly caption: (unit: string) => string;
  readonly effectiveOn: string;
  readonly entry: string;
  readonly description: string;
  readonly account: string;
  readonly debit: string;
  readonly credit: string;
}

export interface EvidenceWords {
  readonly heading: string;
  readonly caption: (files: { readonly count: number; readonly shown: number }) => string;
  readonly empty: string;
  readonly file: string;
  readonly kind: string;
  readonly size: string;
  readonly hash: string;
  readonly grade: string;
  readonly uploaded: string;
  readonly reviewed: string;
  readonly notReviewed: string;
  readonly returned: (day: LocalDate) => string;
}
