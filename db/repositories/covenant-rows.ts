import type {
  CovenantEventFact,
  CovenantRecord,
  CovenantTestFact,
  FacilityRecord,
  StatementEvidence,
  StatementRecord,
} from "../../src/app/covenant/ports.ts";
import type { PersonRef } from "../../src/app/approval/ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { StatementBasis } from "../../src/domain/covenant/covenant-terms.ts";
import type { HeadroomLevel } from "../../src/domain/covenant/headroom.ts";
import type { TestInput } from "../../src/domain/covenant/statement.ts";
import type { CovenantEvent } from "../../src/domain/covenant/test-life.ts";
import type { EvidenceMediaType } from "../../src/domain/impact/evidence.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import {
  readAgreed,
  readBasisPoints,
  readFigures,
  type AgreedJson,
} from "../../src/domain/covenant/covenant-json.ts";
import { readJson } from "./json-cell.ts";

interface PartyColumns {
  readonly lender_id: string;
  readonly lender_ja: string;
  readonly lender_en: string;
  readonly lender_kind: string;
  readonly borrower_id: string;
  readonly borrower_ja: string;
  readonly borrower_en: string;
  readonly borrower_kind: string;
}

export interface FacilityColumns extends PartyColumns {
  readonly facility_id: string;
  readonly facility_number: string;
  readonly facility_currency: Currency;
}

function partiesOf(row: PartyColumns): Pick<FacilityRecord, "lender" | "borrower"> {
  return {
    lender: { id: row.lender_id, name: { ja: row.lender_ja, en: row.lender_en }, kind: row.lender_kind },
    borrower: {
      id: row.borrower_id,
      name: { ja: row.borrower_ja, en: row.borrower_en },
      kind: row.borrower_kind,
    },
  };
}

export function toFacility(row: FacilityColumns): FacilityRecord {
  const { facility_id: id, facility_number: number, facility_currency: currency } = row;
  return { id, number, currency, ...partiesOf(row) };
}

export interface CovenantRow extends FacilityColumns {
  readonly id: string;
  readonly tranche_id: string | null;
  readonly loan_id: string | null;
  readonly code: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly agreed: string;
  readonly clause: string;
  readonly effective_on: LocalDate;
  readonly provenance: string;
  readonly recorded_at: Instant;
}

export function toCovenant(row: CovenantRow): CovenantRecord {
  return {
    id: row.id,
    facility: toFacility(row),
    trancheId: row.tranche_id ?? undefined,
    loanId: row.loan_id ?? undefined,
    code: row.code,
    name: { ja: row.name_ja, en: row.name_en },
    agreed: readAgreed(readJson<AgreedJson>(row.agreed)),
    clause: row.clause,
    effectiveOn: row.effective_on,
    provenance: readJson<Provenance>(row.provenance),
    recordedAt: row.recorded_at,
  };
}

export function personOf(id: string, name: string | null): PersonRef {
  return { id, name: name ?? id };
}

export interface TestRow {
  readonly id: string;
  readonly covenant_id: string;
  readonly test_on: LocalDate;
  readonly effective_on: LocalDate;
  readonly verdict: "complied" | "breached";
  readonly agreed: string;
  readonly inputs: string;
  readonly threshold: string | null;
  readonly headroom: string | null;
  readonly level: HeadroomLevel | null;
  readonly note: string | null;
  readonly reason: string;
  readonly tested_by: string;
  readonly tester: string | null;
  readonly recorded_at: Instant;
}

export function toTest(row: TestRow): CovenantTestFact {
  return {
    id: row.id,
    covenantId: row.covenant_id,
    testOn: row.test_on,
    effectiveOn: row.effective_on,
    verdict: row.verdict,
    agreed: readJson<CanonicalObject>(row.agreed),
    inputs: readJson<readonly TestInput[]>(row.inputs),
    threshold: row.threshold,
    headroom: row.headroom,
    level: row.level,
    note: row.note === null ? null : readJson<CanonicalObject>(row.note),
    reason: row.reason,
    testedBy: personOf(row.tested_by, row.tester),
    recordedAt: row.recorded_at,
  };
}

export function eventOfTest({
  covenantId,
  id,
  testOn,
  effectiveOn,
  verdict,
  ...test
}: CovenantTestFact): CovenantEventFact {
  return {
    covenantId,
    event: { kind: "tested", verdict, id, testOn, effectiveOn, recordedAt: test.recordedAt },
    reason: test.reason,
    actor: test.testedBy,
    requestedBy: null,
    approvalId: null,
  };
}

