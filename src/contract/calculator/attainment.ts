import { z } from "zod";
import { answerDecimal, wireDecimal } from "../wire.ts";

/** An observed value against the target of an SPT. */
export const attainmentRequest = z.strictObject({
  /** Which way is better. */
  direction: z.enum(["higher", "lower"]),
  baseline: wireDecimal.optional(),
  target: wireDecimal,
  value: wireDecimal,
  /** A strict target must be passed, not only met. */
  strict: z.boolean().default(false),
});

/** Fractions to ten places, for showing: the outcome compares value with target, never a rounded percentage. */
export const attainmentResponse = z.strictObject({
  /** value / target, or target / value where lower is better; null where that divides by zero. */
  plain: answerDecimal.nullable(),
  /** (value − baseline) / (target − baseline); null without a baseline or where it equals the target. */
  fromBaseline: answerDecimal.nullable(),
  outcome: z.enum(["achieved", "neutral", "missed"]),
});
