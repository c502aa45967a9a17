/** Rows of applications and what hangs on them, as the records the application layer reads. */
import type {
  ApplicationDocument,
  ConditionFact,
  DecisionFact,
  ReviewFact,
  StepFact,
  Submission,
} from "../../src/app/application/ports.ts";
import type { EvidenceMediaType } from "../../src/domain/impact/evidence.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { DecisionKind, GrantedTerms } from "../../src/domain/programme/application-decision.ts";
import type { ApplicationStep } from "../../src/domain/programme/application-life.ts";
import {
  readContent,
  readUses,
  type ApplicationContentJson,
  type AskedUseJson,
} from "../../src/domain/programme/programme-json.ts";
import type { SignificanceGrades } from "../../src/domain/programme/significance.ts";
import { personOf } from "./covenant-rows.ts";
import { readJson } from "./json-cell.ts";

export interface ApplicationRow {
  readonly id: string;
  readonly organization_id: string;
  readonly programme_id: string;
  readonly programme_code: string;
  readonly programme_ja: string;
  readonly programme_en: string;
  readonly lender_id: string;
  readonly lender_ja: string;
  readonly lender_en: string;
  readonly lender_kind: string;
  readonly borrower_ja: string;
  readonly borrower_en: string;
  readonly borrower_kind: string;
  readonly project_id: string;
  readonly project_ja: string;
  readonly project_en: string;
  readonly number: string;
  readonly provenance: string;
  readonly recorded_at: Instant;
}

export interface DraftRow {
  readonly application_id: string;
  readonly revision: number;
  readonly content: string;
  readonly saved_by: string;
  readonly saved_at: Instant;
}

export interface DocumentRow {
  readonly id: string;
  readonly application_id: string;
  readonly code: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly media_type: EvidenceMediaType;
  readonly size_bytes: number;
  readonly uploaded_by: string;
  readonly fictional: number;
  readonly recorded_at: Instant;
}

export function toDocument(row: DocumentRow): ApplicationDocument {
  return {
    id: row.id,
    code: row.code,
    sha256: row.sha256,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    uploadedBy: row.uploaded_by,
    fictional: row.fictional === 1,
    recordedAt: row.recorded_at,
  };
}

export interface SubmissionRow {
  readonly id: string;
  readonly application_id: string;
  readonly version: number;
  readonly terms_id: string;
  readonly content: string;
  readonly content_hash: string;
  readonly submitted_by: string;
  readonly person: string | null;
  readonly recorded_at: Instant;
}

export function toSubmission(row: SubmissionRow): Submission {
  return {
    id: row.id,
    version: row.version,
    termsId: row.terms_id,
    content: readContent(readJson<ApplicationContentJson>(row.content)),
    contentHash: row.content_hash,
    submittedBy: personOf(row.submitted_by, row.person),
    recordedAt: row.recorded_at,
  };
}

export interface StepRow {
  readonly application_id: string;
  readonly kind: ApplicationStep;
  readonly effective_on: LocalDate;
  readonly reason: string;
  readonly answer_by_on: LocalDate | null;
  readonly person_id: string;
  readonly person: string | null;
  readonly recorded_at: Instant;
}

export function toStep(row: StepRow): StepFact {
  return {
    kind: row.kind,
    effectiveOn: row.effective_on,
    reason: row.reason,
    answerByOn: row.answer_by_on ?? undefined,
    person: personOf(row.person_id, row.person),
    recordedAt: row.recorded_at,
  };
}

export interface ReviewerRow {
  readonly submission_id: string;
  readonly round: number;
  readonly reviewer_id: string;
  readonly person: string | null;
}

export interface ConflictRow {
  readonly application_id: string;
  readonly person_id: string;
  readonly person: string | null;
  readonly reason: string;
  readonly recorded_at: Instant;
}

export interface ReviewRow {
  readonly submission_id: string;
  readonly reviewer_id: string;
  readonly person: string | null;
  readonly scheme_version: number;
  readonly grades: string;
  readonly likelihood: string;
  readonly comment: string;
  readonly recorded_at: Instant;
}

export function toReview(row: ReviewRow): ReviewFact {
  return {
    submissionId: row.submission_id,
    reviewerId: row.reviewer_id,
    reviewer: personOf(row.reviewer_id, row.person),
    schemeVersion: row.scheme_version,
    grades: readJson<SignificanceGrades>(row.grades),
    likelihood: decimal(row.likelihood),
    comment: row.comment,
    recordedAt: row.recorded_at,
  };
}

export interface NoteRow {
  readonly submission_id: string;
  readonly criterion: keyof SignificanceGrades;
  readonly note: string;
  readonly person_id: string;
  readonly person: string | null;
  readonly recorded_at: Instant;
}

export interface DecisionRow {
  readonly id: string;
  readonly application_id: string;
  readonly submission_id: string;
  readonly effective_on: LocalDate;
  readonly kind: DecisionKind;
  readonly reasons: string;
  readonly granted: string | null;
  readonly score: string;
  readonly requested_by: string;
  readonly requester: string | null;
  readonly approved_by: string;
  readonly approver: string | null;
  readonly recorded_at: Instant;
}

export function toDecision(row: DecisionRow): DecisionFact {
  return {
    id: row.id,
    submissionId: row.submission_id,
    effectiveOn: row.effective_on,
    kind: row.kind,
    reasons: row.reasons,
    granted: row.granted === null ? undefined : readGranted(row.granted),
    score: readJson<CanonicalObject>(row.score),
    requestedBy: personOf(row.requested_by, row.requester),
    approvedBy: personOf(row.approved_by, row.approver),
    recordedAt: row.recorded_at,
  };
}

export function readGranted(text: string): GrantedTerms {
  const { tier, uses } = readJson<{ readonly tier: string; readonly uses: readonly AskedUseJson[] }>(text);
  return { tier, uses: readUses(uses) };
}

export interface ConditionRow {
  readonly id: string;
  readonly application_id: string;
  readonly number: number;
  readonly text: string;
  readonly due_on: LocalDate | null;
  readonly met_on: LocalDate | null;
  readonly note: string | null;
  readonly person_id: string | null;
  readonly person: string | null;
}

export function toCondition(row: ConditionRow): ConditionFact {
  const { id, number, text, due_on: dueOn, met_on: on, person_id: personId } = row;
  return {
    id,
    number,
    text,
    dueOn: dueOn ?? undefined,
    met:
      on === null || personId === null
        ? undefined
        : { on, note: row.note ?? "", person: personOf(personId, row.person) },
  };
}

export interface ContractRow {
  readonly application_id: string;
  readonly facility_id: string;
  readonly effective_on: LocalDate;
}
