import { z } from "zod";
import { answerDecimal, wireDecimal, wireText } from "../wire.ts";

const outcome = z.strictObject({
  id: wireText(100),
  quantity: wireDecimal,
  proxy: wireDecimal,
  deadweight: wireDecimal,
  displacement: wireDecimal,
  attribution: wireDecimal,
  dropOff: wireDecimal,
  years: z.number(),
});

export const socialValueRequest = z.strictObject({
  inputs: wireDecimal,
  discountRate: wireDecimal,
  startYear: z.number().default(1),
  outcomes: z.array(outcome).max(200),
});

/** Money with two decimals, ratio and deadweight with four; null where undefined. */
export const socialValueResponse = z.strictObject({
  presentValue: answerDecimal,
  npv: answerDecimal,
  ratio: answerDecimal.nullable(),
  breakEvenDeadweight: answerDecimal.nullable(),
  outcomes: z.array(
    z.strictObject({ id: z.string(), presentValue: answerDecimal, impacts: z.array(answerDecimal) }),
  ),
});
