import { z } from "zod";
import { bilingual, pageOf, pageQuery } from "../answers.ts";
import { ratchetPreview } from "../loan/loan-answers.ts";
import { route } from "../route.ts";
import { answerInstant, wireId, wireText } from "../wire.ts";
import { changePreview } from "./change-preview.ts";

export const approvalStates = ["waiting", "approved", "rejected", "withdrawn"] as const;

/** Every kind of change that is shown in the common form of a change preview. */
export const changeKinds = [
  "fixing",
  "agreement",
  "agreementTerms",
  "declassification",
  "suspension",
  "restatement",
] as const;

const request = z.strictObject({
  id: wireId,
  state: z.enum(approvalStates),
  title: bilingual,
  requestedBy: z.strictObject({ id: wireId, name: z.string() }),
  requestedAt: answerInstant,
  decidedBy: z.strictObject({ id: wireId, name: z.string() }).nullable(),
  decidedAt: answerInstant.nullable(),
  reason: z.string(),
  /** Facts have changed since the preview: ask for a new one. */
  stale: z.boolean(),
  allowed: z.array(z.enum(["approve", "reject", "withdraw"])),
});

export const verdictApproval = request
  .extend({ kind: z.literal("ratchetDecision"), preview: ratchetPreview })
  .meta({ id: "VerdictApproval" });

export const changeApproval = request
  .extend({ kind: z.enum(changeKinds), preview: changePreview })
  .meta({ id: "ChangeApproval" });

export const approvalAnswer = z
  .discriminatedUnion("kind", [verdictApproval, changeApproval])
  .meta({ id: "Approval" });

const approvalId = z.strictObject({ approvalId: wireId });

export const approvalRoutes = {
  listApprovals: route({
    id: "listApprovals",
    method: "get",
    path: "/v1/approvals",
    summary: "Approval requests of the caller's organization, newest first",
    tag: "approvals",
    permission: "readBooks",
    query: pageQuery.extend({ state: z.enum(approvalStates).optional() }),
    response: pageOf(approvalAnswer),
  }),
  getApproval: route({
    id: "getApproval",
    method: "get",
    path: "/v1/approvals/{approvalId}",
    summary: "One approval request with what it would change",
    tag: "approvals",
    permission: "readBooks",
    params: approvalId,
    response: approvalAnswer,
  }),
  approveRequest: route({
    id: "approveRequest",
    method: "post",
    path: "/v1/approvals/{approvalId}/approvals",
    summary: "Approve: a second person; everything the request names is written in one transaction",
    tag: "approvals",
    permission: "approve",
    params: approvalId,
    body: z.strictObject({ reason: wireText(2000, 0).default("") }),
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  rejectRequest: route({
    id: "rejectRequest",
    method: "post",
    path: "/v1/approvals/{approvalId}/rejections",
    summary: "Reject with a reason; the request stays on record",
    tag: "approvals",
    permission: "approve",
    params: approvalId,
    body: z.strictObject({ reason: wireText(2000) }),
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  withdrawRequest: route({
    id: "withdrawRequest",
    method: "post",
    path: "/v1/approvals/{approvalId}/withdrawals",
    summary: "Withdraw one's own request",
    tag: "approvals",
    permission: "requestApproval",
    params: approvalId,
    body: z.strictObject({ reason: wireText(2000, 0).default("") }),
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
} as const;
