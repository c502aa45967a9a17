import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { ReckoningDeps } from "../command.ts";
import { previewRatchet } from "../loan/preview-ratchet.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { approvalView, type ApprovalView } from "./approval-view.ts";
import type { ApprovalRecord, ApprovalState } from "./ports.ts";
import { ratchetRequestOf } from "./ratchet-request-of.ts";

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
  deps: ReckoningDeps & { readonly repositories: Repositories },
  asked: { readonly actor: Actor; readonly now: Instant },
  approvalId: string,
): Promise<ApprovalView> {
  const { repositories } = deps;
  const { actor } = asked;
  const approval = orNotFound(
    await repositories.approvals.find(actor.organizationId, approvalId),
    "approval",
  );
  const factsDigestNow = approval.state === "waiting" ? await digestNow(deps, asked, approval) : undefined;
  return approvalView(approval, { actor, factsDigestNow });
}

/** Facts that no longer allow the verdict at all are changed facts too. */
async function digestNow(
  { repositories, ...deps }: ReckoningDeps & { readonly repositories: Repositories },
  asked: { readonly actor: Actor; readonly now: Instant },
  approval: ApprovalRecord,
): Promise<string> {
  try {
    return (await previewRatchet(repositories, deps, asked, ratchetRequestOf(approval))).factsDigest;
  } catch (error) {
    if (error instanceof Rejected) return error.rejection.code;
    throw error;
  }
}
