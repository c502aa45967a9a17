/**
 * Dated cash flows of a fund: contributions paid in, distributions paid out. Amounts are whole minor units, so that
 * every split adds up. On one day contributions come before distributions; otherwise the order given does not matter.
 */
import type { Rejection } from "../kernel/decision.ts";
import { compareDays, type LocalDate } from "../kernel/local-date.ts";

export interface CashFlow {
  readonly on: LocalDate;
  /** Minor units. */
  readonly amount: bigint;
}

export interface FundFlows {
  readonly contributions: readonly CashFlow[];
  readonly distributions: readonly CashFlow[];
}

export type FundFlowsRejection = Rejection<
  "amountNegative" | "noContributions" | "distributionBeforeContribution"
>;

export function inDateOrder<T extends { readonly on: LocalDate }>(flows: readonly T[]): readonly T[] {
  return flows.toSorted((a, b) => compareDays(a.on, b.on));
}

export function sumAmounts(flows: readonly CashFlow[]): bigint {
  return flows.reduce((sum, { amount }) => sum + amount, 0n);
}

/** A fund pays nothing out before something was paid in, and no flow runs backwards. `path` is where the flows stand. */
export function complaintAboutFlows(flows: FundFlows, path = ""): FundFlowsRejection | undefined {
  return (
    negativeAmount(flows.contributions, `${path}/contributions`) ??
    negativeAmount(flows.distributions, `${path}/distributions`) ??
    tooEarly(flows, path)
  );
}

function negativeAmount(flows: readonly CashFlow[], path: string): FundFlowsRejection | undefined {
  const position = flows.findIndex(({ amount }) => amount < 0n);
  const flow = flows[position];
  if (flow === undefined) return undefined;
  const figures = { on: flow.on, amount: flow.amount.toString() };
  return { code: "amountNegative", figures, pointer: `${path}/${position}/amount` };
}

function tooEarly({ contributions, distributions }: FundFlows, path: string): FundFlowsRejection | undefined {
  const [first] = inDateOrder(contributions);
  if (first === undefined) return { code: "noContributions", pointer: `${path}/contributions` };
  const position = distributions.findIndex(({ on }) => on < first.on);
  const early = distributions[position];
  if (early === undefined) return undefined;
  const figures = { distributionOn: early.on, firstContributionOn: first.on };
  return { code: "distributionBeforeContribution", figures, pointer: `${path}/distributions/${position}/on` };
}
