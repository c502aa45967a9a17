import { z } from "zod";
import { bilingual, pageOf, pageQuery, viewpointQuery } from "../answers.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { route } from "../route.ts";
import { wireDay, wireId, wireText } from "../wire.ts";
import {
  covenantDetail,
  covenantStates,
  covenantSteps,
  covenantSummary,
  covenantTestAnswer,
} from "./answers.ts";
import { agreedCovenant } from "./terms.ts";

const covenantId = z.strictObject({ covenantId: wireId });
const covenantTest = z.strictObject({ covenantId: wireId, testOn: wireDay });
const reason = wireText(2000);

const words = z.strictObject({ ja: wireText(200), en: wireText(200) }) satisfies z.ZodType<
  z.output<typeof bilingual>
>;
const list = pageQuery.extend({ loanId: wireId.optional() });

export const covenantRoutes = {
  listCovenants: route({
    id: "listCovenants",
    method: "get",
    path: "/v1/covenants",
    summary: "Covenants of the caller's facilities, each with the test to look at",
    tag: "covenants",
    permission: "readLoans",
    query: list.extend(viewpointQuery.shape),
    response: pageOf(covenantSummary),
  }),
  createCovenant: route({
    id: "createCovenant",
    method: "post",
    path: "/v1/covenants",
    summary: "Record a covenant of a facility, a tranche or a loan, as agreed",
    tag: "covenants",
    permission: "testCovenants",
    body: z.strictObject({
      loanId: wireId,
      scope: z.enum(["facility", "tranche", "loan"]).default("facility"),
      code: wireText(40),
      name: words,
      agreed: agreedCovenant,
      clause: wireText(2000, 0).default(""),
      effectiveOn: wireDay,
    }),
    response: covenantDetail,
    status: 201,
    recordsFacts: true,
  }),
  getCovenant: route({
    id: "getCovenant",
    method: "get",
    path: "/v1/covenants/{covenantId}",
    summary: "One covenant with all its tests, their inputs and their history",
    tag: "covenants",
    permission: "readLoans",
    params: covenantId,
    query: viewpointQuery,
    response: covenantDetail,
  }),
  listCovenantTests: route({
    id: "listCovenantTests",
    method: "get",
    path: "/v1/covenant-tests",
    summary: "Tests of covenants, page by page of covenants; a page may be empty",
    tag: "covenants",
    permission: "readLoans",
    query: list.extend({ state: z.enum(covenantStates).optional() }).extend(viewpointQuery.shape),
    response: pageOf(covenantTestAnswer),
  }),
  getCovenantSteps: route({
    id: "getCovenantSteps",
    method: "get",
    path: "/v1/loans/{loanId}/covenant-steps",
    summary: "Dated basis points that approved rate steps for breaches add to the margin",
    tag: "covenants",
    permission: "readLoans",
    params: z.strictObject({ loanId: wireId }),
    query: viewpointQuery,
    response: covenantSteps,
  }),
  recordCovenantTest: route({
    id: "recordCovenantTest",
    method: "post",
    path: "/v1/covenants/{covenantId}/tests/{testOn}/verdicts",
    summary:
      "Record the verdict: reckoned from the statements, or seen by a person where there are no figures",
    tag: "covenants",
    permission: "testCovenants",
    params: covenantTest,
    body: z.strictObject({
      /** For undertakings and mission locks: whether the promise was kept. */
      kept: z.boolean().optional(),
      reason: wireText(2000, 0).default(""),
    }),
    response: covenantDetail,
    status: 201,
    recordsFacts: true,
  }),
  deliverInformation: route({
    id: "deliverInformation",
    method: "post",
    path: "/v1/covenants/{covenantId}/tests/{testOn}/deliveries",
    summary: "What was owed has arrived; delivered twice it has arrived once",
    tag: "covenants",
    permission: "readLoans",
    params: covenantTest,
    body: z.strictObject({ reason: wireText(2000, 0).default("") }),
    response: covenantDetail,
    status: 201,
    recordsFacts: true,
  }),
  cureBreach: route({
    id: "cureBreach",
    method: "post",
    path: "/v1/covenants/{covenantId}/tests/{testOn}/cures",
    summary: "A breach has been cured",
    tag: "covenants",
    permission: "testCovenants",
    params: covenantTest,
    body: z.strictObject({ reason }),
    response: covenantDetail,
    status: 201,
    recordsFacts: true,
  }),
  closeCovenantTest: route({
    id: "closeCovenantTest",
    method: "post",
    path: "/v1/covenants/{covenantId}/tests/{testOn}/closings",
    summary: "A test is done with",
    tag: "covenants",
    permission: "testCovenants",
    params: covenantTest,
    body: z.strictObject({ reason: wireText(2000, 0).default("") }),
    response: covenantDetail,
    status: 201,
    recordsFacts: true,
  }),
  requestWaiver: route({
    id: "requestWaiver",
    method: "post",
    path: "/v1/covenants/{covenantId}/tests/{testOn}/waivers",
    summary: "Ask a second person to waive a breach until a day",
    tag: "waivers",
    permission: "requestApproval",
    params: covenantTest,
    body: z.strictObject({
      scope: z.enum(["thisTest", "untilEndDate"]),
      untilOn: wireDay,
      keepsStep: z.boolean(),
      reason,
    }),
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  requestCovenantStep: route({
    id: "requestCovenantStep",
    method: "post",
    path: "/v1/covenants/{covenantId}/tests/{testOn}/steps",
    summary: "Ask a second person to apply the rate step agreed for a breach",
    tag: "covenants",
    permission: "requestApproval",
    params: covenantTest,
    body: z.strictObject({ fromOn: wireDay, reason }),
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  requestCovenantAcceleration: route({
    id: "requestCovenantAcceleration",
    method: "post",
    path: "/v1/covenants/{covenantId}/tests/{testOn}/accelerations",
    summary: "Ask a second person to record the lender's request for acceleration",
    tag: "covenants",
    permission: "requestApproval",
    params: covenantTest,
    body: z.strictObject({ reason }),
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
} as const;
