/**
 * Statements of a fund in the form of the accounting rules for limited partnerships for investment (中小企業等投資事業有限
 * 責任組合会計規則): balance sheet and profit and loss, and the capital account of each partner. All of them are sums of the
 * balances of the fund's book on two days; none is kept.
 *
 * Unrealised gains stand apart: result before them, less what stood at the beginning, plus what stands at the end.
 */
import { belongsToPartners, fundChart, type FundAccountRole } from "./fund-chart.ts";

/** Balance of one account for one partner or investment; debit positive, minor units. */
export interface FundBalance {
  readonly account: FundAccountRole;
  readonly partnerId: string | null;
  readonly investmentId: string | null;
  readonly amount: bigint;
}

export type FundBalances = readonly FundBalance[];

export function balanceOfAccount(balances: FundBalances, account: FundAccountRole): bigint {
  return sumWhere(balances, (balance) => balance.account === account);
}

/** What belongs to one partner, or to all: equity with the profit earned so far. */
export function capitalOf(balances: FundBalances, partnerId?: string): bigint {
  return -sumWhere(
    balances,
    (balance) =>
      belongsToPartners(balance.account) && (partnerId === undefined || balance.partnerId === partnerId),
  );
}

/** Assets less liabilities. */
export function netAssets(balances: FundBalances): bigint {
  return sumWhere(balances, ({ account }) => !belongsToPartners(account));
}

export function valueOfInvestment(
  balances: FundBalances,
  investmentId: string,
): { readonly cost: bigint; readonly valuationDifference: bigint; readonly fairValue: bigint } {
  const of = (account: FundAccountRole) =>
    sumWhere(balances, (balance) => balance.account === account && balance.investmentId === investmentId);
  const [cost, valuationDifference] = [of("investments"), of("valuationDifference")];
  return { cost, valuationDifference, fairValue: cost + valuationDifference };
}

export interface BalanceSheet {
  readonly investments: bigint;
  readonly idleFunds: bigint;
  readonly otherAssets: bigint;
  readonly totalAssets: bigint;
  readonly currentLiabilities: bigint;
  readonly longTermLiabilities: bigint;
  readonly contributedCapital: bigint;
  readonly resultBroughtForward: bigint;
  readonly result: bigint;
  /** A negative line. */
  readonly cumulativeDistributions: bigint;
  readonly netAssets: bigint;
}

/** `opening`: balances at the end of the fiscal year before. */
export function balanceSheet(closing: FundBalances, opening: FundBalances): BalanceSheet {
  const investments =
    balanceOfAccount(closing, "investments") + balanceOfAccount(closing, "valuationDifference");
  const [idleFunds, otherAssets] = [
    balanceOfAccount(closing, "cash"),
    balanceOfAccount(closing, "callsReceivable"),
  ];
  const currentLiabilities = -balanceOfAccount(closing, "withheldTaxPayable");
  const broughtForward = resultOf(opening);
  const transfers =
    balanceOfAccount(closing, "capitalTransfers") + balanceOfAccount(closing, "carryReallocation");
  return {
    investments,
    idleFunds,
    otherAssets,
    totalAssets: investments + idleFunds + otherAssets,
    currentLiabilities,
    longTermLiabilities: 0n,
    contributedCapital: -balanceOfAccount(closing, "contributedCapital") - transfers,
    resultBroughtForward: broughtForward,
    result: resultOf(closing) - broughtForward,
    cumulativeDistributions: -balanceOfAccount(closing, "distributions"),
    netAssets: netAssets(closing),
  };
}

export interface ProfitAndLoss {
  readonly investmentIncome: bigint;
  readonly investmentCost: bigint;
  readonly otherIncome: bigint;
  readonly otherExpenses: bigint;
  readonly resultBeforeUnrealised: bigint;
  readonly openingUnrealised: bigint;
  readonly closingUnrealised: bigint;
  readonly result: bigint;
}

export function profitAndLoss(closing: FundBalances, opening: FundBalances): ProfitAndLoss {
  const moved = (account: FundAccountRole) =>
    balanceOfAccount(closing, account) - balanceOfAccount(opening, account);
  const [investmentIncome, investmentCost] = [-moved("investmentIncome"), moved("investmentCost")];
  const otherIncome = -moved("otherIncome");
  const otherExpenses = moved("managementFee") + moved("fundExpense") + moved("withheldTax");
  const resultBeforeUnrealised = investmentIncome - investmentCost + otherIncome - otherExpenses;
  const openingUnrealised = balanceOfAccount(opening, "valuationDifference");
  const closingUnrealised = balanceOfAccount(closing, "valuationDifference");
  return {
    investmentIncome,
    investmentCost,
    otherIncome,
    otherExpenses,
    resultBeforeUnrealised,
    openingUnrealised,
    closingUnrealised,
    result: resultBeforeUnrealised - openingUnrealised + closingUnrealised,
  };
}

/** One partner's capital through a period: the opening and what changed it add up to the closing. Minor units. */
export interface CapitalAccount {
  readonly partnerId: string;
  readonly opening: bigint;
  readonly contributions: bigint;
  /** Negative, as it takes capital out. */
  readonly distributions: bigint;
  /** Carried interest, and interests bought or sold. */
  readonly transfers: bigint;
  readonly result: bigint;
  readonly closing: bigint;
}

export function capitalAccount(
  partnerId: string,
  closing: FundBalances,
  opening: FundBalances,
): CapitalAccount {
  const own = (balances: FundBalances) => balances.filter((balance) => balance.partnerId === partnerId);
  const [now, before] = [own(closing), own(opening)];
  const moved = (account: FundAccountRole) =>
    balanceOfAccount(before, account) - balanceOfAccount(now, account);
  return {
    partnerId,
    opening: capitalOf(before),
    contributions: moved("contributedCapital"),
    distributions: moved("distributions"),
    transfers: moved("capitalTransfers") + moved("carryReallocation"),
    result: resultOf(now) - resultOf(before),
    closing: capitalOf(now),
  };
}

function resultOf(balances: FundBalances): bigint {
  return -sumWhere(balances, ({ account }) => ["income", "expense"].includes(fundChart[account].kind));
}

function sumWhere(balances: FundBalances, isCounted: (balance: FundBalance) => boolean): bigint {
  return balances.reduce((sum, balance) => (isCounted(balance) ? sum + balance.amount : sum), 0n);
}
