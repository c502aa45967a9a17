import { z } from "zod";
import { pageOf, pageQuery } from "../answers.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { agreementNumber, newLoanRequest } from "../loan/setup-requests.ts";
import { programmeCode } from "../programme/terms.ts";
import { route } from "../route.ts";
import { wireDay, wireDecimal, wireId, wireText } from "../wire.ts";
import {
  applicationAnswer,
  applicationStates,
  applicationSummary,
  criteria,
  decisionKinds,
  decisionLetter,
} from "./answers.ts";
import { applicationContent, askedUse } from "./content.ts";

const applicationId = z.strictObject({ applicationId: wireId });
const reason = wireText(2000);
const grade = z.int().nullable();

const recording = {
  method: "post",
  tag: "applications",
  params: applicationId,
  response: applicationAnswer,
  status: 201,
  recordsFacts: true,
} as const;

export const applicationRoutes = {
  listApplications: route({
    id: "listApplications",
    method: "get",
    path: "/v1/applications",
    summary:
      "Applications the caller's organization has made or been given; a page may hold fewer than asked",
    tag: "applications",
    permission: "readApplications",
    query: pageQuery.extend({ state: z.enum(applicationStates).optional() }),
    response: pageOf(applicationSummary),
  }),
  getApplication: route({
    id: "getApplication",
    method: "get",
    path: "/v1/applications/{applicationId}",
    summary: "One application: content, what is missing, which rules fail, review, decision, conditions",
    tag: "applications",
    permission: "readApplications",
    params: applicationId,
    response: applicationAnswer,
  }),
  beginApplication: route({
    ...recording,
    id: "beginApplication",
    path: "/v1/programmes/{programmeId}/applications",
    summary: "Begin an application for a project one runs",
    permission: "apply",
    params: z.strictObject({ programmeId: wireId }),
    body: z.strictObject({ projectId: wireId }),
  }),
  saveApplication: route({
    ...recording,
    id: "saveApplication",
    method: "put",
    path: "/v1/applications/{applicationId}/draft",
    summary: "Save the draft as far as it goes; refused when somebody else has saved meanwhile",
    permission: "apply",
    body: z.strictObject({ revision: z.int().min(1), content: applicationContent }),
    status: 200,
  }),
  addApplicationDocument: route({
    ...recording,
    id: "addApplicationDocument",
    path: "/v1/applications/{applicationId}/documents",
    summary: "Hand in a document that the programme asks for",
    permission: "apply",
    body: z.strictObject({ code: programmeCode }),
    bodyKind: "multipart",
  }),
  downloadApplicationDocument: route({
    id: "downloadApplicationDocument",
    method: "get",
    path: "/v1/application-documents/{documentId}/file",
    summary: "The file of a document; who read it is recorded",
    tag: "applications",
    permission: "readApplications",
    params: z.strictObject({ documentId: wireId }),
    response: z.unknown(),
    responseKind: "file",
    handsOutEvidence: true,
  }),
  submitApplication: route({
    ...recording,
    id: "submitApplication",
    path: "/v1/applications/{applicationId}/submissions",
    summary: "Submit the draft: complete, and eligible by every rule",
    permission: "apply",
    body: z.strictObject({}),
  }),
  withdrawApplication: route({
    ...recording,
    id: "withdrawApplication",
    path: "/v1/applications/{applicationId}/withdrawals",
    summary: "Take the application back",
    permission: "apply",
    body: z.strictObject({ reason: wireText(2000, 0).default("") }),
  }),
  screenApplication: route({
    ...recording,
    id: "screenApplication",
    path: "/v1/applications/{applicationId}/steps",
    summary: "Take up, return with reasons, pass on to review or to decision",
    permission: "screenApplications",
    body: z.strictObject({
      step: z.enum(["takenUp", "returned", "passedToReview", "passedToDecision"]),
      reason: wireText(2000, 0).default(""),
      /** Of a return: the day by which the organizer has to answer. */
      answerByOn: wireDay.optional(),
    }),
  }),
  assignReviewers: route({
    ...recording,
    id: "assignReviewers",
    path: "/v1/applications/{applicationId}/reviewers",
    summary: "Ask two people to grade it, in the place of those asked before",
    permission: "screenApplications",
    body: z.strictObject({ reviewerIds: z.array(wireId).max(2) }),
  }),
  declareConflict: route({
    ...recording,
    id: "declareConflict",
    path: "/v1/applications/{applicationId}/conflicts",
    summary: "Declare one's own conflict of interest: one takes no part from then on",
    permission: "reviewApplications",
    body: z.strictObject({ reason }),
  }),
  giveReview: route({
    ...recording,
    id: "giveReview",
    path: "/v1/applications/{applicationId}/reviews",
    summary: "Submit one's grades, for good; the other reviewer's are shown once both are in",
    permission: "reviewApplications",
    body: z.strictObject({
      /** 0 to 4; null where one cannot say. */
      grades: z.strictObject({
        needGap: grade,
        intensity: grade,
        additionality: grade,
        evidence: grade,
        viability: grade,
        lock: grade,
      }),
      likelihood: wireDecimal,
      comment: wireText(4000, 0).default(""),
    }),
  }),
  explainGrades: route({
    ...recording,
    id: "explainGrades",
    path: "/v1/applications/{applicationId}/difference-notes",
    summary: "Explain why two grades lie two steps or more apart",
    permission: "reviewApplications",
    body: z.strictObject({ criterion: z.enum(criteria), note: wireText(2000) }),
  }),
  requestDecision: route({
    ...recording,
    id: "requestDecision",
    path: "/v1/applications/{applicationId}/decisions",
    summary: "Ask a second person to approve the decision",
    permission: "requestApproval",
    body: z.strictObject({
      kind: z.enum(decisionKinds),
      reasons: wireText(4000, 0),
      granted: z.strictObject({ tier: programmeCode, uses: z.array(askedUse).max(4) }).nullable(),
      conditions: z
        .array(z.strictObject({ text: reason, dueOn: wireDay.optional() }))
        .max(40)
        .default([]),
    }),
    response: approvalAnswer,
  }),
  getDecisionLetter: route({
    id: "getDecisionLetter",
    method: "get",
    path: "/v1/applications/{applicationId}/decision-letter",
    summary: "What the letter on the decision says",
    tag: "applications",
    permission: "readApplications",
    params: applicationId,
    response: decisionLetter,
  }),
  getDecisionLetterPdf: route({
    id: "getDecisionLetterPdf",
    method: "get",
    path: "/v1/applications/{applicationId}/decision-letter.pdf",
    summary: "The letter on the decision (PDF)",
    tag: "applications",
    permission: "readApplications",
    params: applicationId,
    query: z.strictObject({ language: z.enum(["ja", "en"]).default("ja") }),
    responseKind: "pdf",
    response: z.unknown(),
  }),
  requestContract: route({
    ...recording,
    id: "requestContract",
    path: "/v1/applications/{applicationId}/contracts",
    summary: "Ask a second person to approve facility, agreement on the KPIs and covenants in one",
    permission: "requestApproval",
    body: z.strictObject({
      facilityNumber: agreementNumber,
      agreedOn: wireDay,
      firstLoan: newLoanRequest.optional(),
    }),
    response: approvalAnswer,
  }),
  meetCondition: route({
    ...recording,
    id: "meetCondition",
    path: "/v1/applications/{applicationId}/conditions/{number}/fulfilments",
    summary: "Record that a condition precedent is met",
    permission: "screenApplications",
    params: applicationId.extend({ number: z.coerce.number().int().min(1).max(1_000) }),
    body: z.strictObject({ metOn: wireDay, note: reason }),
  }),
} as const;
