/**
 * Review (審査): two people grade an application independently. Neither sees the other's grades before both have
 * submitted theirs; whoever has declared a conflict of interest takes no part; grades that lie two steps or more apart
 * on a criterion need a note before anybody decides.
 *
 * The joint score advises the decision: the mean of the two raw scores, multiplied by the lower of the two
 * likelihoods, because of two estimates of the same risk the cautious one is to be explained away by people, not by
 * arithmetic. A criterion that one reviewer left out counts nothing from him and lowers the coverage.
 */
import { lesser, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import {
  bandOf,
  significance,
  significanceCriteria,
  type Significance,
  type SignificanceCriterion,
  type SignificanceGrades,
  type SignificanceRejection,
  type SignificanceScheme,
} from "./significance.ts";

export interface Review {
  readonly reviewerId: string;
  readonly grades: SignificanceGrades;
  readonly likelihood: Decimal;
}

export interface ReviewBoard<R extends Review = Review> {
  /** The people asked; two of them. */
  readonly reviewers: readonly string[];
  /** People who declared a conflict of interest. */
  readonly conflicted: readonly string[];
  readonly reviews: readonly R[];
  /** Criteria whose difference somebody explained. */
  readonly explained: readonly SignificanceCriterion[];
}

export const reviewersNeeded = 2;
const differenceToExplain = 2;

export interface GradeDifference {
  readonly criterion: SignificanceCriterion;
  readonly grades: readonly [number, number];
  readonly isExplained: boolean;
}

export type ReviewRejection =
  | SignificanceRejection
  | Rejection<
      | "reviewersNotTwo"
      | "conflictOfInterest"
      | "reviewerNotAsked"
      | "reviewSubmittedBefore"
      | "reviewsMissing"
      | "differenceNotExplained"
      | "noDifferenceToExplain"
    >;

/** Two different people without a conflict of interest. */
export function askReviewers(
  reviewers: readonly string[],
  { conflicted }: Pick<ReviewBoard, "conflicted">,
): Decision<readonly string[], ReviewRejection> {
  const different = new Set(reviewers).size;
  if (reviewers.length !== reviewersNeeded || different !== reviewersNeeded) {
    return reject({ code: "reviewersNotTwo", figures: { different }, pointer: "/reviewerIds" });
  }
  const at = reviewers.findIndex((reviewer) => conflicted.includes(reviewer));
  if (at < 0) return accept(reviewers);
  const figures = { person: reviewers[at] ?? "" };
  return reject({ code: "conflictOfInterest", figures, pointer: `/reviewerIds/${String(at)}` });
}

export function submitReview(
  review: Review,
  board: ReviewBoard,
  scheme: SignificanceScheme,
): Decision<Significance, ReviewRejection> {
  const { reviewerId, grades, likelihood } = review;
  if (board.conflicted.includes(reviewerId)) {
    return reject({ code: "conflictOfInterest", figures: { person: reviewerId } });
  }
  if (!board.reviewers.includes(reviewerId)) {
    return reject({ code: "reviewerNotAsked", figures: { asked: board.reviewers.length } });
  }
  if (board.reviews.some((known) => known.reviewerId === reviewerId)) {
    return reject({ code: "reviewSubmittedBefore" });
  }
  return significance(grades, likelihood, scheme);
}

/** Reviews that count: of people who are still asked and have no conflict. */
export function standingReviews<R extends Review>(board: ReviewBoard<R>): readonly R[] {
  return board.reviews.filter(
    ({ reviewerId }) => board.reviewers.includes(reviewerId) && !board.conflicted.includes(reviewerId),
  );
}

/** What a person may see: everything once both are in, before that what he wrote himself. */
export function visibleReviews<R extends Review>(board: ReviewBoard<R>, viewerId: string): readonly R[] {
  const standing = standingReviews(board);
  if (standing.length >= reviewersNeeded) return standing;
  return standing.filter(({ reviewerId }) => reviewerId === viewerId);
}

export function gradeDifferences(board: ReviewBoard): readonly GradeDifference[] {
  const [first, second, ...others] = standingReviews(board);
  if (first === undefined || second === undefined || others.length > 0) return [];
  return significanceCriteria.flatMap((criterion) => {
    const [a, b] = [first.grades[criterion], second.grades[criterion]];
    if (a === null || b === null || Math.abs(a - b) < differenceToExplain) return [];
    return [{ criterion, grades: [a, b] as const, isExplained: board.explained.includes(criterion) }];
  });
}

/** A note is for a difference that is there. */
export function explainDifference(
  board: ReviewBoard,
  criterion: SignificanceCriterion,
): Decision<GradeDifference, ReviewRejection> {
  const difference = gradeDifferences(board).find((one) => one.criterion === criterion);
  if (difference !== undefined) return accept(difference);
  return reject({ code: "noDifferenceToExplain", figures: { criterion }, pointer: "/criterion" });
}

/** Whether people may decide: both reviews are in and every wide difference is explained. */
export function reviewsComplete(board: ReviewBoard): Decision<true, ReviewRejection> {
  const have = standingReviews(board).length;
  if (have < reviewersNeeded) {
    return reject({ code: "reviewsMissing", figures: { have, need: reviewersNeeded } });
  }
  const open = gradeDifferences(board).find(({ isExplained }) => !isExplained);
  if (open === undefined) return accept(true);
  const { criterion, grades } = open;
  return reject({
    code: "differenceNotExplained",
    figures: { criterion, first: grades[0], second: grades[1] },
  });
}

/** Undefined until both reviews are in. */
export function jointSignificance(
  board: ReviewBoard,
  scheme: SignificanceScheme,
): (Significance & { readonly likelihood: Decimal }) | undefined {
  const [first, second] = standingReviews(board);
  if (first === undefined || second === undefined) return undefined;
  const a = significance(first.grades, first.likelihood, scheme);
  const b = significance(second.grades, second.likelihood, scheme);
  if (!a.ok || !b.ok) return undefined;
  const raw = a.value.raw.plus(b.value.raw).div(reviewersNeeded);
  const likelihood = lesser(first.likelihood, second.likelihood);
  const score = raw.times(likelihood);
  const coverage = a.value.coverage.plus(b.value.coverage).div(reviewersNeeded);
  return { schemeVersion: scheme.version, raw, score, band: bandOf(score, scheme), coverage, likelihood };
}
