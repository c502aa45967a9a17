import type { ApprovalRecord } from "../approval/ports.ts";
import type { CommandContext } from "../command.ts";
import { startJob } from "../job/steer-job.ts";
import { orNotFound } from "../rejected.ts";
import type { NewPortfolioRun } from "./ports.ts";

export const portfolioRunKind = "portfolioRun";

/** Puts an approved run on record and asks for the job that carries it out. */
export async function startPortfolioRun(
  context: CommandContext,
  approval: ApprovalRecord,
  run: Omit<NewPortfolioRun, "approvalId" | "requestedBy" | "approvedBy">,
): Promise<void> {
  const { work, actor } = context;
  // Where the policy of the institution decides, it stands in the place of the second person.
  const decided = orNotFound(await work.approvals.find(actor.organizationId, approval.id), "approval");
  const people = {
    requestedBy: approval.requestedBy.id,
    approvedBy: decided.decidedBy?.id ?? actor.personId,
    approvalId: approval.id,
  };
  await work.portfolio.addRun({ ...run, ...people });
  const { id: runId, kind, payload: about } = run;
  const job = await startJob(context, {
    kind: portfolioRunKind,
    payload: { runId, kind, about, ...people },
  });
  await work.portfolio.setJob(runId, "run", job.id);
}
