import { z } from "zod";
import { answerDecimal, wireAmount, wireCurrency, wireDay, wireRate } from "../wire.ts";

/** Late charge on overdue principal, from the day after the due date to the day of payment. */
export const lateChargeRequest = z.strictObject({
  currency: wireCurrency.default("JPY"),
  principal: wireAmount,
  annualRate: wireRate,
  dueOn: wireDay,
  paidOn: wireDay,
});

export const lateChargeResponse = z.strictObject({ charge: answerDecimal, days: z.int() });
