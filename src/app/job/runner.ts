/**
 * Long work. A kind of job brings a runner; the worker claims jobs by lease, hands each to the runner of its kind and
 * keeps how far it has come. A job whose process dies goes on from its last checkpoint in another one.
 */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { AppPorts, Repositories } from "../ports.ts";
import type { JobProgress } from "./ports.ts";

/** What a runner may use. `step` and `progress` throw when the job has been cancelled or belongs to another worker. */
export interface JobContext {
  readonly jobId: string;
  /** The asker's organization and person; the program acts for him. */
  readonly actor: Actor;
  /** Of an earlier attempt. */
  readonly checkpoint: CanonicalObject | undefined;
  readonly read: AppPorts["read"];
  readonly now: () => Instant;
  /** Lets other work go on. To be awaited at least every twenty milliseconds of reckoning. */
  readonly pause: () => Promise<void>;
  readonly progress: (progress: JobProgress) => Promise<void>;
  /** One unit of work: what it records and how far the job has come stand or fall together. */
  readonly step: (
    action: string,
    work: (repositories: Repositories, now: Instant) => Promise<JobProgress>,
  ) => Promise<void>;
}

export interface JobRunner {
  readonly kind: string;
  /** Throws `Rejected` where the job as a whole cannot be done. */
  readonly run: (payload: CanonicalObject, job: JobContext) => Promise<void>;
}
