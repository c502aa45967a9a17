/**
 * The due-interest run of one lender as a job. Its units are ranges of loans in the order of their ids; each range and
 * the checkpoint behind it are one transaction, so that a run cut off anywhere goes on without posting twice. A range
 * in which nothing is due leaves no trace in the books.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { CommandContext } from "../command.ts";
import type { JobProgress } from "../job/ports.ts";
import type { JobContext, JobRunner } from "../job/runner.ts";
import type { JobView } from "../job/job-view.ts";
import { startJob } from "../job/steer-job.ts";
import { postDueInterest, type DueInterestRun, type PostDueInterest } from "./post-due-interest.ts";

const kind = "dueInterest";
const loansAtATime = 25;

interface DueInterestDeps {
  readonly calendar: HolidayCalendar;
  readonly newId: () => string;
  /** Loans of one unit of work. */
  readonly rangeLength?: number;
}

export function startInterestRun(
  context: CommandContext,
  { dryRun }: { readonly dryRun: boolean },
): Promise<JobView> {
  return startJob(context, { kind, payload: { dryRun } });
}

/** What has been posted, or would be, up to the loan `after`. */
interface RunSoFar {
  readonly after: string;
  readonly loans: number;
  readonly accruals: number;
  readonly adjustments: number;
}

const nothingSoFar: RunSoFar = { after: "", loans: 0, accruals: 0, adjustments: 0 };

export function dueInterestRunner(deps: DueInterestDeps): JobRunner {
  return {
    kind,
    run: async ({ dryRun }, job) => {
      const { rangeLength = loansAtATime } = deps;
      const ids = await job.read(({ loans }) => loans.idsOfLender(job.actor.organizationId));
      let soFar: RunSoFar = { ...nothingSoFar, ...job.checkpoint };
      const left = ids.filter((id) => id > soFar.after);
      const total = ids.length;
      await job.progress(progressOf(soFar, total, dryRun === true));
      for (let from = 0; from < left.length; from += rangeLength) {
        const loanIds = left.slice(from, from + rangeLength);
        soFar = await runRange(deps, job, { loanIds, soFar, total, dryRun: dryRun === true });
        await job.pause();
      }
    },
  };
}

interface Range {
  readonly loanIds: readonly string[];
  readonly soFar: RunSoFar;
  readonly total: number;
  readonly dryRun: boolean;
}

async function runRange(
  { calendar, newId }: DueInterestDeps,
  job: JobContext,
  { loanIds, soFar, total, dryRun }: Range,
): Promise<RunSoFar> {
  const now = job.now();
  const command: PostDueInterest = { loanIds, asOf: japanDay(now), runId: job.jobId, now, dryRun: true };
  const due = await job.read((work) =>
    postDueInterest({ work, calendar, newId, pause: job.pause }, job.actor, command),
  );
  if (dryRun || due.accruals + due.adjustments === 0) {
    const reached = added(soFar, due, loanIds);
    await job.progress(progressOf(reached, total, dryRun));
    return reached;
  }
  let reached = soFar;
  await job.step("postDueInterest", async (work, at) => {
    const posted = await postDueInterest({ work, calendar, newId, pause: job.pause }, job.actor, {
      ...command,
      asOf: japanDay(at),
      now: at,
      dryRun: false,
    });
    reached = added(soFar, posted, loanIds);
    return progressOf(reached, total, dryRun);
  });
  return reached;
}

function added(soFar: RunSoFar, run: DueInterestRun, loanIds: readonly string[]): RunSoFar {
  return {
    after: loanIds.at(-1) ?? soFar.after,
    loans: soFar.loans + loanIds.length,
    accruals: soFar.accruals + run.accruals,
    adjustments: soFar.adjustments + run.adjustments,
  };
}

function progressOf(soFar: RunSoFar, total: number, dryRun: boolean): JobProgress {
  const { after, ...counts } = soFar;
  return { done: counts.loans, total, checkpoint: { after, ...counts }, result: { dryRun, ...counts } };
}
