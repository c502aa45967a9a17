import type { CommandContext, ReckoningDeps } from "../command.ts";
import { Rejected } from "../rejected.ts";
import { approvalView, type ApprovalView } from "./approval-view.ts";
import { mustBeSecondPerson, recordDecision, waitingApproval, type ApprovalAnswer } from "./decide.ts";
import { changeKinds } from "./kinds.ts";

/**
 * Approves as the second person. Everything is reckoned again from today's facts; if they are not those the request
 * was shown with, nothing is written and a new preview has to be asked for.
 */
export async function approveRequest(
  deps: ReckoningDeps,
  context: CommandContext,
  answer: ApprovalAnswer,
): Promise<ApprovalView> {
  const approval = await waitingApproval(context, answer.approvalId);
  mustBeSecondPerson(context, approval);
  const reckoned = await changeKinds[approval.kind](deps, context, approval.payload);
  if (reckoned.factsDigest !== approval.factsDigest) {
    const figures = { requestedAt: approval.requestedAt, ...reckoned.differenceTo(approval) };
    throw new Rejected({ code: "approvalStale", figures });
  }
  const approved = await recordDecision(context, answer, "approved");
  await reckoned.apply(context, approval);
  return approvalView(approved, { actor: context.actor, factsDigestNow: undefined });
}
