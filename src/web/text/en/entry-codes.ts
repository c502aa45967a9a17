import { fundEntryCodes } from "./fund-codes.ts";
import type { Wording } from "../ja.ts";

export const entryCodes: Wording["codes"]["entry"] = {
  ...fundEntryCodes,
  drawdown: "Drawdown",
  accrual: "Accrual",
  interestReceipt: "Interest received",
  principalReceipt: "Principal received",
  interestAdjustment: "Interest adjustment",
  funding: "Funding",
  accrualReversal: "Accrual reversed",
  unearnedAccrual: "Unearned interest earned",
  capitalization: "Interest capitalised",
  advanceInterestReceipt: "Interest received in advance",
  receipt: "Payment received",
  prepayment: "Prepayment",
  charge: "Costs and fees charged",
  breakCost: "Break cost charged",
  writeOff: "Written off",
  recovery: "Recovery",
  premiumToGoodCause: "Premium set aside for a good cause",
  outcomePaymentOwed: "Outcome payment owed",
  outcomePaymentEarned: "Outcome payment earned",
  goodCausePayment: "Premium paid to a good cause",
  openingBalance: "Balance taken over",
  heldRefund: "Held money refunded",
};
