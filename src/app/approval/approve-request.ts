import type { CommandContext, ReckoningDeps } from "../command.ts";
import { applyRatchetDecision } from "../loan/apply-ratchet-decision.ts";
import { previewRatchet } from "../loan/preview-ratchet.ts";
import { Rejected } from "../rejected.ts";
import { approvalView, previewOf, type ApprovalView } from "./approval-view.ts";
import { mustBeSecondPerson, recordDecision, waitingApproval, type ApprovalAnswer } from "./decide.ts";
import { ratchetRequestOf } from "./ratchet-request-of.ts";

/**
 * Approves as the second person. Everything is reckoned again from today's facts; if they are not those the request
 * was shown with, nothing is written and a new preview has to be asked for.
 */
export async function approveRequest(
  deps: ReckoningDeps,
  context: CommandContext,
  answer: ApprovalAnswer,
): Promise<ApprovalView> {
  const { work, actor } = context;
  const approval = await waitingApproval(context, answer.approvalId);
  mustBeSecondPerson(context, approval);
  const reckoned = await previewRatchet(work, deps, context, ratchetRequestOf(approval));
  if (reckoned.factsDigest !== approval.factsDigest) {
    const figures = { requestedAt: approval.requestedAt, stepBpThen: previewOf(approval).stepBpAfter };
    throw new Rejected({
      code: "approvalStale",
      figures: { ...figures, stepBpNow: reckoned.stepBp.after },
    });
  }
  const approved = await recordDecision(context, answer, "approved");
  await applyRatchetDecision(deps, context, { approval, reckoned });
  return approvalView(approved, { actor, factsDigestNow: undefined });
}
