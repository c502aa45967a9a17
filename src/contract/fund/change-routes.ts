/** Changes of a fund: each can be previewed, and asked of a second person. */
import { z } from "zod";
import { changePreview } from "../approval/change-preview.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { route } from "../route.ts";
import { wireId } from "../wire.ts";
import {
  buyBackExceptionRequest,
  callRequest,
  closingRequest,
  distributableAmountRequest,
  distributionRequest,
  exitRequest,
  expenseRequest,
  extensionRequest,
  feeRequest,
  fundRequest,
  incomeRequest,
  investmentRequest,
  receiptRequest,
  reversalRequest,
  termsRequest,
  transferRequest,
  valuationRequest,
} from "./requests.ts";

const fundId = z.strictObject({ fundId: wireId });

interface Change<Id extends string, Body extends z.ZodType> {
  readonly id: Id;
  /** Last part of the path. */
  readonly at: string;
  readonly summary: string;
  readonly body: Body;
}

function requested<const Id extends string, Body extends z.ZodType>({
  id,
  at,
  summary,
  body,
}: Change<Id, Body>) {
  return route({
    id,
    method: "post",
    path: `/v1/funds/{fundId}/${at}`,
    summary: `Ask a second person to approve: ${summary}`,
    tag: "funds",
    permission: "manageFund",
    params: fundId,
    body,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  });
}

function previewed<const Id extends string, Body extends z.ZodType>({
  id,
  at,
  summary,
  body,
}: Change<Id, Body>) {
  return route({
    id,
    method: "post",
    path: `/v1/funds/{fundId}/${at}`,
    summary: `Preview, writes nothing: ${summary}`,
    tag: "funds",
    permission: "manageFund",
    params: fundId,
    body,
    response: changePreview,
    status: 200,
    computes: true,
  });
}

const call = { summary: "a capital call with the share of every partner", body: callRequest };
const receipt = { summary: "contributions received, with late charges", body: receiptRequest };
const investment = { summary: "an investment, new or added to", body: investmentRequest };
const valuation = { summary: "a valuation of an investment", body: valuationRequest };
const distributable = {
  summary: "what a company may pay out, with its source",
  body: distributableAmountRequest,
};
const exception = { summary: "one buy-back above the limit", body: buyBackExceptionRequest };
const exit = { summary: "a buy-back, sale or write-off", body: exitRequest };
const income = { summary: "dividends, interest and other income", body: incomeRequest };
const expense = { summary: "an expense of the fund", body: expenseRequest };
const fee = { summary: "the management fee of a period", body: feeRequest };
const distribution = { summary: "a distribution with its waterfall", body: distributionRequest };
const closing = { summary: "a later closing, re-sharing earlier calls", body: closingRequest };
const transfer = { summary: "the transfer of a limited partner's interest", body: transferRequest };
const terms = { summary: "other terms from a day on", body: termsRequest };
const extension = { summary: "a longer term", body: extensionRequest };
const reversal = { summary: "taking back what was recorded by mistake", body: reversalRequest };

export const fundChangeRoutes = {
  previewFund: route({
    id: "previewFund",
    method: "post",
    path: "/v1/fund-previews",
    summary: "What a new fund would record; writes nothing",
    tag: "funds",
    permission: "manageFund",
    body: fundRequest,
    response: changePreview,
    status: 200,
    computes: true,
  }),
  requestFund: route({
    id: "requestFund",
    method: "post",
    path: "/v1/funds",
    summary: "Ask a second person to approve a new fund with its first closing",
    tag: "funds",
    permission: "manageFund",
    body: fundRequest,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  previewCapitalCall: previewed({ id: "previewCapitalCall", at: "capital-call-previews", ...call }),
  requestCapitalCall: requested({ id: "requestCapitalCall", at: "capital-calls", ...call }),
  previewCapitalReceipt: previewed({
    id: "previewCapitalReceipt",
    at: "capital-receipt-previews",
    ...receipt,
  }),
  requestCapitalReceipt: requested({ id: "requestCapitalReceipt", at: "capital-receipts", ...receipt }),
  previewInvestment: previewed({ id: "previewInvestment", at: "investment-previews", ...investment }),
  requestInvestment: requested({ id: "requestInvestment", at: "investments", ...investment }),
  previewValuation: previewed({ id: "previewValuation", at: "valuation-previews", ...valuation }),
  requestValuation: requested({ id: "requestValuation", at: "valuations", ...valuation }),
  previewDistributableAmount: previewed({
    id: "previewDistributableAmount",
    at: "distributable-amount-previews",
    ...distributable,
  }),
  requestDistributableAmount: requested({
    id: "requestDistributableAmount",
    at: "distributable-amounts",
    ...distributable,
  }),
  previewBuyBackException: previewed({
    id: "previewBuyBackException",
    at: "buy-back-exception-previews",
    ...exception,
  }),
  requestBuyBackException: requested({
    id: "requestBuyBackException",
    at: "buy-back-exceptions",
    ...exception,
  }),
  previewExit: previewed({ id: "previewExit", at: "exit-previews", ...exit }),
  requestExit: requested({ id: "requestExit", at: "exits", ...exit }),
  previewFundIncome: previewed({ id: "previewFundIncome", at: "income-previews", ...income }),
  requestFundIncome: requested({ id: "requestFundIncome", at: "income", ...income }),
  previewFundExpense: previewed({ id: "previewFundExpense", at: "expense-previews", ...expense }),
  requestFundExpense: requested({ id: "requestFundExpense", at: "expenses", ...expense }),
  previewFundFee: previewed({ id: "previewFundFee", at: "fee-previews", ...fee }),
  requestFundFee: requested({ id: "requestFundFee", at: "fees", ...fee }),
  previewDistribution: previewed({ id: "previewDistribution", at: "distribution-previews", ...distribution }),
  requestDistribution: requested({ id: "requestDistribution", at: "distributions", ...distribution }),
  previewClosing: previewed({ id: "previewClosing", at: "closing-previews", ...closing }),
  requestClosing: requested({ id: "requestClosing", at: "closings", ...closing }),
  previewTransfer: previewed({ id: "previewTransfer", at: "transfer-previews", ...transfer }),
  requestTransfer: requested({ id: "requestTransfer", at: "transfers", ...transfer }),
  previewFundTerms: previewed({ id: "previewFundTerms", at: "terms-previews", ...terms }),
  requestFundTerms: requested({ id: "requestFundTerms", at: "terms", ...terms }),
  previewExtension: previewed({ id: "previewExtension", at: "extension-previews", ...extension }),
  requestExtension: requested({ id: "requestExtension", at: "extensions", ...extension }),
  previewReversal: previewed({ id: "previewReversal", at: "reversal-previews", ...reversal }),
  requestReversal: requested({ id: "requestReversal", at: "reversals", ...reversal }),
} as const;
