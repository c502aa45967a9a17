import type { CommandContext } from "../command.ts";
import { Rejected } from "../rejected.ts";
import { approvalView, type ApprovalView } from "./approval-view.ts";
import { recordDecision, waitingApproval, type ApprovalAnswer } from "./decide.ts";

/** Takes back one's own request. */
export async function withdrawRequest(
  context: CommandContext,
  answer: ApprovalAnswer,
): Promise<ApprovalView> {
  const approval = await waitingApproval(context, answer.approvalId);
  if (approval.requestedBy.id !== context.actor.personId) {
    throw new Rejected({ code: "notOwnRequest", figures: { requestedBy: approval.requestedBy.name } });
  }
  const withdrawn = await recordDecision(context, answer, "withdrawn");
  return approvalView(withdrawn, { actor: context.actor, now: context.now, factsDigestNow: undefined });
}
