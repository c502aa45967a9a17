import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Rejection } from "../../domain/kernel/decision.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Page, PageRequest } from "../page.ts";

export const jobStates = ["waiting", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof jobStates)[number];

/** One thing that could not be done; `at` names it as the asker knows it ("line 12", a loan's number). */
export interface JobError extends Rejection {
  readonly at?: string;
}

/** How far a job has come. What is left out stays as it was. */
export interface JobProgress {
  /** Units of work done, of all attempts together. */
  readonly done: number;
  readonly total?: number;
  /** Where another attempt goes on. */
  readonly checkpoint?: CanonicalObject;
  readonly result?: CanonicalObject;
  /** All errors so far; the first hundred are kept. */
  readonly errors?: readonly JobError[];
}

export interface NewJob {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly kind: string;
  readonly payload: CanonicalObject;
  readonly createdAt: Instant;
}

export interface JobRecord extends NewJob {
  /** Name of the asker; undefined for the program itself. */
  readonly person: string | undefined;
  readonly state: JobState;
  readonly done: number;
  /** Units done before the present attempt. */
  readonly doneBefore: number;
  readonly total: number | undefined;
  readonly checkpoint: CanonicalObject | undefined;
  readonly errors: readonly JobError[];
  readonly result: CanonicalObject | undefined;
  readonly isCancelAsked: boolean;
  readonly attempt: number;
  /** Of the present attempt. */
  readonly startedAt: Instant | undefined;
  readonly updatedAt: Instant;
  readonly finishedAt: Instant | undefined;
}

/** The right to work on a job: one owner, until a moment that he keeps moving on. */
export interface JobLease {
  readonly jobId: string;
  readonly owner: string;
  readonly now: Instant;
  readonly leaseUntil: Instant;
}

export interface JobRepository {
  /** Newest first. */
  readonly list: (
    organizationId: string,
    state: JobState | undefined,
    page: PageRequest,
  ) => Promise<Page<JobRecord>>;
  readonly find: (organizationId: string, jobId: string) => Promise<JobRecord | undefined>;
  readonly add: (job: NewJob) => Promise<void>;
  /** A waiting job is cancelled at once, a running one when its runner next tells how far it has come. */
  readonly askToCancel: (organizationId: string, jobId: string, now: Instant) => Promise<void>;
  /** A failed or cancelled job waits again, with its checkpoint and a new count of attempts. */
  readonly askAgain: (organizationId: string, jobId: string, now: Instant) => Promise<void>;
  /** The oldest job that waits or whose lease has run out. */
  readonly next: (kinds: readonly string[], now: Instant) => Promise<JobRecord | undefined>;
  /** False where somebody else was quicker. */
  readonly claim: (job: JobRecord, lease: JobLease) => Promise<boolean>;
  /** Undefined where the lease was lost; nothing is written then. */
  readonly advance: (
    lease: JobLease,
    progress: JobProgress | undefined,
  ) => Promise<{ readonly isCancelAsked: boolean } | undefined>;
  /** Ends the attempt; "waiting" leaves the job for another. Without effect where the lease was lost. */
  readonly end: (
    lease: Omit<JobLease, "leaseUntil">,
    ending: { readonly state: Exclude<JobState, "running">; readonly error?: JobError },
  ) => Promise<void>;
}

/** A small write transaction (serialized like every other) that leaves no audit row. */
export type KeepJobs = <T>(work: (jobs: JobRepository) => Promise<T>) => Promise<T>;
