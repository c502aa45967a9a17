import { z } from "zod";
import { bilingual, pageOf, pageQuery } from "../answers.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { fixingBody } from "../loan/base-rate-routes.ts";
import { route } from "../route.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";
import { portfolioLineTable } from "./tables.ts";

export const portfolioStates = ["checking", "checked", "requested", "running", "done", "stopped"] as const;

const leftOut = [
  "evidenceMissing",
  "evidenceInReview",
  "evidenceGradeTooLow",
  "alreadyDecided",
  "requestWaiting",
  "agreementWithoutLoan",
  "earlierTestFirst",
  "notAffected",
  "refused",
] as const;

export const portfolioRunAnswer = z
  .strictObject({
    id: wireId,
    kind: z.enum(["fiscalYear", "fixing"]),
    title: bilingual,
    person: z.string(),
    createdAt: answerInstant,
    state: z.enum(portfolioStates),
    summary: z
      .strictObject({
        lines: z.number().int(),
        included: z.number().int(),
        leftOut: z.number().int(),
        loans: z.number().int(),
        totals: z.array(
          z.strictObject({
            currency: z.string(),
            toMaturity: answerDecimal,
            /** Of it what falls due in the current fiscal year. */
            thisYear: answerDecimal,
          }),
        ),
      })
      .nullable(),
    /** Over every line of the dry run: what is approved is exactly this. */
    digest: z.string().nullable(),
    checkJobId: wireId.nullable(),
    runJobId: wireId.nullable(),
    approvalId: wireId.nullable(),
    allowed: z.array(z.enum(["request"])),
  })
  .meta({ id: "PortfolioRun" });

export const portfolioLineAnswer = z
  .strictObject({
    seq: z.number().int(),
    included: z.boolean(),
    agreement: z.strictObject({ id: wireId, name: bilingual }).nullable(),
    testOn: answerDay.nullable(),
    borrower: bilingual.nullable(),
    loans: z.array(z.strictObject({ id: wireId, number: z.string() })),
    evidence: z.enum(["in", "missing", "inReview", "gradeTooLow", "notNeeded"]),
    outcomes: z.array(
      z.strictObject({
        kpi: bilingual,
        outcome: z.enum(["achieved", "neutral", "missed", "notReported", "suspended"]),
      }),
    ),
    certificateReceivedOn: answerDay.nullable(),
    effectiveOn: answerDay.nullable(),
    stepBpBefore: answerDecimal.nullable(),
    stepBpAfter: answerDecimal.nullable(),
    rateBefore: answerDecimal.nullable(),
    rateAfter: answerDecimal.nullable(),
    currency: z.string().nullable(),
    /** Interest more or less. */
    toMaturity: answerDecimal.nullable(),
    thisYear: answerDecimal.nullable(),
    leftOut: z.enum(leftOut).nullable(),
    reason: bilingual.nullable(),
    /** What the run did with the line; null where it has not come to it. */
    result: z.enum(["recomputed", "stale", "refused"]).nullable(),
  })
  .meta({ id: "PortfolioLine" });

const runId = z.strictObject({ runId: wireId });
const reading = { tag: "portfolio runs", permission: "readBooks" } as const;
const recording = {
  tag: "portfolio runs",
  permission: "requestApproval",
  status: 201,
  recordsFacts: true,
} as const;

export const portfolioRoutes = {
  listPortfolioRuns: route({
    ...reading,
    id: "listPortfolioRuns",
    method: "get",
    path: "/v1/portfolio-runs",
    summary: "Changes of many loans at once, newest first",
    query: pageQuery,
    response: pageOf(portfolioRunAnswer),
  }),
  startPortfolioDryRun: route({
    ...recording,
    id: "startPortfolioDryRun",
    method: "post",
    path: "/v1/portfolio-runs",
    summary:
      "Dry run of a fiscal year's verdicts, or of a fixing on every loan of its index, as a job; records nothing in the books",
    body: z.discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("fiscalYear"),
        /** Calendar year in which it begins, in April. */
        fiscalYear: z.number().int().min(1990).max(2199),
      }),
      fixingBody.extend({ kind: z.literal("fixing") }),
    ]),
    response: portfolioRunAnswer,
  }),
  getPortfolioRun: route({
    ...reading,
    id: "getPortfolioRun",
    method: "get",
    path: "/v1/portfolio-runs/{runId}",
    summary: "One run: state, counts, totals, the digest of its dry run and its jobs",
    params: runId,
    response: portfolioRunAnswer,
  }),
  listPortfolioLines: route({
    ...reading,
    id: "listPortfolioLines",
    method: "get",
    path: "/v1/portfolio-runs/{runId}/lines",
    summary: "Every line of the dry run, with what the run did to it",
    params: runId,
    query: pageQuery.extend({ included: z.enum(["true", "false"]).optional() }),
    response: pageOf(portfolioLineAnswer),
    table: portfolioLineTable,
  }),
  requestPortfolioRun: route({
    ...recording,
    id: "requestPortfolioRun",
    method: "post",
    path: "/v1/portfolio-runs/{runId}/requests",
    summary:
      "Ask a second person to approve exactly the dry run; approval starts the job that carries it out",
    params: runId,
    body: z.strictObject({}),
    response: approvalAnswer,
  }),
} as const;
