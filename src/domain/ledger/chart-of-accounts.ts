/**
 * Chart of accounts of a lender's book. Interest is booked at the agreed rate before any interest step, and the effect
 * of the steps goes to an account of its own: "interest forgone for impact" is then a balance, not an estimate. What
 * breaches of covenants put on stands apart from it, because it has nothing to do with impact.
 *
 * Late charges are income when they are received, because nobody knows before how many days they will run. Money that
 * belongs to the borrower (仮受金) or to a good cause (寄付預り金) is a liability until it is used. A lender that funds its
 * loans from a pool books the pool against cash (貸付原資), or cash would fall below zero. Payments by results (成果連動) are
 * an expense of who pays and income of who is paid, each against what is still to be settled.
 *
 * Codes follow the order of a Japanese bank's statements (資産 1, 負債 2, 純資産 3, 収益 4, 費用 5).
 */
import type { Bilingual } from "../kernel/bilingual.ts";

export const accountKinds = ["asset", "liability", "equity", "income", "expense"] as const;
export type AccountKind = (typeof accountKinds)[number];

export const lenderAccountRoles = [
  "cash",
  "loans",
  "accruedInterest",
  "costsReceivable",
  "outcomeReceivable",
  "funding",
  "unearnedInterest",
  "heldPayments",
  "premiumForGoodCause",
  "outcomePayable",
  "openingBalance",
  "interestIncome",
  "lateChargeIncome",
  "interestStepEffect",
  "covenantStepEffect",
  "feeIncome",
  "breakCostIncome",
  "recoveries",
  "outcomeIncome",
  "loanLosses",
  "outcomeExpense",
] as const;
export type LenderAccountRole = (typeof lenderAccountRoles)[number];

export interface AccountDefinition {
  readonly code: string;
  readonly kind: AccountKind;
  readonly name: Bilingual;
}

export const lenderChart: Readonly<Record<LenderAccountRole, AccountDefinition>> = {
  cash: { code: "1010", kind: "asset", name: { ja: "預け金", en: "Cash and due from banks" } },
  loans: { code: "1310", kind: "asset", name: { ja: "証書貸付", en: "Loans on deeds" } },
  accruedInterest: {
    code: "1460",
    kind: "asset",
    name: { ja: "未収利息", en: "Accrued interest receivable" },
  },
  costsReceivable: {
    code: "1470",
    kind: "asset",
    name: { ja: "立替費用", en: "Costs and fees receivable" },
  },
  outcomeReceivable: {
    code: "1480",
    kind: "asset",
    name: { ja: "未収成果連動支払", en: "Outcome payments receivable" },
  },
  funding: { code: "2110", kind: "liability", name: { ja: "貸付原資", en: "Funding of loans" } },
  unearnedInterest: { code: "2510", kind: "liability", name: { ja: "前受利息", en: "Unearned interest" } },
  heldPayments: {
    code: "2610",
    kind: "liability",
    name: { ja: "仮受金（弁済預り金）", en: "Payments held for borrowers" },
  },
  premiumForGoodCause: {
    code: "2620",
    kind: "liability",
    name: { ja: "寄付預り金", en: "Premium held for a good cause" },
  },
  outcomePayable: {
    code: "2630",
    kind: "liability",
    name: { ja: "未払成果連動支払", en: "Outcome payments payable" },
  },
  openingBalance: {
    code: "3010",
    kind: "equity",
    name: { ja: "引継残高", en: "Opening balances taken over" },
  },
  interestIncome: { code: "4110", kind: "income", name: { ja: "貸付金利息", en: "Interest on loans" } },
  lateChargeIncome: { code: "4130", kind: "income", name: { ja: "遅延損害金", en: "Late charges" } },
  interestStepEffect: {
    code: "4190",
    kind: "income",
    name: { ja: "金利ステップ調整額", en: "Effect of interest steps" },
  },
  covenantStepEffect: {
    code: "4195",
    kind: "income",
    name: { ja: "コベナンツ抵触による上乗せ利息", en: "Steps for breaches of covenants" },
  },
  feeIncome: { code: "4210", kind: "income", name: { ja: "手数料", en: "Fees" } },
  breakCostIncome: {
    code: "4220",
    kind: "income",
    name: { ja: "期限前弁済手数料", en: "Break costs of prepayments" },
  },
  recoveries: {
    code: "4310",
    kind: "income",
    name: { ja: "償却債権取立益", en: "Recoveries of loans written off" },
  },
  outcomeIncome: {
    code: "4410",
    kind: "income",
    name: { ja: "成果連動収入", en: "Outcome payments earned" },
  },
  loanLosses: { code: "5110", kind: "expense", name: { ja: "貸出金償却", en: "Loans written off" } },
  outcomeExpense: {
    code: "5210",
    kind: "expense",
    name: { ja: "成果連動支払費", en: "Outcome payments made" },
  },
};
