import { z } from "zod";
import { answeredViewpoint, pageOf, pageQuery, rateRow, viewpointQuery } from "../answers.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { route } from "../route.ts";
import { wireDay, wireId } from "../wire.ts";
import { interestTable, loanTable, rateTimelineTable, scheduleTable } from "./tables.ts";
import {
  interestAnswer,
  loanAnswer,
  loanEvidence,
  loanSummary,
  ratchetPreview,
  scheduleAnswer,
} from "./loan-answers.ts";

const loanId = z.strictObject({ loanId: wireId });
const agreementId = z.strictObject({ agreementId: wireId });
const ratchetRequest = z.strictObject({
  /** Test date of the SPTs to be decided. */
  testOn: wireDay,
  /** Day the borrower's report arrived, if not the day it was submitted here (a paper original, say). */
  certificateReceivedOn: wireDay.optional(),
});

export const loanRoutes = {
  listLoans: route({
    id: "listLoans",
    method: "get",
    path: "/v1/loans",
    summary: "Loans the caller's organization has granted or taken",
    tag: "loans",
    permission: "readLoans",
    query: pageQuery.extend({
      sort: z
        .enum(["number", "-number", "principal", "-principal", "drawdownOn", "-drawdownOn"])
        .default("number"),
    }),
    response: pageOf(loanSummary),
    table: loanTable,
  }),
  getLoan: route({
    id: "getLoan",
    method: "get",
    path: "/v1/loans/{loanId}",
    summary: "One loan: terms, rate and balance at a viewpoint, agreement and tests",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    query: viewpointQuery,
    response: loanAnswer,
  }),
  getRateTimeline: route({
    id: "getRateTimeline",
    method: "get",
    path: "/v1/loans/{loanId}/rate-timeline",
    summary: "Dated rates, each with the tree that explains it",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    query: viewpointQuery,
    response: z.strictObject({ rows: z.array(rateRow), viewpoint: answeredViewpoint }),
    table: rateTimelineTable,
  }),
  getSchedule: route({
    id: "getSchedule",
    method: "get",
    path: "/v1/loans/{loanId}/schedule",
    summary: "Repayment schedule at the rates known at the viewpoint",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    query: viewpointQuery,
    response: scheduleAnswer,
    table: scheduleTable,
  }),
  getInterestTable: route({
    id: "getInterestTable",
    method: "get",
    path: "/v1/loans/{loanId}/interest",
    summary:
      "Interest of each period: days, balance and rate of every segment, the exact figure and the rounded one",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    query: viewpointQuery,
    response: interestAnswer,
    table: interestTable,
  }),
  getLoanEvidence: route({
    id: "getLoanEvidence",
    method: "get",
    path: "/v1/loans/{loanId}/evidence",
    summary: "Evidence behind the KPIs the loan is priced on",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    response: loanEvidence,
  }),
  getLoanReport: route({
    id: "getLoanReport",
    method: "get",
    path: "/v1/loans/{loanId}/report",
    summary: "Report on the loan as PDF (PDF/A-3a, PDF/UA-1); the same viewpoint gives the same bytes",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    query: viewpointQuery.extend({ language: z.enum(["ja", "en"]).default("ja") }),
    responseKind: "pdf",
    response: z.unknown(),
  }),
  previewRatchet: route({
    id: "previewRatchet",
    method: "post",
    computes: true,
    path: "/v1/agreements/{agreementId}/ratchet-previews",
    summary: "What deciding the SPTs of a test date would change; writes nothing",
    tag: "loans",
    permission: "requestApproval",
    params: agreementId,
    body: ratchetRequest,
    response: ratchetPreview,
    status: 200,
  }),
  requestRatchetDecision: route({
    id: "requestRatchetDecision",
    method: "post",
    path: "/v1/agreements/{agreementId}/ratchet-decisions",
    summary: "Ask a second person to approve the verdict and its effect on the rate",
    tag: "loans",
    permission: "requestApproval",
    params: agreementId,
    body: ratchetRequest,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
} as const;
