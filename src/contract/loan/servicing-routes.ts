/** What happens to loans after they were drawn: money received, measures, and what is owed. */
import { z } from "zod";
import { pageQuery, viewpointQuery } from "../answers.ts";
import { changePreview } from "../approval/change-preview.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { route } from "../route.ts";
import { wireAmount, wireDay, wireId, wireInstant, wireRate, wireText } from "../wire.ts";
import { goodCauseAnswer, goodCauseTable } from "./good-cause-answer.ts";
import {
  arrearsAnswer,
  claimsAnswer,
  loanEventsAnswer,
  prepaymentPolicies,
  prepaymentWhatIfAnswer,
  repaymentsAnswer,
} from "./servicing-answers.ts";
import { arrearsTable, claimsTable, repaymentTable } from "./servicing-tables.ts";

const loanId = z.strictObject({ loanId: wireId });
const known = z.strictObject({ knownAt: wireInstant.optional() });

const repaymentBody = z.strictObject({ receivedOn: wireDay, amount: wireAmount });

const prepaymentQuestion = z.strictObject({
  on: wireDay,
  /** Left out for the whole balance. */
  amount: wireAmount.optional(),
  /** Left out where no break cost is asked for. */
  reinvestmentRate: wireRate.optional(),
  /** Left out for the last due date. */
  fundedUntil: wireDay.optional(),
});
const prepaymentBody = prepaymentQuestion.extend({ policy: z.enum(prepaymentPolicies) });

const reason = wireText(2000);
const holidayBody = z.strictObject({
  startOn: wireDay,
  /** First day after it. */
  endOn: wireDay,
  interest: z.enum(["paid", "capitalized", "deferred", "waived"]),
  maturity: z.enum(["keep", "extend"]),
  reason,
});
const manyHolidaysBody = holidayBody.extend({ loanIds: z.array(wireId).min(1).max(10_000) });
const statusBody = z.strictObject({ effectiveOn: wireDay, reason });
const refundBody = statusBody.extend({ amount: wireAmount });
const heldBody = z.strictObject({ effectiveOn: wireDay });
const goodCauseBody = refundBody.extend({ goodCause: wireText(200) });
const chargeBody = statusBody.extend({ amount: wireAmount, what: z.enum(["costs", "fee"]) });

interface Asking<Body extends z.ZodType> {
  readonly path: string;
  readonly what: string;
  readonly body: Body;
}

function previewOf<const Id extends string, Body extends z.ZodType>(
  id: Id,
  { path, what, body }: Asking<Body>,
) {
  return route({
    id,
    method: "post",
    computes: true,
    path: `/v1/loans/{loanId}/${path}`,
    summary: `What ${what} would change; writes nothing`,
    tag: "loans",
    permission: "requestApproval",
    params: loanId,
    body,
    response: changePreview,
    status: 200,
  });
}

function requestOf<const Id extends string, Body extends z.ZodType>(
  id: Id,
  { path, what, body }: Asking<Body>,
) {
  return route({
    id,
    method: "post",
    path: `/v1/loans/{loanId}/${path}`,
    summary: `Ask a second person to approve ${what}`,
    tag: "loans",
    permission: "requestApproval",
    params: loanId,
    body,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  });
}

const repayment = { what: "the receipt of a payment", body: repaymentBody };
const prepayment = { what: "a prepayment", body: prepaymentBody };
const holiday = { what: "a payment holiday", body: holidayBody };
const nonAccrual = { what: "that interest accrues no more", body: statusBody };
const resumption = { what: "that interest accrues again", body: statusBody };
const writeOff = { what: "a write-off", body: statusBody };
const acceleration = { what: "an acceleration at the lender's request", body: statusBody };
const refund = { what: "that held money is given back", body: refundBody };
const heldApplication = { what: "that held money settles what is due", body: heldBody };
const goodCausePayment = { what: "that premium is paid to a good cause", body: goodCauseBody };
const charge = { what: "a charge of costs or a fee", body: chargeBody };

