/** Words of funds: what requests and entries are called, and what the audit chain calls each unit of work. */
import type {
  fundActionCodes as jaActions,
  fundApprovalCodes as jaApprovals,
  fundEntryCodes as jaEntries,
  fundOperationCodes as jaOperations,
} from "../ja/fund-codes.ts";

export const fundApprovalCodes: Record<keyof typeof jaApprovals, string> = {
  fund: "new fund",
  fundTerms: "terms of a fund",
  fundExtension: "extension of a fund's term",
  fundClosing: "closing",
  capitalCall: "capital call",
  capitalReceipt: "contribution received",
  fundInvestment: "investment",
  fundValuation: "valuation",
  distributableAmount: "distributable amount",
  buyBackException: "exception to the buy-back limit",
  fundExit: "exit",
  fundIncome: "income of a fund",
  fundExpense: "expense of a fund",
  fundFee: "management fee",
  fundDistribution: "distribution",
  interestTransfer: "transfer of an interest",
  fundReversal: "reversal in a fund",
};

export const fundEntryCodes: Record<keyof typeof jaEntries, string> = {
  capitalCall: "Capital call",
  capitalReceipt: "Contributions received",
  equalisation: "Equalisation at a closing",
  purchase: "Investment",
  valuation: "Valuation",
  exit: "Exit",
  fundIncome: "Income of the fund",
  fundExpense: "Expense of the fund",
  managementFee: "Management fee",
  distribution: "Distribution",
  interestTransfer: "Transfer of an interest",
  fundReversal: "Reversal",
};

export const fundActionCodes: Record<keyof typeof jaActions, string> = {
  requestFund: "asked for a new fund",
  requestCapitalCall: "asked for a capital call",
  requestCapitalReceipt: "asked to record contributions",
  requestInvestment: "asked for an investment",
  requestValuation: "asked for a valuation",
  requestDistributableAmount: "asked to record a distributable amount",
  requestBuyBackException: "asked for an exception to the buy-back limit",
  requestExit: "asked for an exit",
  requestFundIncome: "asked to record income of a fund",
  requestFundExpense: "asked to record an expense of a fund",
  requestFundFee: "asked for a management fee",
  requestDistribution: "asked for a distribution",
  requestClosing: "asked for a closing",
  requestTransfer: "asked for a transfer of an interest",
  requestFundTerms: "asked for other terms of a fund",
  requestExtension: "asked for a longer term",
  requestReversal: "asked for a reversal",
};

export const fundOperationCodes: Record<keyof typeof jaOperations, string> = {
  listFunds: "funds",
  getFund: "fund",
  listFundEvents: "events of a fund",
  getFundNotices: "notices of a call or distribution",
  getCapitalAccounts: "capital accounts",
  getFundPerformance: "performance of a fund",
  getFundStatements: "statements of a fund",
  getClawback: "clawback if a fund ended today",
  getPartnerStatement: "statement to a partner",
  getFundRestatement: "restatement of a fund",
};

export const fundLineCodes = {
  commitment: "Commitment",
  reshare: "Re-shared contributions",
  equalisationInterest: "Equalisation interest",
  investment: "Investment",
  managementFee: "Management fee",
  expense: "Expense",
  other: "Other",
  receipt: "Contribution",
  lateCharge: "Late charge",
  profit: "Result",
  returnOfCapital: "Return of capital",
  preferredReturn: "Preferred return",
  catchUp: "Catch-up",
  carriedInterest: "Split with carried interest",
  transferredCapital: "Capital that moves",
  transferredResult: "Result that moves",
};
