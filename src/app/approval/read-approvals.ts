import type { ReckoningDeps } from "../command.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { approvalView, type ApprovalView } from "./approval-view.ts";
import type { Asked } from "./change-kind.ts";
import { changeKinds } from "./kinds.ts";
import type { ApprovalRecord, ApprovalState } from "./ports.ts";

export async function listApprovals(
  { approvals }: Pick<Repositories, "approvals">,
  actor: Actor,
  { state, page }: { readonly state: ApprovalState | undefined; readonly page: PageRequest },
): Promise<Page<ApprovalView>> {
  const { items, nextCursor } = await approvals.list(actor.organizationId, state, page);
  return { items: items.map((item) => approvalView(item, { actor, factsDigestNow: undefined })), nextCursor };
}

/** One request, told whether the facts behind its preview still stand. */
export async function readApproval(
  deps: ReckoningDeps,
  asked: Asked,
  approvalId: string,
): Promise<ApprovalView> {
  const { work, actor } = asked;
  const approval = orNotFound(await work.approvals.find(actor.organizationId, approvalId), "approval");
  const factsDigestNow = approval.state === "waiting" ? await digestNow(deps, asked, approval) : undefined;
  return approvalView(approval, { actor, factsDigestNow });
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