export const servicingRoutes = {
  getClaims: route({
    id: "getClaims",
    method: "get",
    path: "/v1/loans/{loanId}/claims",
    summary:
      "What is due, received and open of a loan, late charges to the day, arrears and the next payment",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    query: viewpointQuery,
    response: claimsAnswer,
    table: claimsTable,
  }),
  listRepayments: route({
    id: "listRepayments",
    method: "get",
    path: "/v1/loans/{loanId}/repayments",
    summary: "Money received for a loan and what it settled, the newest first",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    query: known,
    response: repaymentsAnswer,
    table: repaymentTable,
  }),
  listLoanEvents: route({
    id: "listLoanEvents",
    method: "get",
    path: "/v1/loans/{loanId}/events",
    summary: "What happened to a loan since it was drawn, the newest first",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    query: known,
    response: loanEventsAnswer,
  }),
  listArrears: route({
    id: "listArrears",
    method: "get",
    path: "/v1/arrears",
    summary: "Loans with something overdue, the longest overdue first",
    tag: "loans",
    permission: "readBooks",
    query: pageQuery.extend({ ...viewpointQuery.shape, bucket: z.coerce.number().int().min(1).optional() }),
    response: arrearsAnswer,
    table: arrearsTable,
  }),
  askPrepaymentWhatIf: route({
    id: "askPrepaymentWhatIf",
    method: "post",
    computes: true,
    path: "/v1/loans/{loanId}/prepayment-what-ifs",
    summary: "What a prepayment would change under either policy; writes nothing",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    body: prepaymentQuestion,
    response: prepaymentWhatIfAnswer,
    status: 200,
  }),
  previewRepayment: previewOf("previewRepayment", { ...repayment, path: "repayment-previews" }),
  requestRepayment: requestOf("requestRepayment", { ...repayment, path: "repayments" }),
  previewPrepayment: previewOf("previewPrepayment", { ...prepayment, path: "prepayment-previews" }),
  requestPrepayment: requestOf("requestPrepayment", { ...prepayment, path: "prepayments" }),
  previewHoliday: previewOf("previewHoliday", { ...holiday, path: "payment-holiday-previews" }),
  requestHoliday: requestOf("requestHoliday", { ...holiday, path: "payment-holidays" }),
  previewNonAccrual: previewOf("previewNonAccrual", { ...nonAccrual, path: "non-accrual-previews" }),
  requestNonAccrual: requestOf("requestNonAccrual", { ...nonAccrual, path: "non-accruals" }),
  previewResumption: previewOf("previewResumption", { ...resumption, path: "accrual-resumption-previews" }),
  requestResumption: requestOf("requestResumption", { ...resumption, path: "accrual-resumptions" }),
  previewWriteOff: previewOf("previewWriteOff", { ...writeOff, path: "write-off-previews" }),
  requestWriteOff: requestOf("requestWriteOff", { ...writeOff, path: "write-offs" }),
  previewAcceleration: previewOf("previewAcceleration", { ...acceleration, path: "acceleration-previews" }),
  requestAcceleration: requestOf("requestAcceleration", { ...acceleration, path: "accelerations" }),
  previewCharge: previewOf("previewCharge", { ...charge, path: "charge-previews" }),
  requestCharge: requestOf("requestCharge", { ...charge, path: "charges" }),
  previewRefund: previewOf("previewRefund", { ...refund, path: "refund-previews" }),
  requestRefund: requestOf("requestRefund", { ...refund, path: "refunds" }),
  previewHeldApplication: previewOf("previewHeldApplication", {
    ...heldApplication,
    path: "held-application-previews",
  }),
  requestHeldApplication: requestOf("requestHeldApplication", {
    ...heldApplication,
    path: "held-applications",
  }),
  getGoodCause: route({
    id: "getGoodCause",
    method: "get",
    path: "/v1/loans/{loanId}/good-cause",
    summary: "Premium set aside for a good cause, what was paid to it and what is left",
    tag: "loans",
    permission: "readLoans",
    params: loanId,
    query: viewpointQuery,
    response: goodCauseAnswer,
    table: goodCauseTable,
  }),
  previewGoodCausePayment: previewOf("previewGoodCausePayment", {
    ...goodCausePayment,
    path: "good-cause-payment-previews",
  }),
  requestGoodCausePayment: requestOf("requestGoodCausePayment", {
    ...goodCausePayment,
    path: "good-cause-payments",
  }),
  previewHolidays: route({
    id: "previewHolidays",
    method: "post",
    computes: true,
    path: "/v1/payment-holiday-previews",
    summary: "What a payment holiday for many loans would change; writes nothing",
    tag: "loans",
    permission: "requestApproval",
    body: manyHolidaysBody,
    response: changePreview,
    status: 200,
  }),
  requestHolidays: route({
    id: "requestHolidays",
    method: "post",
    path: "/v1/payment-holidays",
    summary: "Ask a second person to approve a payment holiday for many loans",
    tag: "loans",
    permission: "requestApproval",
    body: manyHolidaysBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
} as const;
