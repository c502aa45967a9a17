import type { CashFlow } from "../../src/domain/fund/cash-flow.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { parseRate, type Rate } from "../../src/domain/kernel/rate.ts";
import { accepted } from "./decisions.ts";

/** A flow as fixtures write it. */
export interface FlowText {
  readonly on: string;
  readonly amount: string;
}

export function cashFlow(on: string, amount: string): CashFlow {
  return { on: localDate(on), amount: BigInt(amount) };
}

export function cashFlows(flows: readonly FlowText[]): readonly CashFlow[] {
  return flows.map(({ on, amount }) => cashFlow(on, amount));
}

export function fundRate(text: string): Rate {
  return accepted(parseRate(text));
}
