/** A worker over the sample ledger, and runners made for a test. */
import { keepJobsOn, readOn, transactOn } from "../../db/transact.ts";
import type { Database } from "../../db/connect.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { JobRecord, KeepJobs } from "../../src/app/job/ports.ts";
import type { JobRunner } from "../../src/app/job/runner.ts";
import type { JobKind } from "../../src/app/job/job-names.ts";
import { startJob } from "../../src/app/job/steer-job.ts";
import type { AppPorts } from "../../src/app/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { createLogger } from "../../src/http/log.ts";
import { startJobWorker, type JobWorker } from "../../src/worker/job-worker.ts";
import { at, idMaker, people, sample } from "./sample-names.ts";

export interface JobWorld {
  readonly ports: Pick<AppPorts, "transact" | "read" | "now" | "newId">;
  readonly keepJobs: KeepJobs;
  readonly clock: { now: Instant };
  readonly ask: (kind: string, payload?: CanonicalObject) => Promise<string>;
  readonly job: (jobId: string) => Promise<JobRecord>;
  readonly work: (...runners: readonly JobRunner[]) => JobWorker;
  /** Waits until the job is as wanted. */
  readonly until: (jobId: string, wanted: (job: JobRecord) => boolean) => Promise<JobRecord>;
}

export function jobWorld(database: Database, series: number, day = "2026-01-05"): JobWorld {
  const clock = { now: at(day) };
  const newId = idMaker(series);
  const ports = { transact: transactOn(database), read: readOn(database), now: () => clock.now, newId };
  const keepJobs = keepJobsOn(database);
  const logger = createLogger("silent");
  const job = async (jobId: string) =>
    present(await ports.read(({ jobs }) => jobs.find(sample.bank, jobId)), "a job");
  return {
    ports,
    keepJobs,
    clock,
    job,
    ask: async (kind, payload = {}) => {
      const unit = { actor: people.officer, action: "ask", now: clock.now, newId };
      const asked = await ports.transact(unit, (work) =>
        startJob({ work, ...unit }, { kind: kind as JobKind, payload }),
      );
      return asked.id;
    },
    work: (...runners) => startJobWorker({ ports, keepJobs, runners, logger }),
    until: async (jobId, wanted) => {
      for (;;) {
        const found = await job(jobId);
        if (wanted(found)) return found;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}
