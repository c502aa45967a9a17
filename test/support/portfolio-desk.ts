/** An officer, an approver and a worker over a portfolio: dry run, request, approval and the job behind it. */
import type { Database } from "../../db/connect.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import type { ApprovalView } from "../../src/app/approval/approval-view.ts";
import { requestChange } from "../../src/app/approval/request-change.ts";
import type { JobRecord } from "../../src/app/job/ports.ts";
import { portfolioDryRunRunner } from "../../src/app/portfolio/dry-run-job.ts";
import type { PortfolioRequest } from "../../src/app/portfolio/portfolio-payload.ts";
import { listPortfolioLines, type PortfolioLineView } from "../../src/app/portfolio/read-portfolio.ts";
import { portfolioRunRunner } from "../../src/app/portfolio/run-job.ts";
import { startDryRun } from "../../src/app/portfolio/start-dry-run.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { jobWorld, type JobWorld } from "./job-world.ts";
import { actingOn, deps } from "./sample-facts.ts";
import { people } from "./sample-names.ts";

export interface PortfolioDesk {
  readonly world: JobWorld;
  /** Dry run and its end; answers the id of the run. */
  readonly tried: (request: PortfolioRequest) => Promise<string>;
  readonly lines: (runId: string) => Promise<readonly PortfolioLineView[]>;
  readonly requested: (runId: string) => Promise<ApprovalView>;
  /** Answers the id of the job that carries it out. */
  readonly approved: (runId: string, approval: ApprovalView) => Promise<string>;
  /** Works until the job has ended. */
  readonly worked: (jobId: string) => Promise<JobRecord>;
}

export function portfolioDesk(
  database: Database,
  series: number,
  day: string,
  rangeLength?: number,
): PortfolioDesk {
  const world = jobWorld(database, series, day);
  const { newId } = world.ports;
  const act = actingOn(database, newId);
  const runDeps = { ...deps, newId, ...(rangeLength === undefined ? {} : { rangeLength }) };
  const officer = () => ({ actor: people.officer, now: world.clock.now, action: "ask" });
  const found = async (runId: string) =>
    present(
      await world.ports.read(({ portfolio }) => portfolio.find(people.officer.organizationId, runId)),
      "a run",
    );
  const worked = async (jobId: string) => {
    const worker = world.work(portfolioDryRunRunner(deps), portfolioRunRunner(runDeps));
    const ended = await world.until(jobId, ({ state }) => state !== "waiting" && state !== "running");
    await worker.stop();
    return ended;
  };
  return {
    world,
    worked,
    tried: async (request) => {
      const { id, checkJobId } = await act(officer(), (context) => startDryRun(context, request));
      await worked(present(checkJobId ?? undefined, "a job"));
      return id;
    },
    lines: async (runId) => {
      const page = { limit: 200, cursor: undefined };
      const asked = { runId, included: undefined, page };
      return (await world.ports.read((work) => listPortfolioLines(work, people.officer, asked))).items;
    },
    requested: (runId) =>
      act(officer(), (context) => requestChange(deps, context, { kind: "portfolioRun", payload: { runId } })),
    approved: async (runId, { id: approvalId }) => {
      const approver = { actor: people.approver, now: world.clock.now, action: "approveRequest" };
      await act(approver, (context) => approveRequest(deps, context, { approvalId, reason: "試算どおり" }));
      return present((await found(runId)).runJobId, "a job");
    },
  };
}
