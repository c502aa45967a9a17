/**
 * Chart of accounts of a lender's book. Interest is booked at the agreed rate before any interest step, and the effect
 * of the steps goes to an account of its own: "interest forgone for impact" is then a balance, not an estimate.
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
  "interestIncome",
  "interestStepEffect",
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
  interestIncome: { code: "4110", kind: "income", name: { ja: "貸付金利息", en: "Interest on loans" } },
  interestStepEffect: {
    code: "4190",
    kind: "income",
    name: { ja: "金利ステップ調整額", en: "Effect of interest steps" },
  },
};
