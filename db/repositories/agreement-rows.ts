/** Rows of agreements, turned into the facts the application reckons with, and back. */
import type {
  AgreementConditions,
  AgreementEventFact,
  AgreementEventKind,
  SptRecord,
} from "../../src/app/loan/ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { EvidenceGrade } from "../../src/domain/impact/evidence-grade.ts";
import type { RestatementTrigger } from "../../src/domain/impact/restatement.ts";
import type { RestatedTarget } from "../../src/domain/impact/restated-spt.ts";
import { canonicalDecimal, decimal, type Decimal } from "../../src/domain/kernel/decimal.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { jsonCell, readJson } from "./json-cell.ts";

export interface AgreementEventRow {
  readonly id: string;
  readonly agreement_id: string;
  readonly kind: AgreementEventKind;
  readonly effective_on: LocalDate;
  readonly reason: string;
  readonly recorded_at: Instant;
}

export function toAgreementEvent(row: AgreementEventRow): AgreementEventFact {
  const { id, kind, effective_on: effectiveOn, reason, recorded_at: recordedAt } = row;
  return { id, kind, effectiveOn, reason, recordedAt };
}

export interface RestatedSptRow {
  readonly spt_id: string;
  readonly baseline: string;
  readonly target: string;
  readonly neutral_from: string | null;
  readonly recorded_at: Instant;
}

export function restated(spt: SptRecord, row: RestatedSptRow): SptRecord {
  return {
    ...spt,
    baseline: decimal(row.baseline),
    target: decimal(row.target),
    neutralFrom: decimalOf(row.neutral_from),
  };
}

export interface SptAgreedAgainRow {
  readonly spt_id: string;
  readonly period_start_on: LocalDate;
  readonly period_end_on: LocalDate;
  readonly certificate_due_on: LocalDate;
  readonly baseline: string | null;
  readonly target: string;
  readonly neutral_from: string | null;
  readonly strict: number;
  readonly grade_needed: EvidenceGrade;
  readonly recorded_at: Instant;
  /** That of the terms. */
  readonly provenance: string;
}

export function agreedAgain(spt: SptRecord, row: SptAgreedAgainRow): SptRecord {
  return {
    ...spt,
    periodStartOn: row.period_start_on,
    periodEndOn: row.period_end_on,
    certificateDueOn: row.certificate_due_on,
    baseline: decimalOf(row.baseline),
    target: decimal(row.target),
    neutralFrom: decimalOf(row.neutral_from),
    strict: row.strict === 1,
    gradeNeeded: row.grade_needed,
    provenance: readJson<Provenance>(row.provenance),
  };
}

function decimalOf(text: string | null): Decimal | undefined {
  return text === null ? undefined : decimal(text);
}

export interface ConditionsCells {
  readonly verifier: string | null;
  readonly premium_use: string | null;
  readonly restatement: string | null;
}

interface PolicyJson {
  readonly kpiId: string;
  readonly thresholdPercent: string;
  readonly inclusive: boolean;
  readonly triggers: readonly RestatementTrigger[];
  readonly cumulativeMonths: number;
  readonly target: RestatedTarget;
  readonly needsConsent: boolean;
}

export function toConditions(row: ConditionsCells): AgreementConditions | undefined {
  if (row.verifier === null || row.restatement === null) return undefined;
  return {
    verifier: row.verifier,
    premiumUse: row.premium_use ?? undefined,
    restatement: readJson<readonly PolicyJson[]>(row.restatement).map((policy) => ({
      ...policy,
      thresholdPercent: decimal(policy.thresholdPercent),
    })),
  };
}

export function conditionsCells({ verifier, premiumUse, restatement }: AgreementConditions): ConditionsCells {
  return {
    verifier,
    premium_use: premiumUse ?? null,
    restatement: jsonCell(
      restatement.map(({ thresholdPercent, triggers, ...policy }) => ({
        ...policy,
        triggers: [...triggers],
        thresholdPercent: canonicalDecimal(thresholdPercent),
      })),
    ),
  };
}
