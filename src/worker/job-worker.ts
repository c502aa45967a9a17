/**
 * Takes up jobs one after another, as long as it is not stopped. A job whose worker was killed is taken up when its
 * lease has run out; a worker that is stopped gives its job back at the next step.
 */
import { setImmediate as otherWork, setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { JobLease, JobProgress, JobRecord, KeepJobs } from "../app/job/ports.ts";
import type { JobContext, JobRunner } from "../app/job/runner.ts";
import type { AppPorts } from "../app/ports.ts";
import { Rejected } from "../app/rejected.ts";
import { instantFromMillis, millisOf } from "../domain/kernel/instant.ts";

export interface JobWorkerDeps {
  readonly ports: Pick<AppPorts, "transact" | "read" | "now" | "newId">;
  readonly keepJobs: KeepJobs;
  readonly runners: readonly JobRunner[];
  readonly logger: Logger;
}

export interface JobWorker {
  /** Resolves when the present job has been given back or ended. */
  readonly stop: () => Promise<void>;
}

const leaseMillis = 30_000;
const renewMillis = 10_000;
const idleMillis = 500;
const mostAttempts = 5;

/** Leaves a runner without an error of the job. */
class JobLeft extends Error {
  override readonly name = "JobLeft";
  readonly why: "cancelled" | "leaseLost" | "stopped";

  constructor(why: JobLeft["why"]) {
    super(why);
    this.why = why;
  }
}

export function startJobWorker(deps: JobWorkerDeps): JobWorker {
  const idle = new AbortController();
  const run = async (): Promise<void> => {
    while (!idle.signal.aborted) {
      const worked = await workOnce(deps, idle.signal).catch((error: unknown) => {
        deps.logger.error({ err: error }, "taking up a job failed");
        return false;
      });
      if (!worked) await wait(idleMillis, undefined, { signal: idle.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      idle.abort();
      await running;
    },
  };
}

/** Takes up one job and works on it until it ends; false when none waits. */
async function workOnce(deps: JobWorkerDeps, stopping: AbortSignal): Promise<boolean> {
  const { ports, keepJobs, runners } = deps;
  const kinds = runners.map(({ kind }) => kind);
  const job = await ports.read(({ jobs }) => jobs.next(kinds, ports.now()));
  const runner = runners.find(({ kind }) => kind === job?.kind);
  if (job === undefined || runner === undefined) return false;
  const owner = ports.newId();
  const lease = (): JobLease => leaseOf(deps, job, owner);
  if (!(await keepJobs((jobs) => jobs.claim(job, lease())))) return true;
  const renewing = setInterval(() => {
    keepJobs((jobs) => jobs.advance(lease(), undefined)).catch((error: unknown) => {
      deps.logger.warn({ err: error, jobId: job.id }, "renewing a lease failed");
    });
  }, renewMillis);
  try {
    const ending = await endingOf(deps, runner, { job, context: contextOf(deps, job, { lease, stopping }) });
    if (ending !== undefined) await keepJobs((jobs) => jobs.end(lease(), ending));
  } finally {
    clearInterval(renewing);
  }
  return true;
}

function leaseOf({ ports }: JobWorkerDeps, job: JobRecord, owner: string): JobLease {
  const now = ports.now();
  return { jobId: job.id, owner, now, leaseUntil: instantFromMillis(millisOf(now) + leaseMillis) };
}

type Ending = Parameters<Parameters<Parameters<KeepJobs>[0]>[0]["end"]>[1];

interface Attempt {
  readonly job: JobRecord;
  readonly context: JobContext;
}

/** How the attempt ended; undefined when the job belongs to another worker by now. */
async function endingOf(
  { logger }: JobWorkerDeps,
  runner: JobRunner,
  { job, context }: Attempt,
): Promise<Ending | undefined> {
  if (job.isCancelAsked) return { state: "cancelled" };
  if (job.attempt >= mostAttempts) {
    return { state: "failed", error: { code: "jobGivenUp", figures: { attempts: job.attempt } } };
  }
  try {
    await runner.run(job.payload, context);
    return { state: "done" };
  } catch (error) {
    if (error instanceof JobLeft) return endingWhenLeft(error.why);
    if (error instanceof Rejected) return { state: "failed", error: error.rejection };
    logger.error({ err: error, jobId: job.id, kind: job.kind }, "a job failed");
    return { state: "failed", error: { code: "jobBroken" } };
  }
}

function endingWhenLeft(why: JobLeft["why"]): Ending | undefined {
  if (why === "leaseLost") return undefined;
  return { state: why === "cancelled" ? "cancelled" : "waiting" };
}

interface Holding {
  readonly lease: () => JobLease;
  readonly stopping: AbortSignal;
}

function contextOf(
  { ports, keepJobs }: JobWorkerDeps,
  { id, organizationId, personId, checkpoint }: JobRecord,
  { lease, stopping }: Holding,
): JobContext {
  const actor = { personId, organizationId, roles: [], via: "system" } as const;
  const goOn = (advanced: { readonly isCancelAsked: boolean } | undefined): void => {
    if (advanced === undefined) throw new JobLeft("leaseLost");
    if (advanced.isCancelAsked) throw new JobLeft("cancelled");
    if (stopping.aborted) throw new JobLeft("stopped");
  };
  return {
    jobId: id,
    actor,
    checkpoint,
    read: ports.read,
    now: ports.now,
    pause: () => otherWork(),
    progress: async (progress: JobProgress) => {
      goOn(await keepJobs((jobs) => jobs.advance(lease(), progress)));
    },
    step: async (action, work) => {
      const now = ports.now();
      const unit = { actor, action, now, newId: ports.newId };
      const advanced = await ports.transact(unit, async (repositories) => {
        const progress = await work(repositories, now);
        const kept = await repositories.jobs.advance(lease(), progress);
        // What another worker has taken up must not be recorded twice: nothing of this step stays.
        if (kept === undefined) throw new JobLeft("leaseLost");
        return kept;
      });
      goOn(advanced);
    },
  };
}
