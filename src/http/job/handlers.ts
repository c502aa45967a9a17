import { startVerification } from "../../app/audit/verification-job.ts";
import { readJob, listJobs } from "../../app/job/read-jobs.ts";
import { cancelJob, retryJob } from "../../app/job/steer-job.ts";
import type { JobView } from "../../app/job/job-view.ts";
import type { Language } from "../../app/identity/ports.ts";
import { startInterestRun } from "../../app/loan/due-interest-job.ts";
import type { jobRoutes } from "../../contract/job/routes.ts";
import type { Answer, Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { wording } from "../problem-text/wording.ts";
import { jobEvents } from "./job-events.ts";

type Routes = typeof jobRoutes;

export function jobHandlers(): Handlers<Routes> {
  return {
    listJobs: async ({ query: { state, ...page } }, { read, actor, language }) => {
      const asked = { state, page: pageRequest(page) };
      const { items, nextCursor } = await read((repositories) => listJobs(repositories, actor, asked));
      return { items: items.map((job) => worded(job, language)), nextCursor };
    },
    getJob: async ({ params }, { read, actor, language }) =>
      worded(await read((repositories) => readJob(repositories, actor, params.jobId)), language),
    followJob: async ({ params }, { read, actor, language }) => {
      const look = () => read((repositories) => readJob(repositories, actor, params.jobId));
      return jobEvents(await look(), { look, text: (job) => JSON.stringify(worded(job, language)) });
    },
    cancelJob: async ({ params }, context) =>
      worded(await cancelJob(context, params.jobId), context.language),
    retryJob: async ({ params }, context) => worded(await retryJob(context, params.jobId), context.language),
    startVerification: async (_input, context) => worded(await startVerification(context), context.language),
    startInterestRun: async ({ body }, context) =>
      worded(await startInterestRun(context, body), context.language),
  };
}

function worded(job: JobView, language: Language): Answer<Routes["getJob"]> {
  return {
    ...job,
    errors: job.errors.map(({ code, figures = {}, at = null }) => ({
      code,
      message: wording({ code, figures }, language),
      figures,
      at,
    })),
  };
}
