import { addDecimals } from "../../figures/decimal-text.ts";
import type { FundEvent } from "./fund-answer.ts";

/** Where the amount of an event is not the cash of its lines: details hold whole yen as text. */
const amountIn: Partial<Record<FundEvent["kind"], string>> = {
  purchase: "cost",
  valuation: "fairValue",
  distributableAmount: "amount",
  buyBackException: "amount",
  exit: "proceeds",
  income: "amount",
};

/** The figure by which an event is known; none where it moves nothing. */
export function eventAmount({ kind, detail, lines }: FundEvent): string | undefined {
  const name = amountIn[kind];
  const named = name === undefined ? undefined : detail[name];
  if (typeof named === "string") return named;
  if (kind === "closing") return sum(lines.map(({ unfunded }) => unfunded));
  return lines.length === 0 ? undefined : sum(lines.map(({ cash }) => cash));
}

function sum(amounts: readonly string[]): string {
  return amounts.reduce(addDecimals, "0");
}
