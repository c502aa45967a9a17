import { z } from "zod";
import { bilingual, pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerDecimal, answerInstant, wireId } from "../wire.ts";

export const jobStates = ["waiting", "running", "done", "failed", "cancelled"] as const;

export const jobAnswer = z
  .strictObject({
    id: wireId,
    kind: z.string(),
    /** What people call the kind. */
    name: bilingual,
    state: z.enum(jobStates),
    /** Somebody has called it off; it stops at its next step. */
    isCancelAsked: z.boolean(),
    done: z.number().int(),
    total: z.number().int().nullable(),
    /** Units a second. */
    rate: answerDecimal.nullable(),
    etaSeconds: z.number().int().nullable(),
    /** The first hundred, in the caller's language; `at` names the line or the object. */
    errors: z.array(
      z.strictObject({
        code: z.string(),
        message: z.string(),
        figures: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
        at: z.string().nullable(),
      }),
    ),
    /** What it came to, by its kind; before its end as far as it has come. */
    result: z.record(z.string(), z.unknown()).nullable(),
    requestedBy: z.string(),
    attempt: z.number().int(),
    createdAt: answerInstant,
    startedAt: answerInstant.nullable(),
    finishedAt: answerInstant.nullable(),
    allowed: z.array(z.enum(["cancel", "retry"])),
  })
  .meta({ id: "Job" });

const jobId = z.strictObject({ jobId: wireId });

export const jobRoutes = {
  listJobs: route({
    id: "listJobs",
    method: "get",
    path: "/v1/jobs",
    summary: "Long work that the caller's organization has asked for, newest first",
    tag: "jobs",
    permission: "signedIn",
    query: pageQuery.extend({ state: z.enum(jobStates).optional() }),
    response: pageOf(jobAnswer),
  }),
  getJob: route({
    id: "getJob",
    method: "get",
    path: "/v1/jobs/{jobId}",
    summary: "One job: state, how far it has come, how long it will take, errors and result",
    tag: "jobs",
    permission: "signedIn",
    params: jobId,
    response: jobAnswer,
  }),
  followJob: route({
    id: "followJob",
    method: "get",
    path: "/v1/jobs/{jobId}/events",
    summary: "The job as server-sent events, one for each change, until it has ended",
    tag: "jobs",
    permission: "signedIn",
    params: jobId,
    responseKind: "events",
    response: z.unknown(),
  }),
  cancelJob: route({
    id: "cancelJob",
    method: "post",
    path: "/v1/jobs/{jobId}/cancellations",
    summary: "Call a job off; what it has recorded stays",
    tag: "jobs",
    permission: "signedIn",
    params: jobId,
    body: z.strictObject({}),
    response: jobAnswer,
    status: 202,
    recordsFacts: true,
  }),
  retryJob: route({
    id: "retryJob",
    method: "post",
    path: "/v1/jobs/{jobId}/retries",
    summary: "Ask again for a job that failed or was called off; it goes on where it stopped",
    tag: "jobs",
    permission: "signedIn",
    params: jobId,
    body: z.strictObject({}),
    response: jobAnswer,
    status: 202,
    recordsFacts: true,
  }),
  startVerification: route({
    id: "startVerification",
    method: "post",
    path: "/v1/audit/verifications",
    summary:
      "Recompute hashes, balances and rates of the organization, as a job; its result names the first row that does not hold",
    tag: "audit",
    permission: "audit",
    body: z.strictObject({}),
    response: jobAnswer,
    status: 202,
    recordsFacts: true,
  }),
  startInterestRun: route({
    id: "startInterestRun",
    method: "post",
    path: "/v1/interest-runs",
    summary: "Post interest that is due or has changed on every loan of the organization, as a job",
    tag: "jobs",
    permission: "requestApproval",
    body: z.strictObject({ dryRun: z.boolean().default(false) }),
    response: jobAnswer,
    status: 202,
    recordsFacts: true,
  }),
} as const;
