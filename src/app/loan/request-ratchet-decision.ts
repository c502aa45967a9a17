import { orNotFound, Rejected } from "../rejected.ts";
import { approvalView, type ApprovalView } from "../approval/approval-view.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { previewRatchet } from "./preview-ratchet.ts";
import type { RatchetRequest } from "./ratchet-preview.ts";
import { toCanonical } from "../canonical.ts";

/** Puts a verdict before a second person, with everything it would change. One request per test date at a time. */
export async function requestRatchetDecision(
  deps: ReckoningDeps,
  context: CommandContext,
  request: RatchetRequest,
): Promise<ApprovalView> {
  const { work, actor, newId } = context;
  const { view, factsDigest, decision } = await previewRatchet(work, deps, context, request);
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
      certificateReceivedOn: decision.certificateReceivedOn ?? null,
    },
    preview: toCanonical(view),
    factsDigest,
    requestedBy: actor.personId,
  });
  const approval = orNotFound(await work.approvals.find(actor.organizationId, id), "approval");
  return approvalView(approval, { actor, factsDigestNow: factsDigest });
}
