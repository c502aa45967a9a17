/** What is asked for when an agreement is made or its terms are agreed anew, and the same as it is kept with the request. */
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { RestatedTarget } from "../../domain/impact/restated-spt.ts";
import type { RestatementTrigger } from "../../domain/impact/restatement.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { canonicalDecimal, decimal, type Decimal } from "../../domain/kernel/decimal.ts";
import { localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { KpiRestatementPolicy } from "../../domain/loan/agreement-law-book.ts";
import { readRatchet, writeRatchet, type RatchetJson } from "../../domain/loan/ratchet-json.ts";
import type { RatchetTerms } from "../../domain/loan/ratchet-terms.ts";
import { toCanonical } from "../canonical.ts";

export interface SptRequest {
  readonly kpiId: string;
  readonly testOn: LocalDate;
  readonly periodStartOn: LocalDate;
  readonly periodEndOn: LocalDate;
  readonly certificateDueOn: LocalDate;
  readonly baseline?: Decimal | undefined;
  readonly target: Decimal;
  readonly neutralFrom?: Decimal | undefined;
  readonly strict: boolean;
  readonly gradeNeeded: EvidenceGrade;
}

/** The part that a new version of the terms states again. */
export interface TermsRequest {
  readonly effectiveOn: LocalDate;
  readonly ratchet: RatchetTerms;
  /** For new terms only SPTs of later test dates. */
  readonly spts: readonly SptRequest[];
  readonly verifier: string;
  readonly premiumUse?: string | undefined;
  readonly restatement: readonly KpiRestatementPolicy[];
  /** The contract it is written in. */
  readonly source: string;
}

export interface AgreementRequest extends TermsRequest {
  readonly trancheId: string;
  readonly name: Bilingual;
  readonly agreedOn: LocalDate;
}

export interface NewTermsRequest extends TermsRequest {
  readonly agreementId: string;
}

export function agreementPayload({ trancheId, name, agreedOn, ...terms }: AgreementRequest): CanonicalObject {
  return { trancheId, name: { ja: name.ja, en: name.en }, agreedOn, ...writeTerms(terms) };
}

export function newTermsPayload({ agreementId, ...terms }: NewTermsRequest): CanonicalObject {
  return { agreementId, ...writeTerms(terms) };
}

export function agreementRequestOf(payload: CanonicalObject): AgreementRequest {
  const { trancheId, name, agreedOn } = payload as unknown as {
    readonly trancheId: string;
    readonly name: Bilingual;
    readonly agreedOn: string;
  };
  return { trancheId, name, agreedOn: localDate(agreedOn), ...readTerms(payload) };
}

export function newTermsRequestOf(payload: CanonicalObject): NewTermsRequest {
  const { agreementId } = payload as { readonly agreementId: string };
  return { agreementId, ...readTerms(payload) };
}

interface TermsJson {
  readonly effectiveOn: string;
  readonly ratchet: RatchetJson;
  readonly spts: readonly SptJson[];
  readonly verifier: string;
  readonly premiumUse: string | null;
  readonly restatement: readonly PolicyJson[];
  readonly source: string;
}

interface SptJson {
  readonly kpiId: string;
  readonly testOn: string;
  readonly periodStartOn: string;
  readonly periodEndOn: string;
  readonly certificateDueOn: string;
  readonly baseline: string | null;
  readonly target: string;
  readonly neutralFrom: string | null;
  readonly strict: boolean;
  readonly gradeNeeded: EvidenceGrade;
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

function writeTerms(terms: TermsRequest): CanonicalObject {
  const { effectiveOn, ratchet, spts, verifier, premiumUse, restatement, source } = terms;
  const written: TermsJson = {
    effectiveOn,
    ratchet: writeRatchet(ratchet),
    spts: spts.map((spt) => ({
      ...spt,
      baseline: textOf(spt.baseline),
      target: canonicalDecimal(spt.target),
      neutralFrom: textOf(spt.neutralFrom),
    })),
    verifier,
    premiumUse: premiumUse ?? null,
    restatement: restatement.map((policy) => ({
      ...policy,
      thresholdPercent: canonicalDecimal(policy.thresholdPercent),
    })),
    source,
  };
  return toCanonical(written);
}

function readTerms(payload: CanonicalObject): TermsRequest {
  const json = payload as unknown as TermsJson;
  return {
    effectiveOn: localDate(json.effectiveOn),
    ratchet: readRatchet(json.ratchet),
    spts: json.spts.map((spt) => ({
      ...spt,
      testOn: localDate(spt.testOn),
      periodStartOn: localDate(spt.periodStartOn),
      periodEndOn: localDate(spt.periodEndOn),
      certificateDueOn: localDate(spt.certificateDueOn),
      baseline: decimalOf(spt.baseline),
      target: decimal(spt.target),
      neutralFrom: decimalOf(spt.neutralFrom),
    })),
    verifier: json.verifier,
    premiumUse: json.premiumUse ?? undefined,
    restatement: json.restatement.map((policy) => ({
      ...policy,
      thresholdPercent: decimal(policy.thresholdPercent),
    })),
    source: json.source,
  };
}

function textOf(value: Decimal | undefined): string | null {
  return value === undefined ? null : canonicalDecimal(value);
}

function decimalOf(text: string | null): Decimal | undefined {
  return text === null ? undefined : decimal(text);
}
