import { agreeFixing } from "../../domain/loan/base-rate-fixing.ts";
import type { CommandContext } from "../command.ts";
import { startJob } from "../job/steer-job.ts";
import type { FixingRequest } from "../loan/fixing-change.ts";
import { orReject, Rejected } from "../rejected.ts";
import { dryRunKind } from "./dry-run-job.ts";
import { portfolioPayload, type PortfolioRequest } from "./portfolio-payload.ts";
import { readPortfolioRun, type PortfolioRunView } from "./read-portfolio.ts";

/** Asks for the dry run of a change of many loans, as a job. */
export async function startDryRun(
  context: CommandContext,
  request: PortfolioRequest,
): Promise<PortfolioRunView> {
  const { work, actor, now, newId } = context;
  if (request.kind === "fixing") await guardFixing(context, request.fixing);
  const id = newId();
  const { organizationId, personId } = actor;
  const payload = portfolioPayload(request);
  await work.portfolio.add({ id, organizationId, personId, kind: request.kind, payload, createdAt: now });
  const job = await startJob(context, { kind: dryRunKind, payload: { runId: id } });
  await work.portfolio.setJob(id, "check", job.id);
  return readPortfolioRun(work, actor, id);
}

/** What the approval would refuse is refused before anything is reckoned. */
async function guardFixing(
  { work, actor, now }: CommandContext,
  { name, ...fixing }: FixingRequest,
): Promise<void> {
  const known = await work.baseRates.fixings(actor.organizationId, fixing.indexCode, now);
  orReject(agreeFixing(fixing, known));
  if (name !== undefined || known.length > 0) return;
  throw new Rejected({
    code: "indexNameMissing",
    figures: { indexCode: fixing.indexCode },
    pointer: "/name",
  });
}
