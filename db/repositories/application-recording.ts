import type {
  ApplicationDraft,
  ApplicationRepository,
  NewDecision,
} from "../../src/app/application/ports.ts";
import { canonicalDecimal } from "../../src/domain/kernel/decimal.ts";
import { writeContent, writeUses } from "../../src/domain/programme/programme-json.ts";
import type { Row } from "../dialect.ts";
import { jsonCell, provenanceCell, recordCell } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

export type ApplicationRecording = Omit<
  ApplicationRepository,
  "list" | "find" | "findDocument" | "grantedUnder" | "conditionsOfFacility"
>;

export function applicationRecording(scope: RepositoryScope): ApplicationRecording {
  return { ...draftSide(scope), ...organizerSide(scope), ...reviewSide(scope), ...decisionSide(scope) };
}

function draftSide({ on, recorder }: RepositoryScope): Pick<ApplicationRecording, "add" | "saveDraft"> {
  return {
    async add({ id, programmeId, lenderId, projectId, number, createdBy, provenance }, draft) {
      recorder.concerns(id);
      await recorder.append("application", [
        {
          id,
          programme_id: programmeId,
          lender_id: lenderId,
          project_id: projectId,
          number,
          created_by: createdBy,
          provenance: provenanceCell(provenance),
        },
      ]);
      await on("application_draft").insert({ application_id: id, ...draftCells(draft) });
    },
    async saveDraft(applicationId, draft) {
      await on("application_draft").where({ application_id: applicationId }).update(draftCells(draft));
    },
  };
}

type OrganizerSide = "addDocument" | "addSubmission" | "addStep" | "noteReading";

function organizerSide({ recorder }: RepositoryScope): Pick<ApplicationRecording, OrganizerSide> {
  return {
    async addDocument(document) {
      recorder.concerns(document.applicationId);
      await recorder.append("application_document", [
        {
          id: document.id,
          application_id: document.applicationId,
          code: document.code,
          sha256: document.sha256,
          file_name: document.fileName,
          media_type: document.mediaType,
          size_bytes: document.sizeBytes,
          uploaded_by: document.uploadedBy,
          fictional: document.fictional ? 1 : 0,
        },
      ]);
    },
    async addSubmission({ id, applicationId, version, termsId, content, contentHash, submittedBy }) {
      recorder.concerns(applicationId);
      await recorder.append("application_submission", [
        {
          id,
          application_id: applicationId,
          version,
          terms_id: termsId,
          content: recordCell(writeContent(content)),
          content_hash: contentHash,
          submitted_by: submittedBy,
        },
      ]);
    },
    async addStep({ id, applicationId, kind, effectiveOn, reason, answerByOn, personId, approvalId }) {
      recorder.concerns(applicationId);
      await recorder.append("application_step", [
        {
          id,
          application_id: applicationId,
          kind,
          effective_on: effectiveOn,
          reason,
          answer_by_on: answerByOn ?? null,
          person_id: personId,
          approval_id: approvalId ?? null,
        },
      ]);
    },
    noteReading(documentId) {
      recorder.concerns(documentId);
    },
  };
}

function draftCells({ revision, content, savedBy, savedAt }: ApplicationDraft): Row {
  return {
    revision,
    content: recordCell(writeContent(content)),
    saved_by: savedBy,
    saved_at: savedAt,
  };
}

type ReviewSide = "addReviewers" | "addConflict" | "addReview" | "addNote";

function reviewSide({ recorder }: RepositoryScope): Pick<ApplicationRecording, ReviewSide> {
  return {
    async addReviewers({ submissionId, round, askedBy, reviewers }) {
      recorder.concerns(submissionId);
      await recorder.append(
        "application_reviewer",
        reviewers.map(({ id, reviewerId }) => ({
          id,
          submission_id: submissionId,
          round,
          reviewer_id: reviewerId,
          asked_by: askedBy,
        })),
      );
    },
    async addConflict({ id, applicationId, personId, reason }) {
      recorder.concerns(applicationId);
      await recorder.append("application_conflict", [
        { id, application_id: applicationId, person_id: personId, reason },
      ]);
    },
    async addReview({ id, submissionId, reviewerId, schemeVersion, grades, likelihood, comment }) {
      recorder.concerns(submissionId);
      await recorder.append("application_review", [
        {
          id,
          submission_id: submissionId,
          reviewer_id: reviewerId,
          scheme_version: schemeVersion,
          grades: jsonCell({ ...grades }),
          likelihood: canonicalDecimal(likelihood),
          comment,
        },
      ]);
    },
    async addNote({ id, submissionId, criterion, note, personId }) {
      recorder.concerns(submissionId);
      await recorder.append("application_difference_note", [
        { id, submission_id: submissionId, criterion, note, person_id: personId },
      ]);
    },
  };
}

type DecisionSide = "addDecision" | "addConditionMet" | "addContract";

function decisionSide({ recorder }: RepositoryScope): Pick<ApplicationRecording, DecisionSide> {
  return {
    async addDecision(decision) {
      recorder.concerns(decision.applicationId);
      await recorder.append("application_decision", [decisionRow(decision)]);
      await recorder.append(
        "condition_precedent",
        decision.conditions.map(({ id, number, text, dueOn }) => ({
          id,
          application_id: decision.applicationId,
          number,
          text,
          due_on: dueOn ?? null,
        })),
      );
    },
    async addConditionMet({ id, conditionId, effectiveOn, note, personId }) {
      recorder.concerns(conditionId);
      await recorder.append("condition_met", [
        { id, condition_id: conditionId, effective_on: effectiveOn, note, person_id: personId },
      ]);
    },
    async addContract({ id, applicationId, facilityId, effectiveOn, ...approved }) {
      recorder.concerns(applicationId);
      await recorder.append("application_contract", [
        {
          id,
          application_id: applicationId,
          facility_id: facilityId,
          effective_on: effectiveOn,
          approval_id: approved.approvalId,
          requested_by: approved.requestedBy,
          approved_by: approved.approvedBy,
        },
      ]);
    },
  };
}

function decisionRow({ granted, ...decision }: NewDecision): Row {
  return {
    id: decision.id,
    application_id: decision.applicationId,
    submission_id: decision.submissionId,
    effective_on: decision.effectiveOn,
    kind: decision.kind,
    reasons: decision.reasons,
    granted: granted === undefined ? null : recordCell({ tier: granted.tier, uses: writeUses(granted.uses) }),
    score: jsonCell(decision.score),
    approval_id: decision.approvalId,
    requested_by: decision.requestedBy,
    approved_by: decision.approvedBy,
  };
}
