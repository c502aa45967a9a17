/** What the lender's people do with an application before it is decided: screen, return, ask reviewers, grade, explain. */
import { mayDo } from "../../domain/party/access.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import {
  askReviewers,
  explainDifference,
  reviewsComplete,
  submitReview,
} from "../../domain/programme/review.ts";
import {
  currentSignificanceScheme,
  type SignificanceCriterion,
  type SignificanceGrades,
} from "../../domain/programme/significance.ts";
import type { CommandContext } from "../command.ts";
import { orReject, Rejected } from "../rejected.ts";
import { applicationView, type ApplicationView } from "./application-view.ts";
import {
  boardOf,
  latestSubmission,
  loadApplication,
  loadFor,
  mustAllowStep,
  mustHaveNoConflict,
  type KnownApplication,
} from "./load-application.ts";

export type ScreeningStep = "takenUp" | "returned" | "passedToReview" | "passedToDecision";

export interface Screen {
  readonly applicationId: string;
  readonly step: ScreeningStep;
  readonly reason: string;
  /** Of a return: the day by which the organizer has to answer. */
  readonly answerByOn?: LocalDate | undefined;
}

export async function screenApplication(
  context: CommandContext,
  { applicationId, step, reason, answerByOn }: Screen,
): Promise<ApplicationView> {
  const { work, actor, now, newId } = context;
  const known = await loadFor("screenApplications", context, applicationId);
  mustHaveNoConflict(known, actor);
  mustAllowStep(known, step, reason);
  const today = japanDay(now);
  if (answerByOn !== undefined && answerByOn < today) {
    throw new Rejected({ code: "answerDayPassed", figures: { answerByOn, today }, pointer: "/answerByOn" });
  }
  const board = boardOf(known.record);
  if (step === "passedToReview") orReject(askReviewers(board.reviewers, board));
  if (step === "passedToDecision") orReject(reviewsComplete(board));
  await work.applications.addStep({
    id: newId(),
    applicationId,
    kind: step,
    effectiveOn: today,
    reason,
    answerByOn: step === "returned" ? answerByOn : undefined,
    personId: actor.personId,
  });
  if (step === "returned") {
    const payload = { number: known.record.number, answerByOn: answerByOn ?? null };
    await work.outbox.add([{ id: newId(), kind: "application.returned", subjectId: applicationId, payload }]);
  }
  return viewOf(context, applicationId);
}

/** Asks two people, in the place of those asked before; reviews of who is asked again stand. */
export async function assignReviewers(
  context: CommandContext,
  { applicationId, reviewerIds }: { readonly applicationId: string; readonly reviewerIds: readonly string[] },
): Promise<ApplicationView> {
  const { work, actor, newId } = context;
  const known = await loadFor("screenApplications", context, applicationId);
  mustBeIn(known, ["screening", "review"], "assignReviewers");
  const reviewers = orReject(askReviewers(reviewerIds, boardOf(known.record)));
  const members = await work.members.list(actor.organizationId);
  for (const [i, reviewerId] of reviewers.entries()) {
    const member = members.find(({ person }) => person.id === reviewerId);
    if (member !== undefined && mayDo(member.roles, "reviewApplications") && !member.isService) continue;
    const pointer = `/reviewerIds/${String(i)}`;
    throw new Rejected({ code: "reviewerUnknown", figures: { person: reviewerId }, pointer });
  }
  await work.applications.addReviewers({
    submissionId: latestSubmission(known.record).id,
    round: known.record.reviewRound + 1,
    askedBy: actor.personId,
    reviewers: reviewers.map((reviewerId) => ({ id: newId(), reviewerId })),
  });
  return viewOf(context, applicationId);
}

/** For oneself, for good: whoever has an interest takes no part from then on. */
export async function declareConflict(
  context: CommandContext,
  { applicationId, reason }: { readonly applicationId: string; readonly reason: string },
): Promise<ApplicationView> {
  const { work, actor, newId } = context;
  const known = await loadFor("reviewApplications", context, applicationId);
  mustHaveNoConflict(known, actor);
  mustBeIn(known, ["submitted", "screening", "review", "decision"], "declareConflict");
  await work.applications.addConflict({ id: newId(), applicationId, personId: actor.personId, reason });
  return viewOf(context, applicationId);
}

export interface GiveReview {
  readonly applicationId: string;
  readonly grades: SignificanceGrades;
  readonly likelihood: Decimal;
  readonly comment: string;
}

export async function giveReview(
  context: CommandContext,
  { applicationId, grades, likelihood, comment }: GiveReview,
): Promise<ApplicationView> {
  const { work, actor, newId } = context;
  const known = await loadFor("reviewApplications", context, applicationId);
  mustBeIn(known, ["review"], "giveReview");
  const reviewerId = actor.personId;
  const review = { reviewerId, grades, likelihood };
  orReject(submitReview(review, boardOf(known.record), currentSignificanceScheme));
  await work.applications.addReview({
    ...review,
    id: newId(),
    submissionId: latestSubmission(known.record).id,
    schemeVersion: currentSignificanceScheme.version,
    comment,
  });
  return viewOf(context, applicationId);
}

export interface Explain {
  readonly applicationId: string;
  readonly criterion: SignificanceCriterion;
  readonly note: string;
}

export async function explainGrades(
  context: CommandContext,
  { applicationId, criterion, note }: Explain,
): Promise<ApplicationView> {
  const { work, actor, newId } = context;
  const known = await loadFor("reviewApplications", context, applicationId);
  mustHaveNoConflict(known, actor);
  mustBeIn(known, ["review"], "explainGrades");
  orReject(explainDifference(boardOf(known.record), criterion));
  await work.applications.addNote({
    id: newId(),
    submissionId: latestSubmission(known.record).id,
    criterion,
    note,
    personId: actor.personId,
  });
  return viewOf(context, applicationId);
}

export interface MeetCondition {
  readonly applicationId: string;
  readonly number: number;
  readonly metOn: LocalDate;
  readonly note: string;
}

/** A condition precedent has been met: seen by a person of the lender, who says how. */
export async function meetCondition(
  context: CommandContext,
  { applicationId, number, metOn, note }: MeetCondition,
): Promise<ApplicationView> {
  const { work, actor, now, newId } = context;
  const known = await loadFor("screenApplications", context, applicationId);
  mustHaveNoConflict(known, actor);
  const condition = known.record.conditions.find((one) => one.number === number);
  if (condition === undefined) throw new Rejected({ code: "notFound", figures: { what: "condition" } });
  if (condition.met !== undefined) {
    throw new Rejected({ code: "conditionMetBefore", figures: { number, metOn: condition.met.on } });
  }
  const today = japanDay(now);
  if (metOn > today) {
    throw new Rejected({ code: "conditionMetInFuture", figures: { metOn, today }, pointer: "/metOn" });
  }
  const met = { id: newId(), conditionId: condition.id, effectiveOn: metOn, note, personId: actor.personId };
  await work.applications.addConditionMet(met);
  return viewOf(context, applicationId);
}

function mustBeIn(
  { state }: KnownApplication,
  states: readonly KnownApplication["state"][],
  step: string,
): void {
  if (states.includes(state)) return;
  throw new Rejected({ code: "applicationStepNotAllowed", figures: { state, step } });
}

async function viewOf(context: CommandContext, applicationId: string): Promise<ApplicationView> {
  return applicationView(context, await loadApplication(context, applicationId));
}
