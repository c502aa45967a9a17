import type { CommandContext } from "../command.ts";
import { approvalView, type ApprovalView } from "./approval-view.ts";
import { mustBeSecondPerson, recordDecision, waitingApproval, type ApprovalAnswer } from "./decide.ts";

/** Rejects with a reason; the request and its preview stay on record. */
export async function rejectRequest(context: CommandContext, answer: ApprovalAnswer): Promise<ApprovalView> {
  const approval = await waitingApproval(context, answer.approvalId);
  mustBeSecondPerson(context, approval);
  const rejected = await recordDecision(context, answer, "rejected");
  return approvalView(rejected, { actor: context.actor, now: context.now, factsDigestNow: undefined });
}
