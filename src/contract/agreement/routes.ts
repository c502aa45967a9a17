import { z } from "zod";
import { pageOf, pageQuery, viewpointQuery } from "../answers.ts";
import { changePreview } from "../approval/change-preview.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { route } from "../route.ts";
import { wireId } from "../wire.ts";
import {
  agreementDetail,
  agreementSummary,
  agreementTest,
  ladderPreview,
  restatementEffects,
  simulation,
  testStates,
  trancheAnswer,
} from "./answers.ts";
import {
  agreedRatchet,
  agreementBody,
  agreementEventBody,
  restatementBody,
  simulationBody,
  termsBody,
} from "./request.ts";

const agreementId = z.strictObject({ agreementId: wireId });

const reading = { method: "get", tag: "agreements", permission: "readLoans" } as const;
const previewing = {
  computes: true,
  method: "post",
  tag: "agreements",
  permission: "requestApproval",
  status: 200,
} as const;
const requesting = {
  method: "post",
  tag: "agreements",
  permission: "requestApproval",
  response: approvalAnswer,
  status: 201,
  recordsFacts: true,
} as const;

export const agreementRoutes = {
  listAgreements: route({
    ...reading,
    id: "listAgreements",
    path: "/v1/agreements",
    summary: "Sustainability agreements of the caller's organization, as lender or borrower",
    query: pageQuery,
    response: pageOf(agreementSummary),
  }),
  getAgreement: route({
    ...reading,
    id: "getAgreement",
    path: "/v1/agreements/{agreementId}",
    summary: "One agreement: versions of its terms, clauses in words, SPTs, calendar, restatements",
    params: agreementId,
    query: viewpointQuery,
    response: agreementDetail,
  }),
  listAgreementTests: route({
    ...reading,
    id: "listAgreementTests",
    path: "/v1/agreement-tests",
    summary:
      "Test dates of all agreements with how far each has come, by day; a page may hold fewer than asked",
    query: pageQuery.extend({ state: z.enum(testStates).optional() }),
    response: pageOf(agreementTest),
  }),
  listOpenTranches: route({
    ...reading,
    id: "listOpenTranches",
    permission: "requestApproval",
    path: "/v1/open-tranches",
    summary: "Tranches with a loan and no agreement yet",
    response: z.strictObject({ items: z.array(trancheAnswer) }),
  }),
  previewLadder: route({
    id: "previewLadder",
    method: "post",
    computes: true,
    path: "/v1/ladder-previews",
    summary: "The step for every number of SPTs achieved, or along the attainment; writes nothing",
    tag: "agreements",
    permission: "signedIn",
    body: z.strictObject({ ratchet: agreedRatchet }),
    response: ladderPreview,
    status: 200,
  }),
  previewAgreement: route({
    ...previewing,
    id: "previewAgreement",
    path: "/v1/agreement-previews",
    summary: "What an agreement would change in the loans of its tranche; writes nothing",
    body: agreementBody,
    response: changePreview,
  }),
  requestAgreement: route({
    ...requesting,
    id: "requestAgreement",
    path: "/v1/agreements",
    summary: "Ask a second person to approve a new agreement",
    body: agreementBody,
  }),
  previewAgreementTerms: route({
    ...previewing,
    id: "previewAgreementTerms",
    path: "/v1/agreements/{agreementId}/terms-previews",
    summary: "What new terms would change; writes nothing",
    params: agreementId,
    body: termsBody,
    response: changePreview,
  }),
  requestAgreementTerms: route({
    ...requesting,
    id: "requestAgreementTerms",
    path: "/v1/agreements/{agreementId}/terms",
    summary: "Ask a second person to approve a new version of the terms",
    params: agreementId,
    body: termsBody,
  }),
  previewAgreementEvent: route({
    ...previewing,
    id: "previewAgreementEvent",
    path: "/v1/agreements/{agreementId}/event-previews",
    summary: "What a declassification, suspension or resumption would change; writes nothing",
    params: agreementId,
    body: agreementEventBody,
    response: changePreview,
  }),
  requestAgreementEvent: route({
    ...requesting,
    id: "requestAgreementEvent",
    path: "/v1/agreements/{agreementId}/events",
    summary: "Ask a second person to approve a declassification, suspension or resumption",
    params: agreementId,
    body: agreementEventBody,
  }),
  simulateAgreement: route({
    id: "simulateAgreement",
    method: "post",
    computes: true,
    path: "/v1/agreements/{agreementId}/simulations",
    summary: "What if the KPIs came in so: step, rate and interest to maturity, case by case; writes nothing",
    tag: "agreements",
    permission: "readLoans",
    params: agreementId,
    body: simulationBody,
    response: simulation,
    status: 200,
  }),
  previewRestatement: route({
    ...previewing,
    id: "previewRestatement",
    path: "/v1/agreements/{agreementId}/restatement-effects",
    summary: "SPTs, verdicts and yen that a restated baseline would touch; writes and reprices nothing",
    params: agreementId,
    body: restatementBody,
    response: restatementEffects,
  }),
  requestRestatement: route({
    ...requesting,
    id: "requestRestatement",
    path: "/v1/agreements/{agreementId}/restatements",
    summary: "Ask a second person to approve a restatement; rates move only when a test is decided again",
    params: agreementId,
    body: restatementBody,
  }),
} as const;
