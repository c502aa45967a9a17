import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { millisOf } from "../../domain/kernel/instant.ts";
import { mayDo } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import { jobName } from "./job-names.ts";
import type { JobError, JobRecord, JobState } from "./ports.ts";

export type JobAction = "cancel" | "retry";

export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly name: Bilingual;
  readonly state: JobState;
  readonly isCancelAsked: boolean;
  readonly done: number;
  readonly total: number | null;
  /** Units a second in the present attempt, to one decimal. */
  readonly rate: string | null;
  readonly etaSeconds: number | null;
  readonly errors: readonly JobError[];
  readonly result: CanonicalObject | null;
  readonly requestedBy: string;
  readonly attempt: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly allowed: readonly JobAction[];
}

export function jobView(job: JobRecord, actor: Actor): JobView {
  return {
    id: job.id,
    kind: job.kind,
    name: jobName(job.kind),
    state: job.state,
    isCancelAsked: job.isCancelAsked,
    done: job.done,
    total: job.total ?? null,
    ...speedOf(job),
    errors: job.errors,
    result: job.result ?? null,
    requestedBy: job.person ?? job.personId,
    attempt: job.attempt,
    createdAt: job.createdAt,
    startedAt: job.startedAt ?? null,
    finishedAt: job.finishedAt ?? null,
    allowed: allowedOn(job, actor),
  };
}

function speedOf({ state, done, doneBefore, total, startedAt, updatedAt }: JobRecord): {
  readonly rate: string | null;
  readonly etaSeconds: number | null;
} {
  const units = done - doneBefore;
  const millis = startedAt === undefined ? 0 : millisOf(updatedAt) - millisOf(startedAt);
  if (units <= 0 || millis <= 0) return { rate: null, etaSeconds: null };
  const tenths = Math.floor((units * 10_000) / millis);
  const left = state === "running" && total !== undefined ? Math.max(total - done, 0) : undefined;
  return {
    rate: `${Math.floor(tenths / 10)}.${tenths % 10}`,
    etaSeconds: left === undefined ? null : Math.ceil((left * millis) / (units * 1000)),
  };
}

/** Whoever asked may call it off or ask again, and so may those who could have asked. */
export function allowedOn({ state, personId, isCancelAsked }: JobRecord, actor: Actor): readonly JobAction[] {
  if (actor.personId !== personId && !mayDo(actor.roles, "requestApproval")) return [];
  if (state === "failed" || state === "cancelled") return ["retry"];
  return (state === "waiting" || state === "running") && !isCancelAsked ? ["cancel"] : [];
}
