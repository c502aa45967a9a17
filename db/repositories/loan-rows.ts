/** Rows of loans and agreements, turned into the facts the application reckons with. */
import type {
  AgreementTermsFact,
  DecidedOutcome,
  FixingFact,
  InterestPostingFact,
  LoanRecord,
  RatchetDecisionFact,
  SptRecord,
  TermNote,
} from "../../src/app/loan/ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { BusinessDayConvention } from "../../src/domain/calendar/business-day.ts";
import type { DayCount, DayInclusion } from "../../src/domain/calendar/day-count.ts";
import type { EvidenceGrade } from "../../src/domain/impact/evidence-grade.ts";
import type { KpiDirection } from "../../src/domain/impact/kpi.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import type { RoundingMode } from "../../src/domain/kernel/rounding.ts";
import { readRatchet, type RatchetJson } from "../../src/domain/loan/ratchet-json.ts";
import type { LoanKind } from "../../src/domain/loan/loan-terms.ts";
import type { RoundingScope } from "../../src/domain/loan/interest.ts";
import { toConditions, type ConditionsCells } from "./agreement-rows.ts";
import { readJson } from "./json-cell.ts";
import { rateOf } from "./ratchet-json.ts";

export interface LoanRow {
  readonly id: string;
  readonly number: string;
  readonly tranche_id: string;
  readonly principal_minor: number;
  readonly drawdown_on: LocalDate;
  readonly first_due_on: LocalDate;
  readonly every_months: number;
  readonly instalments: number;
  readonly end_of_month: number;
  readonly terms: string;
  readonly product_kind: LoanKind;
  readonly facility_id: string;
  readonly recorded_at: Instant;
  readonly base_rate_index: string;
  readonly day_count: DayCount;
  readonly day_inclusion: DayInclusion;
  readonly rounding: RoundingMode;
  readonly rounding_scope: RoundingScope;
  readonly principal_unit_minor: number;
  readonly business_day_convention: BusinessDayConvention;
  readonly currency: Currency;
  readonly project_id: string;
  readonly project_ja: string;
  readonly project_en: string;
  readonly lender_id: string;
  readonly lender_ja: string;
  readonly lender_en: string;
  readonly lender_kind: string;
  readonly borrower_id: string;
  readonly borrower_ja: string;
  readonly borrower_en: string;
  readonly borrower_kind: string;
}

export function toLoan(row: LoanRow): LoanRecord {
  return {
    id: row.id,
    number: row.number,
    lender: { id: row.lender_id, name: { ja: row.lender_ja, en: row.lender_en }, kind: row.lender_kind },
    borrower: {
      id: row.borrower_id,
      name: { ja: row.borrower_ja, en: row.borrower_en },
      kind: row.borrower_kind,
    },
    project: { id: row.project_id, name: { ja: row.project_ja, en: row.project_en } },
    facilityId: row.facility_id,
    trancheId: row.tranche_id,
    recordedAt: row.recorded_at,
    productKind: row.product_kind,
    currency: row.currency,
    principal: BigInt(row.principal_minor),
    drawdownOn: row.drawdown_on,
    firstDueOn: row.first_due_on,
    everyMonths: row.every_months,
    instalments: row.instalments,
    endOfMonth: row.end_of_month === 1,
    interestRule: {
      dayCount: row.day_count,
      dayInclusion: row.day_inclusion,
      rounding: row.rounding,
      roundingScope: row.rounding_scope,
      principalUnit: BigInt(row.principal_unit_minor),
    },
    businessDayConvention: row.business_day_convention,
    baseRateIndex: row.base_rate_index,
    terms: readJson<readonly TermNote[]>(row.terms),
  };
}

export interface FixingRow {
  readonly id: string;
  readonly organization_id: string;
  readonly index_code: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly effective_on: LocalDate;
  readonly annual_rate: string;
  readonly recorded_at: Instant;
}

export function toFixing(row: FixingRow): FixingFact {
  return {
    id: row.id,
    indexCode: row.index_code,
    name: { ja: row.name_ja, en: row.name_en },
    effectiveOn: row.effective_on,
    annualRate: rateOf(row.annual_rate),
    recordedAt: row.recorded_at,
  };
}

