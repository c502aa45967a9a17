import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { toCanonical } from "../canonical.ts";
import { inOwnNames } from "../ledger/own-names.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { approvalView, type ApprovalView } from "./approval-view.ts";
import type { Asked, ReckonedChange } from "./change-kind.ts";
import type { ChangePreviewView } from "./change-preview.ts";
import { changeKinds } from "./kinds.ts";
import { decidedByPolicy } from "./policy.ts";
import { tellOfRequest } from "./tell.ts";
import type { ApprovalKind, ApprovalRecord } from "./ports.ts";
import { isExpired } from "./request-life.ts";

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
  return shownPreview(asked, await changeKinds[kind](deps, asked, payload));
}

/** Puts a command before a second person, with everything it would change. One request of a kind waits per subject. */
export async function requestChange(
  deps: ReckoningDeps,
  context: CommandContext,
  { kind, payload }: ChangeCommand,
): Promise<ApprovalView> {
  const { work, actor, now, newId } = context;
  const reckoned = await changeKinds[kind](deps, context, payload);
  const waiting = await work.approvals.waitingFor(actor.organizationId, [reckoned.subjectId]);
  const same = waiting.find((request) => request.kind === kind && !isExpired(request, now));
  if (same !== undefined) {
    const { id: approval, requestedBy, requestedAt } = same;
    const figures = { approval, requestedBy: requestedBy.name, requestedAt };
    throw new Rejected({ code: "approvalAlreadyWaiting", figures });
  }
  const id = newId();
  const { subjectId, factsDigest } = reckoned;
  const preview = await shownPreview(context, reckoned);
  const request = { id, kind, subjectId, payload: reckoned.payload, preview, factsDigest };
  await work.approvals.add({ ...request, requestedBy: actor.personId });
  await tellOfRequest(context, "requested", request);
  const approval = orNotFound(await work.approvals.find(actor.organizationId, id), "approval");
  if (await work.approvals.needsSecondPerson(actor.organizationId, kind)) {
    return approvalView(approval, { actor, now, factsDigestNow: factsDigest });
  }
  return decidedAtOnce(context, approval, reckoned);
}

/** With the accounts of its entries as the institution calls them. */
export async function shownPreview(asked: Asked, { preview }: ReckonedChange): Promise<CanonicalObject> {
  const view = preview as unknown as Pick<ChangePreviewView, "loans" | "outcome" | "fund">;
  return toCanonical(await inOwnNames(view, asked));
}

/** The institution asks for no second person: its policy decides, and the record says so. */
async function decidedAtOnce(
  context: CommandContext,
  approval: ApprovalRecord,
  reckoned: ReckonedChange,
): Promise<ApprovalView> {
  const { work, actor, now, newId } = context;
  const decision = { id: newId(), approvalId: approval.id, decision: "approved", reason: "" } as const;
  await work.approvals.decide({ ...decision, decidedBy: decidedByPolicy });
  await tellOfRequest(context, "approved", approval);
  await reckoned.apply(context, approval);
  const decided = orNotFound(await work.approvals.find(actor.organizationId, approval.id), "approval");
  return approvalView(decided, { actor, now, factsDigestNow: undefined });
}
