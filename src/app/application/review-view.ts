/** What the lender's people see of a review: who was asked, grades once both are in, and what they come to. */
import { mayDo } from "../../domain/party/access.ts";
import { lockGrade } from "../../domain/party/legal-form-teeth.ts";
import { legalFormOn } from "../../domain/party/legal-form.ts";
import { canonicalDecimal, fixedDecimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import {
  gradeDifferences,
  jointSignificance,
  visibleReviews,
  type GradeDifference,
} from "../../domain/programme/review.ts";
import { weightsOf } from "../../domain/programme/programme-terms.ts";
import { significanceScheme, type SignificanceGrades } from "../../domain/programme/significance.ts";
import type { Actor } from "../actor.ts";
import type { PersonRef } from "../approval/ports.ts";
import type { Repositories } from "../ports.ts";
import { boardOf, type KnownApplication } from "./load-application.ts";
import type { ApplicationRecord } from "./ports.ts";

export interface ScoreView {
  readonly schemeVersion: number;
  readonly raw: string;
  readonly score: string;
  readonly band: string;
  readonly coverage: string;
  readonly likelihood: string;
}

export interface ReviewSideView {
  readonly reviewers: readonly (PersonRef & { readonly hasSubmitted: boolean })[];
  /** People of the lender who may be asked. */
  readonly candidates: readonly PersonRef[];
  readonly conflicts: readonly { readonly person: PersonRef; readonly reason: string }[];
  /** One's own before both are in, then both. */
  readonly reviews: readonly {
    readonly reviewer: PersonRef;
    readonly grades: SignificanceGrades;
    readonly likelihood: string;
    readonly comment: string;
    readonly submittedAt: string;
  }[];
  readonly differences: readonly GradeDifference[];
  readonly notes: readonly {
    readonly criterion: string;
    readonly note: string;
    readonly person: PersonRef;
  }[];
  readonly score: ScoreView | null;
  /** What the locks of the legal form are worth by its row in the reference table; for orientation. */
  readonly lockGrade: number | null;
  readonly isMineToReview: boolean;
  readonly hasConflict: boolean;
}

interface ReviewReader {
  readonly work: Pick<Repositories, "members">;
  readonly actor: Actor;
}

export async function reviewSide(
  { work, actor }: ReviewReader,
  known: KnownApplication,
): Promise<ReviewSideView> {
  const { record } = known;
  const board = boardOf(record);
  const hasConflict = board.conflicted.includes(actor.personId);
  const reviews = hasConflict ? [] : visibleReviews(board, actor.personId);
  const isComplete = reviews.length > 1;
  const members = await work.members.list(actor.organizationId);
  const submitted = record.reviews.map(({ reviewerId }) => reviewerId);
  return {
    reviewers: record.reviewers.map((person) => ({ ...person, hasSubmitted: submitted.includes(person.id) })),
    candidates: members
      .filter(({ roles, isService }) => !isService && mayDo(roles, "reviewApplications"))
      .map(({ person: { id, name } }) => ({ id, name })),
    conflicts: record.conflicts.map(({ person, reason }) => ({ person, reason })),
    reviews: reviews.map(({ reviewer, grades, likelihood, comment, recordedAt }) => ({
      reviewer,
      grades,
      likelihood: canonicalDecimal(likelihood),
      comment,
      submittedAt: recordedAt,
    })),
    differences: isComplete ? gradeDifferences(board) : [],
    notes: isComplete ? record.notes.map(({ criterion, note, person }) => ({ criterion, note, person })) : [],
    score: isComplete ? scoreOf(known) : null,
    lockGrade: lockGradeOf(record),
    isMineToReview:
      !hasConflict && board.reviewers.includes(actor.personId) && !submitted.includes(actor.personId),
    hasConflict,
  };
}

function lockGradeOf({ submissions }: ApplicationRecord): number | null {
  const latest = submissions.at(-1);
  if (latest?.content.legalForm === undefined) return null;
  const form = legalFormOn(latest.content.legalForm, japanDay(latest.recordedAt));
  return form.ok ? lockGrade(form.value) : null;
}

/** With the scheme the reviews were given with and the weights of the terms it is judged by; null before both are in. */
export function scoreOf({ record, programme }: KnownApplication): ScoreView | null {
  const terms = programme.versions.find(({ id }) => id === record.submissions.at(-1)?.termsId)?.terms ?? {};
  const scheme = {
    ...significanceScheme(record.reviews[0]?.schemeVersion ?? 1),
    weights: weightsOf(terms),
  };
  const joint = jointSignificance(boardOf(record), scheme);
  if (joint === undefined) return null;
  return {
    schemeVersion: joint.schemeVersion,
    raw: fixedDecimal(joint.raw, 2),
    score: fixedDecimal(joint.score, 2),
    band: joint.band,
    coverage: fixedDecimal(joint.coverage, 2),
    likelihood: canonicalDecimal(joint.likelihood),
  };
}
