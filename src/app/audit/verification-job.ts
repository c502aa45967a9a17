/**
 * Verification of an organization as a job: it reads the whole chain, which takes longer than a request may. How far it
 * has come is told in rows of the chain; a job that is called off stops at the next of these.
 */
import type { CommandContext } from "../command.ts";
import type { JobView } from "../job/job-view.ts";
import type { JobContext, JobRunner } from "../job/runner.ts";
import { startJob } from "../job/steer-job.ts";
import type { Checkpoints, Verifier } from "./ports.ts";

const kind = "verification";

export function startVerification(context: CommandContext): Promise<JobView> {
  return startJob(context, { kind, payload: {} });
}

const rowsBetweenProgress = 500;

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
      const total = await job.read(({ audit }) => audit.lengthOf(organizationId));
      const telling = tellingOf(job, total);
      const { checked, firstBadRow } = await verify({
        organizationId,
        anchors,
        onProgress: (what, count) => {
          if (what === "audit_row") telling.tell(count);
        },
        progressEvery: rowsBetweenProgress,
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
  readonly tell: (count: number) => void;
  readonly end: () => Promise<void>;
}

/** Progress is kept while the verification goes on; one after another, so that it never runs back. */
function tellingOf(job: JobContext, total: number): Telling {
  let told: Promise<void> = Promise.resolve();
  let met: { readonly error: unknown } | undefined;
  const throwMet = (): void => {
    if (met !== undefined) throw met.error;
  };
  return {
    tell: (count) => {
      throwMet();
      told = told
        .then(() => job.progress({ done: Math.min(count, total), total }))
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
