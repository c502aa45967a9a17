import type { CommandContext, ReckoningDeps } from "../command.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { ApprovalView } from "./approval-view.ts";
import { recordDecision, waitingApproval } from "./decide.ts";
import { requestChange } from "./request-change.ts";
import { isExpired } from "./request-life.ts";

/**
 * Asks for the same command again with the facts of today. The request that has become stale is withdrawn in the same
 * transaction and stays on record with what it showed; one that has expired needs no withdrawal.
 */
export async function renewRequest(
  deps: ReckoningDeps,
  context: CommandContext,
  approvalId: string,
): Promise<ApprovalView> {
  const { work, actor, now } = context;
  const approval = orNotFound(await work.approvals.find(actor.organizationId, approvalId), "approval");
  if (approval.requestedBy.id !== actor.personId) {
    throw new Rejected({ code: "notOwnRequest", figures: { requestedBy: approval.requestedBy.name } });
  }
  if (!isExpired(approval, now)) {
    await waitingApproval(context, approvalId);
    await recordDecision(context, { approvalId, reason: "" }, "withdrawn");
  }
  return requestChange(deps, context, { kind: approval.kind, payload: approval.payload });
}
