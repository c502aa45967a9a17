import { z } from "zod";
import { answerDecimal, wireDecimal } from "../wire.ts";

const common = {
  /** The most that is paid in all, the fixed part included. */
  cap: wireDecimal,
  /** The measured result. */
  actual: wireDecimal,
  fixed: wireDecimal.prefault("0"),
  /** The outcome-linked part is cut down to a multiple of this. */
  roundTo: wireDecimal.prefault("1"),
};

export const outcomePaymentRequest = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("proportional"), ...common, target: wireDecimal }),
  z.strictObject({
    rule: z.literal("tierTable"),
    ...common,
    tiers: z.array(z.strictObject({ from: wireDecimal, payment: wireDecimal })).max(100),
  }),
  z.strictObject({
    rule: z.literal("pointIncrease"),
    ...common,
    baseline: wireDecimal,
    points: wireDecimal,
  }),
  z.strictObject({ rule: z.literal("countThreshold"), ...common, threshold: wireDecimal }),
]);

export const outcomePaymentResponse = z.strictObject({ payment: answerDecimal, exact: answerDecimal });
