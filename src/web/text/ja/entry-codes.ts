/** What entries of a book are called, by their kind. */
import { fundEntryCodes } from "./fund-codes.ts";

export const entryCodes = {
  ...fundEntryCodes,
  drawdown: "貸付実行",
  accrual: "経過利息",
  interestReceipt: "利息の受取り",
  principalReceipt: "元本の受取り",
  interestAdjustment: "利息の調整",
  funding: "貸付原資の繰入れ",
  accrualReversal: "未収利息の取消し",
  unearnedAccrual: "前受利息の収益計上",
  capitalization: "利息の元本組入れ",
  advanceInterestReceipt: "前払利息の受取り",
  receipt: "弁済の受取り",
  prepayment: "期限前弁済",
  charge: "費用・手数料の請求",
  breakCost: "期限前弁済手数料の請求",
  writeOff: "貸出金の償却",
  recovery: "償却債権の取立て",
  premiumToGoodCause: "寄付分の預り",
  outcomePaymentOwed: "成果連動支払（支払側）",
  outcomePaymentEarned: "成果連動支払（受取側）",
  goodCausePayment: "寄付先への支払い",
  openingBalance: "残高の引継ぎ",
  heldRefund: "預り金の返金",
};
