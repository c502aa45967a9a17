/** POST /v1/calculators/allocation: an amount shared out by weights, adding up to the last unit. */
import { z } from "zod";
import { answerDecimal, wireDecimal } from "../wire.ts";
import { decimals } from "./fund-flows.ts";

export const allocationRequest = z.strictObject({
  amount: wireDecimal,
  weights: z.array(wireDecimal).max(10_000),
  policy: z.enum(["largestRemainder", "floorGp", "floorCarry", "unitFloor"]),
  decimals,
});

export const allocationResponse = z.strictObject({
  shares: z.array(answerDecimal),
  carried: answerDecimal,
});
