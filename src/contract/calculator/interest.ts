import { z } from "zod";
import { answerDecimal, wireAmount, wireCurrency, wireDay, wireRate } from "../wire.ts";
import { interestRule } from "./shared.ts";

/** Interest of one period, given as the adjacent segments in which balance and rate stand still. */
export const interestRequest = z.strictObject({
  currency: wireCurrency.default("JPY"),
  interestRule,
  segments: z
    .array(z.strictObject({ startOn: wireDay, endOn: wireDay, principal: wireAmount, annualRate: wireRate }))
    .max(1_000),
});

export const interestResponse = z.strictObject({
  /** Rounded once, as the rule says. */
  interest: answerDecimal,
  /** Before rounding; shown to ten places. */
  exact: answerDecimal,
  segments: z.array(z.strictObject({ days: z.int(), exact: answerDecimal })),
});
