import { orNotFound, Rejected } from "../rejected.ts";
import { approvalView, type ApprovalView } from "../approval/approval-view.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { previewRatchet } from "./preview-ratchet.ts";
import type { RatchetRequest } from "./reckoned-ratchet.ts";
import { previewView } from "./ratchet-preview-view.ts";
import { toCanonical } from "../canonical.ts";

/** Puts a verdict before a second person, with everything it would change. One request per test date at a time. */
export async function requestRatchetDecision(
  deps: ReckoningDeps,
  context: CommandContext,
  request: RatchetRequest,
): Promise<ApprovalView> {
  const { work, actor, newId } = context;
  const reckoned = await previewRatchet(work, deps, context, request);
  const [waiting] = await work.approvals.waitingFor(actor.organizationId, [request.agreementId]);
  if (waiting !== undefined) {
    const figures = {
      approval: waiting.id,
      requestedBy: waiting.requestedBy.name,
      requestedAt: waiting.requestedAt,
    };
    throw new Rejected({ code: "approvalAlreadyWaiting", figures });
  }
  const id = newId();
  await work.approvals.add({
    id,
    kind: "ratchetDecision",
    subjectId: request.agreementId,
    payload: {
      agreementId: request.agreementId,
      testOn: request.testOn,
      certificateReceivedOn: reckoned.decision.certificateReceivedOn ?? null,
    },
    preview: toCanonical(previewView(reckoned)),
    factsDigest: reckoned.factsDigest,
    requestedBy: actor.personId,
  });
  const approval = orNotFound(await work.approvals.find(actor.organizationId, id), "approval");
  return approvalView(approval, { actor, factsDigestNow: reckoned.factsDigest });
}