export interface EventRow {
  readonly id: string;
  readonly covenant_id: string;
  readonly test_on: LocalDate;
  readonly kind: "delivered" | "cured" | "waived" | "amended" | "accelerationRequested" | "closed";
  readonly effective_on: LocalDate;
  readonly details: string;
  readonly reason: string;
  readonly actor_id: string;
  readonly actor: string | null;
  readonly requested_by: string | null;
  readonly requester: string | null;
  readonly approval_id: string | null;
  readonly recorded_at: Instant;
}

interface Details {
  readonly scope: "thisTest" | "untilEndDate";
  readonly untilOn: LocalDate;
  readonly keepsStep: boolean;
}

export function toEvent(row: EventRow): CovenantEventFact {
  return {
    covenantId: row.covenant_id,
    event: stepOf(row),
    reason: row.reason,
    actor: personOf(row.actor_id, row.actor),
    requestedBy: row.requested_by === null ? null : personOf(row.requested_by, row.requester),
    approvalId: row.approval_id,
  };
}

function stepOf({ id, kind, ...row }: EventRow): CovenantEvent {
  const { test_on: testOn, effective_on: effectiveOn, recorded_at: recordedAt } = row;
  const fact = { id, testOn, effectiveOn, recordedAt };
  if (kind !== "waived") return { kind, ...fact };
  const { scope, untilOn, keepsStep } = readJson<Details>(row.details);
  return { kind, scope, untilOn, keepsStep, ...fact };
}

export interface StepRow {
  readonly id: string;
  readonly covenant_id: string;
  readonly test_on: LocalDate;
  readonly decided_on: LocalDate;
  readonly effective_on: LocalDate;
  readonly step_bp: string;
  readonly reason: string;
  readonly approval_id: string;
  readonly requested_by: string;
  readonly requester: string | null;
  readonly approved_by: string;
  readonly actor: string | null;
  readonly recorded_at: Instant;
}

export function toStep(row: StepRow): CovenantEventFact {
  return {
    covenantId: row.covenant_id,
    event: {
      kind: "stepApplied",
      id: row.id,
      testOn: row.test_on,
      effectiveOn: row.decided_on,
      fromOn: row.effective_on,
      stepBp: readBasisPoints(row.step_bp),
      recordedAt: row.recorded_at,
    },
    reason: row.reason,
    actor: personOf(row.approved_by, row.actor),
    requestedBy: personOf(row.requested_by, row.requester),
    approvalId: row.approval_id,
  };
}

export interface StatementRow extends PartyColumns {
  readonly id: string;
  readonly term_start_on: LocalDate;
  readonly term_end_on: LocalDate;
  readonly basis: StatementBasis;
  readonly version: number;
  readonly currency: Currency;
  readonly figures: string;
  readonly entry: "typed" | "csv";
  readonly note: string;
  readonly submitted_by: string;
  readonly submitter: string | null;
  readonly provenance: string;
  readonly recorded_at: Instant;
}

export function toStatement(row: StatementRow, evidence: readonly StatementEvidence[]): StatementRecord {
  return {
    id: row.id,
    ...partiesOf(row),
    termStartOn: row.term_start_on,
    termEndOn: row.term_end_on,
    basis: row.basis,
    version: row.version,
    currency: row.currency,
    figures: readFigures(readJson<Readonly<Record<string, string>>>(row.figures)),
    entry: row.entry,
    note: row.note,
    submittedBy: personOf(row.submitted_by, row.submitter),
    provenance: readJson<Provenance>(row.provenance),
    evidence: evidence.filter(({ statementId }) => statementId === row.id),
    recordedAt: row.recorded_at,
  };
}

export interface StatementEvidenceRow {
  readonly id: string;
  readonly statement_id: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly media_type: EvidenceMediaType;
  readonly size_bytes: number;
  readonly uploaded_by: string;
  readonly uploader: string | null;
  readonly fictional: number;
  readonly recorded_at: Instant;
}

export function toStatementEvidence(row: StatementEvidenceRow): StatementEvidence {
  return {
    id: row.id,
    statementId: row.statement_id,
    sha256: row.sha256,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    uploadedBy: row.uploader ?? row.uploaded_by,
    uploadedAt: row.recorded_at,
    fictional: row.fictional === 1,
  };
}
