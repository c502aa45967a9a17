import type { EvidenceMediaType } from "../../domain/impact/evidence.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { RecordedFact } from "../../domain/kernel/viewpoint.ts";
import type { ApplicationContent } from "../../domain/programme/application-content.ts";
import type { DecisionKind, GrantedTerms } from "../../domain/programme/application-decision.ts";
import type { ApplicationStep } from "../../domain/programme/application-life.ts";
import type { Review } from "../../domain/programme/review.ts";
import type { SignificanceCriterion, SignificanceGrades } from "../../domain/programme/significance.ts";
import type { PersonRef } from "../approval/ports.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";

export interface ApplicationDraft {
  readonly revision: number;
  readonly content: ApplicationContent;
  readonly savedBy: string;
  readonly savedAt: Instant;
}

export interface ApplicationDocument extends RecordedFact {
  readonly id: string;
  readonly code: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: EvidenceMediaType;
  readonly sizeBytes: number;
  readonly uploadedBy: string;
  readonly fictional: boolean;
}

export interface Submission extends RecordedFact {
  readonly id: string;
  readonly version: number;
  /** The version of the programme it is judged by. */
  readonly termsId: string;
  readonly content: ApplicationContent;
  readonly contentHash: string;
  readonly submittedBy: PersonRef;
}

export interface StepFact extends RecordedFact {
  readonly kind: ApplicationStep;
  readonly effectiveOn: LocalDate;
  readonly reason: string;
  readonly answerByOn: LocalDate | undefined;
  readonly person: PersonRef;
}

export interface ReviewFact extends RecordedFact, Review {
  readonly submissionId: string;
  readonly reviewer: PersonRef;
  readonly schemeVersion: number;
  readonly comment: string;
}

export interface ConditionFact {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly dueOn: LocalDate | undefined;
  readonly met: { readonly on: LocalDate; readonly note: string; readonly person: PersonRef } | undefined;
}

export interface DecisionFact extends RecordedFact {
  readonly id: string;
  readonly submissionId: string;
  readonly effectiveOn: LocalDate;
  readonly kind: DecisionKind;
  readonly reasons: string;
  readonly granted: GrantedTerms | undefined;
  /** As it was shown to those who decided. */
  readonly score: CanonicalObject;
  readonly requestedBy: PersonRef;
  readonly approvedBy: PersonRef;
}

export interface ApplicationRecord extends RecordedFact {
  readonly id: string;
  readonly number: string;
  readonly programme: { readonly id: string; readonly code: string; readonly name: Bilingual };
  readonly lender: OrganizationRecord;
  readonly borrower: OrganizationRecord;
  readonly project: { readonly id: string; readonly name: Bilingual };
  readonly provenance: Provenance;
  readonly draft: ApplicationDraft;
  readonly documents: readonly ApplicationDocument[];
  readonly submissions: readonly Submission[];
  readonly steps: readonly StepFact[];
  /** Those of the latest round of the latest submission. */
  readonly reviewers: readonly PersonRef[];
  readonly reviewRound: number;
  readonly conflicts: readonly (RecordedFact & { readonly person: PersonRef; readonly reason: string })[];
  /** Of the latest submission. */
  readonly reviews: readonly ReviewFact[];
  readonly notes: readonly (RecordedFact & {
    readonly criterion: SignificanceCriterion;
    readonly note: string;
    readonly person: PersonRef;
  })[];
  readonly decision: DecisionFact | undefined;
  readonly conditions: readonly ConditionFact[];
  readonly contract: { readonly facilityId: string; readonly effectiveOn: LocalDate } | undefined;
}

export interface NewApplication {
  readonly id: string;
  readonly programmeId: string;
  readonly lenderId: string;
  readonly projectId: string;
  readonly number: string;
  readonly createdBy: string;
  readonly provenance: Provenance;
}

export interface NewStep {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: ApplicationStep;
  readonly effectiveOn: LocalDate;
  readonly reason: string;
  readonly answerByOn?: LocalDate | undefined;
  readonly personId: string;
  readonly approvalId?: string;
}

interface Approved {
  readonly approvalId: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
}

export interface NewDecision extends Approved {
  readonly id: string;
  readonly applicationId: string;
  readonly submissionId: string;
  readonly effectiveOn: LocalDate;
  readonly kind: DecisionKind;
  readonly reasons: string;
  readonly granted: GrantedTerms | undefined;
  readonly score: CanonicalObject;
  readonly conditions: readonly {
    readonly id: string;
    readonly number: number;
    readonly text: string;
    readonly dueOn: LocalDate | undefined;
  }[];
}

/** An organizer sees its own applications, a lender those that were submitted to it. */
export interface ApplicationRepository {
  /** Newest first. */
  readonly list: (viewerId: string, page: PageRequest) => Promise<Page<ApplicationRecord>>;
  readonly find: (viewerId: string, applicationId: string) => Promise<ApplicationRecord | undefined>;
  readonly findDocument: (viewerId: string, documentId: string) => Promise<ApplicationDocument | undefined>;
  /** What the borrower was granted under the programme by other applications, unless they were withdrawn. */
  readonly grantedUnder: (programme: {
    readonly programmeId: string;
    readonly borrowerId: string;
    readonly exceptId: string;
  }) => Promise<readonly GrantedTerms[]>;
  /** Conditions precedent of the application that a facility came from; none for any other. */
  readonly conditionsOfFacility: (
    facilityId: string,
  ) => Promise<readonly { readonly number: number; readonly metOn: LocalDate | undefined }[]>;
  readonly add: (application: NewApplication, draft: ApplicationDraft) => Promise<void>;
  readonly saveDraft: (applicationId: string, draft: ApplicationDraft) => Promise<void>;
  readonly addDocument: (
    document: Omit<ApplicationDocument, "recordedAt"> & { readonly applicationId: string },
  ) => Promise<void>;
  readonly addSubmission: (
    submission: Omit<Submission, "recordedAt" | "submittedBy"> & {
      readonly applicationId: string;
      readonly submittedBy: string;
    },
  ) => Promise<void>;
  readonly addStep: (step: NewStep) => Promise<void>;
  readonly addReviewers: (asked: {
    readonly submissionId: string;
    readonly round: number;
    readonly askedBy: string;
    readonly reviewers: readonly { readonly id: string; readonly reviewerId: string }[];
  }) => Promise<void>;
  readonly addConflict: (conflict: {
    readonly id: string;
    readonly applicationId: string;
    readonly personId: string;
    readonly reason: string;
  }) => Promise<void>;
  readonly addReview: (review: {
    readonly id: string;
    readonly submissionId: string;
    readonly reviewerId: string;
    readonly schemeVersion: number;
    readonly grades: SignificanceGrades;
    readonly likelihood: Decimal;
    readonly comment: string;
  }) => Promise<void>;
  readonly addNote: (note: {
    readonly id: string;
    readonly submissionId: string;
    readonly criterion: SignificanceCriterion;
    readonly note: string;
    readonly personId: string;
  }) => Promise<void>;
  readonly addDecision: (decision: NewDecision) => Promise<void>;
  readonly addConditionMet: (met: {
    readonly id: string;
    readonly conditionId: string;
    readonly effectiveOn: LocalDate;
    readonly note: string;
    readonly personId: string;
  }) => Promise<void>;
  readonly addContract: (
    contract: Approved & {
      readonly id: string;
      readonly applicationId: string;
      readonly facilityId: string;
      readonly effectiveOn: LocalDate;
    },
  ) => Promise<void>;
  /** Names a document that was read in the audit row of this unit of work. */
  readonly noteReading: (documentId: string) => void;
}
