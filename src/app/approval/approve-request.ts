import type { CommandContext, ReckoningDeps } from "../command.ts";
import { Rejected } from "../rejected.ts";
import { approvalView, type ApprovalView } from "./approval-view.ts";
import type { ReckonedChange } from "./change-kind.ts";
import { mustBeSecondPerson, recordDecision, waitingApproval, type ApprovalAnswer } from "./decide.ts";
import { changeKinds } from "./kinds.ts";
import type { ApprovalRecord } from "./ports.ts";

interface CheckedRequest {
  readonly approval: ApprovalRecord;
  readonly reckoned: ReckonedChange;
}

/**
 * Approves as the second person. Everything is reckoned again from today's facts; if they are not those the request
 * was shown with, nothing is written and a new preview has to be asked for.
 */
export async function approveRequest(
  deps: ReckoningDeps,
  context: CommandContext,
  answer: ApprovalAnswer,
): Promise<ApprovalView> {
  return approvedChange(context, answer, await reckonAgain(deps, context, answer));
}

/** The request with what it would change today; refuses one that the caller may not approve as it stands. */
export async function reckonAgain(
  deps: ReckoningDeps,
  context: CommandContext,
  { approvalId }: ApprovalAnswer,
): Promise<CheckedRequest> {
  const approval = await waitingApproval(context, approvalId);
  mustBeSecondPerson(context, approval);
  const reckoned = await changeKinds[approval.kind](deps, context, approval.payload);
  if (reckoned.factsDigest !== approval.factsDigest) {
    const figures = { requestedAt: approval.requestedAt, ...reckoned.differenceTo(approval) };
    throw new Rejected({ code: "approvalStale", figures });
  }
  return { approval, reckoned };
}

export async function approvedChange(
  context: CommandContext,
  answer: ApprovalAnswer,
  { approval, reckoned }: CheckedRequest,
): Promise<ApprovalView> {
  const approved = await recordDecision(context, answer, "approved");
  await reckoned.apply(context, approval);
  const { actor, now } = context;
  return approvalView(approved, { actor, now, factsDigestNow: undefined });
}
