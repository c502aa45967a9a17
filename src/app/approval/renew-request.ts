import { mayDo, type Action } from "../../domain/party/access.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { ApprovalView } from "./approval-view.ts";
import { recordDecision, waitingApproval } from "./decide.ts";
import { requestChange } from "./request-change.ts";
import { fundChangeKinds, type ApprovalKind } from "./ports.ts";
import { isExpired } from "./request-life.ts";

/** What somebody must still be allowed to do to ask for a change of this kind. */
function askingFor(kind: ApprovalKind): Action {
  if (kind === "approvalPolicy") return "administer";
  return fundChangeKinds.some((one) => one === kind) ? "manageFund" : "requestApproval";
}

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
  if (!mayDo(actor.roles, askingFor(approval.kind))) throw new Rejected({ code: "notAllowed" });
  if (!isExpired(approval, now)) {
    await waitingApproval(context, approvalId);
    await recordDecision(context, { approvalId, reason: "" }, "withdrawn");
  }
  return requestChange(deps, context, { kind: approval.kind, payload: approval.payload });
}