export interface SptRow {
  readonly id: string;
  readonly agreement_id: string;
  readonly kpi_id: string;
  readonly test_on: LocalDate;
  readonly period_start_on: LocalDate;
  readonly period_end_on: LocalDate;
  readonly certificate_due_on: LocalDate;
  readonly baseline: string | null;
  readonly target: string;
  readonly neutral_from: string | null;
  readonly strict: number;
  readonly grade_needed: EvidenceGrade;
  readonly provenance: string;
  readonly kpi_ja: string;
  readonly kpi_en: string;
  readonly unit_ja: string;
  readonly unit_en: string;
  readonly direction: KpiDirection;
  readonly smallest_cell: number | null;
}

export function toSpt(row: SptRow): SptRecord {
  return {
    id: row.id,
    agreementId: row.agreement_id,
    kpi: {
      id: row.kpi_id,
      name: { ja: row.kpi_ja, en: row.kpi_en },
      unit: { ja: row.unit_ja, en: row.unit_en },
      direction: row.direction,
    },
    testOn: row.test_on,
    periodStartOn: row.period_start_on,
    periodEndOn: row.period_end_on,
    certificateDueOn: row.certificate_due_on,
    baseline: row.baseline === null ? undefined : decimal(row.baseline),
    target: decimal(row.target),
    neutralFrom: row.neutral_from === null ? undefined : decimal(row.neutral_from),
    strict: row.strict === 1,
    gradeNeeded: row.grade_needed,
    provenance: readJson<Provenance>(row.provenance),
    smallestCell: row.smallest_cell ?? undefined,
  };
}

export interface TermsRow extends ConditionsCells {
  readonly agreement_id: string;
  readonly effective_on: LocalDate;
  readonly recorded_at: Instant;
  readonly ratchet: string;
}

export function toTerms(row: TermsRow): AgreementTermsFact {
  return {
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at,
    ratchet: readRatchet(readJson<RatchetJson>(row.ratchet)),
    written: readJson<CanonicalObject>(row.ratchet),
    conditions: toConditions(row),
  };
}

export interface DecisionRow {
  readonly id: string;
  readonly agreement_id: string;
  readonly test_on: LocalDate;
  readonly certificate_due_on: LocalDate;
  readonly certificate_received_on: LocalDate | null;
  readonly outcomes: string;
  readonly corrects_id: string | null;
  readonly approver: string | null;
  readonly approved_by: string;
  readonly recorded_at: Instant;
}

export function toDecision(row: DecisionRow): RatchetDecisionFact {
  return {
    id: row.id,
    agreementId: row.agreement_id,
    testOn: row.test_on,
    certificateDueOn: row.certificate_due_on,
    certificateReceivedOn: row.certificate_received_on ?? undefined,
    outcomes: readJson<readonly DecidedOutcome[]>(row.outcomes),
    correctsId: row.corrects_id ?? undefined,
    approvedBy: row.approver ?? row.approved_by,
    recordedAt: row.recorded_at,
  };
}

export interface PostingFactRow {
  readonly id: string;
  readonly loan_id: string;
  readonly kind: "accrual" | "adjustment";
  readonly period_start_on: LocalDate;
  readonly period_end_on: LocalDate;
  readonly through_on: LocalDate;
  readonly interest_minor: number;
  readonly without_step_minor: number;
  readonly reason_kind: string;
  readonly reason_id: string;
  readonly entry_id: string;
  readonly recorded_at: Instant;
  readonly covenant_step_minor: number | null;
  readonly premium_minor: number | null;
  readonly premium_entry_id: string | null;
}

export function toInterestPosting(row: PostingFactRow): InterestPostingFact {
  return {
    id: row.id,
    loanId: row.loan_id,
    kind: row.kind,
    periodStartOn: row.period_start_on,
    periodEndOn: row.period_end_on,
    throughOn: row.through_on,
    interest: BigInt(row.interest_minor),
    withoutStep: BigInt(row.without_step_minor),
    covenantStep: BigInt(row.covenant_step_minor ?? 0),
    premium: BigInt(row.premium_minor ?? 0),
    premiumEntryId: row.premium_entry_id ?? undefined,
    reasonKind: row.reason_kind,
    reasonId: row.reason_id,
    entryId: row.entry_id,
    recordedAt: row.recorded_at,
  };
}
