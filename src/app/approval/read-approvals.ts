import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Rejection } from "../../domain/kernel/decision.ts";
import type { ReckoningDeps } from "../command.ts";
import { mayDo } from "../../domain/party/access.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { approvalView, changePreviewOf, ratchetPreviewOf, type ApprovalView } from "./approval-view.ts";
import type { Asked } from "./change-kind.ts";
import { changeKinds } from "./kinds.ts";
import type { ApprovalRecord, ApprovalState } from "./ports.ts";
import { isExpired } from "./request-life.ts";
import { shownPreview } from "./request-change.ts";

export async function listApprovals(
  { approvals }: Pick<Repositories, "approvals">,
  { actor, now }: Pick<Asked, "actor" | "now">,
  { state, page }: { readonly state: ApprovalState | undefined; readonly page: PageRequest },
): Promise<Page<ApprovalView>> {
  const requestedBy = readsAll(actor) ? undefined : actor.personId;
  const { items, nextCursor } = await approvals.list(actor.organizationId, { state, requestedBy }, page);
  return {
    items: items.map((item) => approvalView(item, { actor, now, factsDigestNow: undefined })),
    nextCursor,
  };
}

/** The manager of a fund follows what he has asked for; what others ask for shows loans and books. */
function readsAll({ roles }: Asked["actor"]): boolean {
  return mayDo(roles, "readBooks");
}

/** What a request would change with the facts of today, or the rule that refuses it now. */
export type ReckonedToday<Preview> =
  | { readonly preview: Preview; readonly refusal: undefined }
  | { readonly preview: undefined; readonly refusal: Rejection };

/** With `today` only where facts have changed since the request was shown. */
type Detailed<View extends ApprovalView> = View & {
  readonly today: ReckonedToday<View["preview"]> | undefined;
};

export type ApprovalInDetail =
  | Detailed<Extract<ApprovalView, { readonly kind: "ratchetDecision" }>>
  | Detailed<Exclude<ApprovalView, { readonly kind: "ratchetDecision" }>>;

/** One request, told whether the facts behind its preview still stand, and what it would change where they do not. */
export async function readApproval(
  deps: ReckoningDeps,
  asked: Asked,
  approvalId: string,
): Promise<ApprovalInDetail> {
  const { work, actor, now } = asked;
  const found = await work.approvals.find(actor.organizationId, approvalId);
  const isTold = readsAll(actor) || found?.requestedBy.id === actor.personId;
  const approval = orNotFound(isTold ? found : undefined, "approval");
  if (isExpired(approval, now) || approval.state !== "waiting") {
    return { ...approvalView(approval, { actor, now, factsDigestNow: undefined }), today: undefined };
  }
  const { factsDigestNow, today } = await reckonedToday(deps, asked, approval);
  const view = approvalView(approval, { actor, now, factsDigestNow });
  if (!view.stale) return { ...view, today: undefined };
  return view.kind === "ratchetDecision"
    ? { ...view, today: withPreview(today, ratchetPreviewOf) }
    : { ...view, today: withPreview(today, changePreviewOf) };
}

type Kept = ReckonedToday<CanonicalObject>;

function withPreview<Preview>(
  today: Kept,
  read: (kept: { readonly preview: CanonicalObject }) => Preview,
): ReckonedToday<Preview> {
  return today.preview === undefined ? today : { ...today, preview: read(today) };
}

/** Facts that no longer allow the change at all are changed facts too. */
async function reckonedToday(
  deps: ReckoningDeps,
  asked: Asked,
  { kind, payload }: ApprovalRecord,
): Promise<{ readonly factsDigestNow: string; readonly today: Kept }> {
  try {
    const reckoned = await changeKinds[kind](deps, asked, payload);
    const today = { preview: await shownPreview(asked, reckoned), refusal: undefined };
    return { factsDigestNow: reckoned.factsDigest, today };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    const refusal = error.rejection;
    return { factsDigestNow: refusal.code, today: { preview: undefined, refusal } };
  }
}
