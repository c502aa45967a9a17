import { accountsChange } from "../loan/accounts-change.ts";
import { drawdownChange } from "../loan/drawdown-change.ts";
import { facilityChange } from "../loan/facility-change.ts";
import { openingChange } from "../ledger/opening-change.ts";
import { openingCorrection } from "../ledger/opening-correction.ts";
import { periodChange } from "../ledger/period-change.ts";
import { conversionChange } from "../application/conversion-change.ts";
import { decisionChange } from "../application/decision-change.ts";
import { amendmentChange } from "../covenant/amendment-change.ts";
import { covenantChange } from "../covenant/covenant-change.ts";
import { agreementChange, agreementTermsChange } from "../agreement/agreement-change.ts";
import { restatementChange } from "../agreement/restatement-change.ts";
import { stopChange } from "../agreement/stop-change.ts";
import {
  buyBackExceptionChange,
  distributableAmountChange,
  purchaseChange,
  valuationChange,
} from "../fund/investment-change.ts";
import { callChange, receiptChange } from "../fund/call-change.ts";
import { closingChange, transferChange } from "../fund/partner-change.ts";
import { distributionChange } from "../fund/distribution-change.ts";
import { exitChange } from "../fund/exit-change.ts";
import { expenseChange, incomeChange } from "../fund/cash-change.ts";
import { extensionChange, termsChange } from "../fund/terms-change.ts";
import { feeChange } from "../fund/fee-change.ts";
import { reversalChange } from "../fund/reversal-change.ts";
import { setupChange } from "../fund/setup-change.ts";
import { outcomePaymentChange } from "../impact/outcome-payment-change.ts";
import { outcomeContractChange } from "../impact/outcome-contract-change.ts";
import { settlementChange } from "../impact/settlement-change.ts";
import { fixingChange } from "../loan/fixing-change.ts";
import { loanSetupChange } from "../loan/loan-setup-change.ts";
import { importUndoChange } from "../loan-import/undo-change.ts";
import { loanImportChange } from "../loan-import/import-change.ts";
import { ratchetChange } from "../loan/ratchet-change.ts";
import { pricingChange, productTermsChange } from "../loan/tranche-change.ts";
import { chargeChange } from "../loan/charge-change.ts";
import { goodCauseChange } from "../loan/good-cause-change.ts";
import { heldApplicationChange, heldRefundChange } from "../loan/held-change.ts";
import { holidayChange } from "../loan/holiday-change.ts";
import { prepaymentChange } from "../loan/prepayment-change.ts";
import { repaymentChange } from "../loan/repayment-change.ts";
import {
  accelerationChange,
  accrualResumptionChange,
  nonAccrualChange,
  writeOffChange,
} from "../loan/status-change.ts";
import type { ChangeKind } from "./change-kind.ts";
import { portfolioRunChange } from "../portfolio/run-change.ts";
import { crisisChange } from "../programme/crisis-change.ts";
import { programmeChange } from "../programme/programme-change.ts";
import { pageChange } from "../project/page-change.ts";
import { policyChange } from "./policy-change.ts";
import type { ApprovalKind } from "./ports.ts";

/** How each kind of request is reckoned and applied. */
export const changeKinds: Readonly<Record<ApprovalKind, ChangeKind>> = {
  ratchetDecision: ratchetChange,
  fixing: fixingChange,
  approvalPolicy: policyChange,
  facility: facilityChange,
  loan: loanSetupChange,
  drawdown: drawdownChange,
  pricing: pricingChange,
  productTerms: productTermsChange,
  annualAccounts: accountsChange,
  loanImport: loanImportChange,
  importUndo: importUndoChange,
  accountingPeriod: periodChange,
  openingBalances: openingChange,
  openingCorrection,
  covenantWaiver: covenantChange("covenantWaiver"),
  covenantStep: covenantChange("covenantStep"),
  covenantAcceleration: covenantChange("covenantAcceleration"),
  covenantAmendment: amendmentChange,
  repayment: repaymentChange,
  prepayment: prepaymentChange,
  paymentHoliday: holidayChange,
  nonAccrual: nonAccrualChange,
  accrualResumption: accrualResumptionChange,
  acceleration: accelerationChange,
  writeOff: writeOffChange,
  charge: chargeChange,
  heldRefund: heldRefundChange,
  heldApplication: heldApplicationChange,
  goodCausePayment: goodCauseChange,
  agreement: agreementChange,
  agreementTerms: agreementTermsChange,
  declassification: stopChange,
  suspension: stopChange,
  restatement: restatementChange,
  portfolioRun: portfolioRunChange,
  fund: setupChange,
  fundTerms: termsChange,
  fundExtension: extensionChange,
  fundClosing: closingChange,
  capitalCall: callChange,
  capitalReceipt: receiptChange,
  fundInvestment: purchaseChange,
  fundValuation: valuationChange,
  distributableAmount: distributableAmountChange,
  buyBackException: buyBackExceptionChange,
  fundExit: exitChange,
  fundIncome: incomeChange,
  fundExpense: expenseChange,
  fundFee: feeChange,
  fundDistribution: distributionChange,
  interestTransfer: transferChange,
  fundReversal: reversalChange,
  outcomeContract: outcomeContractChange,
  outcomeSettlement: settlementChange,
  outcomePayment: outcomePaymentChange,
  programme: programmeChange,
  applicationDecision: decisionChange,
  applicationContract: conversionChange,
  crisisEvent: crisisChange,
  projectPage: pageChange,
};
