/**
 * Chart of accounts of a fund's own book, in the order of the statements of a Japanese limited partnership for
 * investment (投資事業有限責任組合 会計規則): 投資, 余裕金 and その他資産; 負債; 出資金の部 with 分配金累計額 as a negative line;
 * 投資収益 less 投資原価, その他収益 less その他費用, 未実現損益.
 *
 * Every posting to equity, income or expense names the partner it belongs to. A partner's capital is then a balance, and
 * the capital of all partners is the net assets at every viewpoint, because both are sums of the same postings.
 */
import type { AccountDefinition } from "../ledger/chart-of-accounts.ts";

export const fundAccountRoles = [
  "cash",
  "investments",
  "valuationDifference",
  "callsReceivable",
  "withheldTaxPayable",
  "contributedCapital",
  "capitalTransfers",
  "carryReallocation",
  "distributions",
  "investmentIncome",
  "otherIncome",
  "unrealisedGain",
  "investmentCost",
  "managementFee",
  "fundExpense",
  "withheldTax",
] as const;
export type FundAccountRole = (typeof fundAccountRoles)[number];

export const fundChart: Readonly<Record<FundAccountRole, AccountDefinition>> = {
  investments: { code: "1110", kind: "asset", name: { ja: "投資（取得原価）", en: "Investments at cost" } },
  valuationDifference: {
    code: "1120",
    kind: "asset",
    name: { ja: "投資評価差額", en: "Valuation difference of investments" },
  },
  cash: { code: "1210", kind: "asset", name: { ja: "余裕金（預金）", en: "Idle funds (bank deposits)" } },
  callsReceivable: {
    code: "1310",
    kind: "asset",
    name: { ja: "未収出資金", en: "Contributions receivable" },
  },
  withheldTaxPayable: {
    code: "2110",
    kind: "liability",
    name: { ja: "預り金（源泉所得税）", en: "Withheld tax payable" },
  },
  contributedCapital: { code: "3110", kind: "equity", name: { ja: "受入出資金", en: "Capital paid in" } },
  capitalTransfers: {
    code: "3120",
    kind: "equity",
    name: { ja: "持分の譲渡", en: "Transfers of interests" },
  },
  carryReallocation: {
    code: "3130",
    kind: "equity",
    name: { ja: "成功分配による損益の振替", en: "Profit reallocated for carried interest" },
  },
  distributions: {
    code: "3210",
    kind: "equity",
    name: { ja: "分配金累計額", en: "Cumulative distributions" },
  },
  investmentIncome: { code: "4110", kind: "income", name: { ja: "投資収益", en: "Investment income" } },
  otherIncome: { code: "4210", kind: "income", name: { ja: "その他収益", en: "Other income" } },
  unrealisedGain: {
    code: "4310",
    kind: "income",
    name: { ja: "未実現損益", en: "Unrealised gains and losses" },
  },
  investmentCost: { code: "5110", kind: "expense", name: { ja: "投資原価", en: "Cost of investments" } },
  managementFee: { code: "5210", kind: "expense", name: { ja: "管理報酬", en: "Management fee" } },
  fundExpense: { code: "5220", kind: "expense", name: { ja: "その他費用", en: "Other expenses" } },
  withheldTax: {
    code: "5310",
    kind: "expense",
    name: { ja: "源泉徴収された税額", en: "Tax withheld from the fund" },
  },
};

const roleOfCode = new Map(fundAccountRoles.map((role) => [fundChart[role].code, role]));

export function fundAccountOf(code: string): FundAccountRole | undefined {
  return roleOfCode.get(code);
}

/** Roles that belong to the partners: what they put in, took out, earned and lost. */
export function belongsToPartners(role: FundAccountRole): boolean {
  return !["asset", "liability"].includes(fundChart[role].kind);
}
