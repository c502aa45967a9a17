import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { approvalView, type ApprovalView } from "./approval-view.ts";
import type { Asked } from "./change-kind.ts";
import { changeKinds } from "./kinds.ts";
import type { ApprovalKind } from "./ports.ts";

export interface ChangeCommand {
  readonly kind: ApprovalKind;
  readonly payload: CanonicalObject;
}

/** What a command would change; writes nothing. */
export async function previewChange(
  deps: ReckoningDeps,
  asked: Asked,
  { kind, payload }: ChangeCommand,
): Promise<CanonicalObject> {
  return (await changeKinds[kind](deps, asked, payload)).preview;
}

/** Puts a command before a second person, with everything it would change. One request of a kind waits per subject. */
export async function requestChange(
  deps: ReckoningDeps,
  context: CommandContext,
  { kind, payload }: ChangeCommand,
): Promise<ApprovalView> {
  const { work, actor, newId } = context;
  const reckoned = await changeKinds[kind](deps, context, payload);
  const waiting = await work.approvals.waitingFor(actor.organizationId, [reckoned.subjectId]);
  const same = waiting.find((request) => request.kind === kind);
  if (same !== undefined) {
    const { id: approval, requestedBy, requestedAt } = same;
    const figures = { approval, requestedBy: requestedBy.name, requestedAt };
    throw new Rejected({ code: "approvalAlreadyWaiting", figures });
  }
  const id = newId();
  const { subjectId, preview, factsDigest } = reckoned;
  const request = { id, kind, subjectId, payload: reckoned.payload, preview, factsDigest };
  await work.approvals.add({ ...request, requestedBy: actor.personId });
  const approval = orNotFound(await work.approvals.find(actor.organizationId, id), "approval");
  return approvalView(approval, { actor, factsDigestNow: factsDigest });
}
