/** A fixing of the short-term prime rate on a whole portfolio: recorded, then carried out by the job's own runner. */
import type { Database } from "../../db/connect.ts";
import { readOn, transactOn } from "../../db/transact.ts";
import type { JobProgress } from "../../src/app/job/ports.ts";
import type { JobContext } from "../../src/app/job/runner.ts";
import { recordFixing, type FixingRequest } from "../../src/app/loan/fixing-change.ts";
import { portfolioRunRunner } from "../../src/app/portfolio/run-job.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import type { Rate } from "../../src/domain/kernel/rate.ts";
import { deps } from "../support/sample-facts.ts";
import { at, people } from "../support/sample-names.ts";

const decidedAt = at("2026-03-05");

/** Each call fixes another rate from the first of February on and recomputes every loan. */
export function fixingRun(database: Database, newId: () => string): () => Promise<void> {
  const transact = transactOn(database);
  const runner = portfolioRunRunner({ ...deps, newId });
  let runs = 0;
  return async () => {
    runs += 1;
    const fixing: FixingRequest = {
      indexCode: "SHORT_PRIME",
      name: undefined,
      effectiveOn: localDate("2026-02-01"),
      annualRate: BigInt(150_000_000 + runs * 1_000_000) as Rate,
      source: "",
    };
    const [runId, approvalId] = [newId(), newId()];
    const requestedBy = people.officer.personId;
    const approvedBy = people.approver.personId;
    const about = { indexCode: fixing.indexCode, effectiveOn: fixing.effectiveOn };
    const unit = { actor: people.officer, action: "fixBaseRate", now: decidedAt, newId };
    await transact(unit, async (work, now) => {
      await work.approvals.add({
        id: approvalId,
        kind: "portfolioRun",
        subjectId: runId,
        payload: { runId },
        preview: {},
        factsDigest: "",
        requestedBy,
      });
      await recordFixing({ work, actor: people.officer, now, newId }, fixing, 0);
      const digest = "";
      const decided = { approvalId, requestedBy, approvedBy };
      await work.portfolio.addRun({
        id: runId,
        kind: "fixing",
        payload: about,
        digest,
        lines: 0,
        ...decided,
      });
    });
    const payload = { runId, kind: "fixing", about, requestedBy, approvedBy, approvalId };
    await runner.run(payload, directJob(database, newId));
  };
}

/** What the worker gives a runner, without a lease to keep. */
function directJob(database: Database, newId: () => string): JobContext {
  const transact = transactOn(database);
  return {
    jobId: newId(),
    actor: people.approver,
    checkpoint: undefined,
    read: readOn(database),
    now: () => decidedAt,
    pause: () => Promise.resolve(),
    progress: () => Promise.resolve(),
    step: async (action, work) => {
      const unit = { actor: people.approver, action, now: decidedAt, newId };
      await transact(unit, (repositories, now): Promise<JobProgress> => work(repositories, now));
    },
  };
}
