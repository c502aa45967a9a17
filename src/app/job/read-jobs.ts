import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { jobView, type JobView } from "./job-view.ts";
import type { JobState } from "./ports.ts";

type Jobs = Pick<Repositories, "jobs">;

export async function listJobs(
  { jobs }: Jobs,
  actor: Actor,
  { state, page }: { readonly state: JobState | undefined; readonly page: PageRequest },
): Promise<Page<JobView>> {
  const { items, nextCursor } = await jobs.list(actor.organizationId, state, page);
  return { items: items.map((job) => jobView(job, actor)), nextCursor };
}

export async function readJob({ jobs }: Jobs, actor: Actor, jobId: string): Promise<JobView> {
  return jobView(orNotFound(await jobs.find(actor.organizationId, jobId), "job"), actor);
}
