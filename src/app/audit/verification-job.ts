/**
 * Verification of an organization as a job: it reads the whole chain and reckons every loan again, which takes longer
 * than a request may. How far it has come is told in rows of the chain and in loans, in hundredths of the whole; a job
 * that is called off stops at the next of these.
 */
import type { CommandContext } from "../command.ts";
import type { JobView } from "../job/job-view.ts";
import type { JobContext, JobRunner } from "../job/runner.ts";
import { startJob } from "../job/steer-job.ts";
import { loanReckoned, type Checkpoints, type Verifier } from "./ports.ts";

const kind = "verification";

export function startVerification(context: CommandContext): Promise<JobView> {
  return startJob(context, { kind, payload: {} });
}

/** What is counted of the tally. */
const steps = ["audit_row", loanReckoned];

export function verificationRunner({
  verify,
  checkpoints,
}: {
  readonly verify: Verifier;
  readonly checkpoints: Pick<Checkpoints, "list">;
}): JobRunner {
  return {
    kind,
    run: async (_payload, job) => {
      const { organizationId } = job.actor;
      const anchors = await checkpoints.list(organizationId);
      const total = await job.read(
        async ({ audit, loans }) =>
          (await audit.lengthOf(organizationId)) + (await loans.idsOfLender(organizationId)).length,
      );
      const telling = tellingOf(job, total);
      const { checked, firstBadRow } = await verify({
        organizationId,
        anchors,
        onProgress: (what, count) => {
          if (steps.includes(what)) telling.tell(what, count);
        },
        progressEvery: 1,
      });
      await telling.end();
      const result = {
        holds: firstBadRow === undefined,
        checked: checked.map(({ what, count }) => ({ what, count })),
        firstBadRow: firstBadRow === undefined ? null : { ...firstBadRow },
      };
      await job.progress({ done: total, total, result });
    },
  };
}

interface Telling {
  /** Throws what telling has met: the job was called off, or belongs to another worker. */
  readonly tell: (what: string, count: number) => void;
  readonly end: () => Promise<void>;
}

const parts = 100;

/** Progress is kept while the verification goes on; one after another, so that it never runs back. */
function tellingOf(job: JobContext, total: number): Telling {
  const counts = new Map<string, number>();
  let toldOf = 0;
  let told: Promise<void> = Promise.resolve();
  let met: { readonly error: unknown } | undefined;
  const throwMet = (): void => {
    if (met !== undefined) throw met.error;
  };
  return {
    tell: (what, count) => {
      throwMet();
      counts.set(what, count);
      const done = Math.min(
        [...counts.values()].reduce((sum, each) => sum + each, 0),
        total,
      );
      if (done - toldOf < total / parts) return;
      toldOf = done;
      told = told
        .then(() => job.progress({ done, total }))
        .catch((error: unknown) => {
          met ??= { error };
        });
    },
    end: async () => {
      await told;
      throwMet();
    },
  };
}
