import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { CommandContext } from "../command.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { JobKind } from "./job-names.ts";
import { allowedOn, type JobAction, type JobView } from "./job-view.ts";
import { readJob } from "./read-jobs.ts";

/** Asks for a job in the caller's unit of work; a worker takes it up when that has been committed. */
export async function startJob(
  { work, actor, now, newId }: CommandContext,
  { kind, payload }: { readonly kind: JobKind; readonly payload: CanonicalObject },
): Promise<JobView> {
  const id = newId();
  const { organizationId, personId } = actor;
  await work.jobs.add({ id, organizationId, personId, kind, payload, createdAt: now });
  return readJob(work, actor, id);
}

export async function cancelJob(context: CommandContext, jobId: string): Promise<JobView> {
  await guardAllowed(context, jobId, "cancel");
  const { work, actor, now } = context;
  await work.jobs.askToCancel(actor.organizationId, jobId, now);
  return readJob(work, actor, jobId);
}

export async function retryJob(context: CommandContext, jobId: string): Promise<JobView> {
  await guardAllowed(context, jobId, "retry");
  const { work, actor, now } = context;
  await work.jobs.askAgain(actor.organizationId, jobId, now);
  return readJob(work, actor, jobId);
}

async function guardAllowed(
  { work, actor }: CommandContext,
  jobId: string,
  action: JobAction,
): Promise<void> {
  const job = orNotFound(await work.jobs.find(actor.organizationId, jobId), "job");
  if (allowedOn(job, actor).includes(action)) return;
  throw new Rejected({ code: "jobStepNotAllowed", figures: { action, state: job.state } });
}
