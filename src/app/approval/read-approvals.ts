import type { ReckoningDeps } from "../command.ts";
import { mayDo } from "../../domain/party/access.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { approvalView, type ApprovalView } from "./approval-view.ts";
import type { Asked } from "./change-kind.ts";
import { changeKinds } from "./kinds.ts";
import type { ApprovalRecord, ApprovalState } from "./ports.ts";

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

/** One request, told whether the facts behind its preview still stand. */
export async function readApproval(
  deps: ReckoningDeps,
  asked: Asked,
  approvalId: string,
): Promise<ApprovalView> {
  const { work, actor, now } = asked;
  const found = await work.approvals.find(actor.organizationId, approvalId);
  const isTold = readsAll(actor) || found?.requestedBy.id === actor.personId;
  const approval = orNotFound(isTold ? found : undefined, "approval");
  const factsDigestNow = approval.state === "waiting" ? await digestNow(deps, asked, approval) : undefined;
  return approvalView(approval, { actor, now, factsDigestNow });
}

/** Facts that no longer allow the change at all are changed facts too. */
async function digestNow(deps: ReckoningDeps, asked: Asked, approval: ApprovalRecord): Promise<string> {
  try {
    return (await changeKinds[approval.kind](deps, asked, approval.payload)).factsDigest;
  } catch (error) {
    if (error instanceof Rejected) return error.rejection.code;
    throw error;
  }
}
