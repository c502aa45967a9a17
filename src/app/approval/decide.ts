/** What all three ways of ending an approval request have in common. */
import type { CommandContext } from "../command.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { ApprovalRecord, ApprovalState } from "./ports.ts";
import { expiresAt, isExpired } from "./request-life.ts";
import { tellOfRequest } from "./tell.ts";

export interface ApprovalAnswer {
  readonly approvalId: string;
  readonly reason: string;
}

/** The request, if it still waits. What another organization asked for is not found. */
export async function waitingApproval(
  { work, actor, now }: CommandContext,
  approvalId: string,
): Promise<ApprovalRecord> {
  const approval = orNotFound(await work.approvals.find(actor.organizationId, approvalId), "approval");
  if (isExpired(approval, now)) {
    const figures = { requestedAt: approval.requestedAt, expiresAt: expiresAt(approval) };
    throw new Rejected({ code: "approvalExpired", figures });
  }
  if (approval.state === "waiting") return approval;
  const { state, decidedBy, decidedAt } = approval;
  throw new Rejected({
    code: "approvalAlreadyDecided",
    figures: { state, decidedBy: decidedBy?.name ?? null, decidedAt },
  });
}

/** Four eyes: whoever asked does not decide. */
export function mustBeSecondPerson(
  { actor }: CommandContext,
  { requestedBy, requestedAt }: ApprovalRecord,
): void {
  if (requestedBy.id !== actor.personId) return;
  throw new Rejected({ code: "ownRequest", figures: { requestedBy: requestedBy.name, requestedAt } });
}

export async function recordDecision(
  context: CommandContext,
  { approvalId, reason }: ApprovalAnswer,
  decision: Exclude<ApprovalState, "waiting">,
): Promise<ApprovalRecord> {
  const { work, actor, newId } = context;
  await work.approvals.decide({ id: newId(), approvalId, decision, reason, decidedBy: actor.personId });
  const decided = orNotFound(await work.approvals.find(actor.organizationId, approvalId), "approval");
  await tellOfRequest(context, decision, decided);
  return decided;
}
