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
  "approvalPolicy",
  "facility",
  "loan",
  "drawdown",
  "pricing",
  "productTerms",
  "annualAccounts",
  "loanImport",
  "importUndo",
  "accountingPeriod",
  "openingBalances",
  "openingCorrection",
  "covenantWaiver",
  "covenantStep",
  "covenantAcceleration",
  "covenantAmendment",
  "repayment",
  "prepayment",
  "paymentHoliday",
  "nonAccrual",
  "accrualResumption",
  "acceleration",
  "writeOff",
  "charge",
  "heldRefund",
  "heldApplication",
  "goodCausePayment",
  "agreement",
  "agreementTerms",
  "declassification",
  "suspension",
  "restatement",
  "portfolioRun",
  "fund",
  "fundTerms",
  "fundExtension",
  "fundClosing",
  "capitalCall",
  "capitalReceipt",
  "fundInvestment",
  "fundValuation",
  "distributableAmount",
  "buyBackException",
  "fundExit",
  "fundIncome",
  "fundExpense",
  "fundFee",
  "fundDistribution",
  "interestTransfer",
  "fundReversal",
  "outcomeContract",
  "outcomeSettlement",
  "outcomePayment",
  "programme",
  "applicationDecision",
  "applicationContract",
  "crisisEvent",
  "projectPage",
] as const;

/** Kinds for which an institution may do without a second person. */
export const waivableKinds = ["fixing"] as const;

const request = z.strictObject({
  id: wireId,
  /** A request that nobody has decided in time has expired. */
  state: z.enum([...approvalStates, "expired"]),
  title: bilingual,
  requestedBy: z.strictObject({ id: wireId, name: z.string() }),
  requestedAt: answerInstant,
  expiresAt: answerInstant,
  decidedBy: z.strictObject({ id: wireId, name: z.string() }).nullable(),
  decidedAt: answerInstant.nullable(),
  reason: z.string(),
  /** Facts have changed since the preview: ask for a new one. */
  stale: z.boolean(),
  allowed: z.array(z.enum(["approve", "reject", "withdraw", "renew"])),
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

const refusal = z.strictObject({ code: z.string(), message: z.string() });

/** What is true of a request alone: where facts have changed since, what it would change today, or why it no longer can. */
function today<Preview extends z.ZodType>(preview: Preview) {
  return { today: z.strictObject({ preview: preview.nullable(), refusal: refusal.nullable() }).nullable() };
}

export const approvalInDetail = z
  .discriminatedUnion("kind", [
    verdictApproval.extend(today(ratchetPreview)).meta({ id: "VerdictApprovalInDetail" }),
    changeApproval.extend(today(changePreview)).meta({ id: "ChangeApprovalInDetail" }),
  ])
  .meta({ id: "ApprovalInDetail" });

const approvalId = z.strictObject({ approvalId: wireId });

const policyAnswer = z.strictObject({
  items: z.array(z.strictObject({ kind: z.enum(waivableKinds), needsSecondPerson: z.boolean() })),
});

export const approvalRoutes = {
  listApprovals: route({
    id: "listApprovals",
    method: "get",
    path: "/v1/approvals",
    summary: "Approval requests of the caller's organization, newest first",
    tag: "approvals",
    permission: "readRequests",
    query: pageQuery.extend({ state: z.enum(approvalStates).optional() }),
    response: pageOf(approvalAnswer),
  }),
  getApproval: route({
    id: "getApproval",
    method: "get",
    path: "/v1/approvals/{approvalId}",
    summary: "One approval request with what it would change, reckoned again where facts have changed since",
    tag: "approvals",
    permission: "readRequests",
    params: approvalId,
    response: approvalInDetail,
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
  approveRequests: route({
    id: "approveRequests",
    method: "post",
    path: "/v1/approvals/bulk-approvals",
    summary:
      "Approve many requests, each with its own decision; what cannot be approved stays waiting and is named",
    tag: "approvals",
    permission: "approve",
    body: z.strictObject({
      approvalIds: z.array(wireId).min(1).max(200),
      reason: wireText(2000, 0).default(""),
    }),
    response: z.strictObject({
      items: z.array(
        z.strictObject({
          id: wireId,
          approved: z.boolean(),
          refusal: refusal.nullable(),
        }),
      ),
    }),
    status: 201,
    recordsFacts: true,
  }),
  getApprovalPolicy: route({
    id: "getApprovalPolicy",
    method: "get",
    path: "/v1/approval-policy",
    summary: "Changes for which the institution may do without a second person, and whether it does",
    tag: "approvals",
    permission: "readBooks",
    response: policyAnswer,
  }),
  requestApprovalPolicy: route({
    id: "requestApprovalPolicy",
    method: "post",
    path: "/v1/approval-policy",
    summary: "Ask a second person to approve who decides on changes of a kind",
    tag: "approvals",
    permission: "administer",
    body: z.strictObject({ kind: z.enum(waivableKinds), needsSecondPerson: z.boolean() }),
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
  renewRequest: route({
    id: "renewRequest",
    method: "post",
    path: "/v1/approvals/{approvalId}/renewals",
    summary: "Ask again for one's own request with today's facts; the one before is withdrawn",
    tag: "approvals",
    permission: "followRequest",
    params: approvalId,
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
    permission: "followRequest",
    params: approvalId,
    body: z.strictObject({ reason: wireText(2000, 0).default("") }),
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
} as const;
