import type { z } from "zod";
import type { xirrRequest, xirrResponse } from "../../contract/calculator/xirr.ts";
import { xirr, xirrText } from "../../domain/fund/xirr.ts";
import { mapDecision, type Decision } from "../../domain/kernel/decision.ts";
import { flowsInUnits } from "./fund-flows.ts";

export function answerXirr({ flows }: z.output<typeof xirrRequest>): Decision<z.input<typeof xirrResponse>> {
  const places = flows.reduce((most, { amount }) => Math.max(most, amount.decimalPlaces()), 0);
  return mapDecision(flowsInUnits(flows, places, "/flows"), (units) => {
    const { status, rate, roots } = xirr(units);
    const text = (root: number) => xirrText(units, root);
    return { status, rate: rate === undefined ? null : text(rate), roots: roots.map(text) };
  });
}
