import type { z } from "zod";
import type { allocationRequest, allocationResponse } from "../../contract/calculator/allocation.ts";
import { allocateToPartners } from "../../domain/fund/partner-allocation.ts";
import { mapDecision, type Decision } from "../../domain/kernel/decision.ts";
import { scaledText } from "../../domain/kernel/ratio.ts";
import { amountUnits } from "./fund-flows.ts";

export function answerAllocation({
  amount,
  weights,
  policy,
  decimals,
}: z.output<typeof allocationRequest>): Decision<z.input<typeof allocationResponse>> {
  const units = amountUnits(amount, decimals, "/amount");
  if (!units.ok) return units;
  return mapDecision(allocateToPartners(units.value, weights, policy), ({ shares, carried }) => ({
    shares: shares.map((share) => scaledText(share, decimals)),
    carried: scaledText(carried, decimals),
  }));
}
