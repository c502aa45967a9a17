import { z } from "zod";
import { answerDecimal, wireDecimal } from "../wire.ts";

/** 0 to 4; null or absent where nobody graded. */
const grade = z.number().nullable().default(null);

export const significanceRequest = z.strictObject({
  grades: z.strictObject({
    needGap: grade,
    intensity: grade,
    additionality: grade,
    evidence: grade,
    viability: grade,
    lock: grade,
  }),
  likelihood: wireDecimal,
});

/** All on the scale 0 to 100, with two decimals. Coverage is the share of the weight that was graded. */
export const significanceResponse = z.strictObject({
  raw: answerDecimal,
  score: answerDecimal,
  band: z.enum(["High", "Significant", "Moderate", "Low"]),
  coverage: answerDecimal,
});
