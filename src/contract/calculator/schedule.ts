import { z } from "zod";
import { answerDay, answerDecimal, wireAmount, wireCurrency, wireDay, wireRate } from "../wire.ts";
import { businessDays, interestRule } from "./shared.ts";

const mostRows = 1_200;
const mostPrepayments = 240;

/** A repayment schedule from agreed terms. */
export const scheduleRequest = z.strictObject({
  kind: z.enum(["bullet", "equalPrincipal", "annuity", "custom", "capital"]),
  currency: wireCurrency.default("JPY"),
  principal: wireAmount,
  annualRate: wireRate,
  drawdownOn: wireDay,
  firstDueOn: wireDay,
  everyMonths: z.int(),
  /** Due dates in all, 1 to 1,200. */
  instalments: z.int(),
  /** Keeps to month ends where `firstDueOn` is one. */
  endOfMonth: z.boolean().default(false),
  /** Due dates at the start on which only interest is due. */
  graceInstalments: z.int().default(0),
  interestRule,
  businessDays,
  rateChanges: z
    .array(
      z.strictObject({
        effectiveOn: wireDay,
        annualRate: wireRate,
        instalment: z.enum(["recompute", "keep"]).default("recompute"),
      }),
    )
    .max(mostRows)
    .default([]),
  prepayments: z
    .array(
      z.strictObject({
        on: wireDay,
        amount: wireAmount,
        policy: z.enum(["reduceInstalment", "shortenTerm"]),
      }),
    )
    .max(mostPrepayments)
    .default([]),
  /** Kind `custom` only; days off the regular due dates are due dates of their own. */
  principalAmounts: z
    .array(z.strictObject({ dueOn: wireDay, amount: wireAmount }))
    .max(mostRows)
    .default([]),
});

export const scheduleResponse = z.strictObject({
  rows: z.array(
    z.strictObject({
      /** Number of the instalment; 0 for a prepayment, which has a row of its own. */
      n: z.int(),
      dueOn: answerDay,
      adjustedDueOn: answerDay,
      principal: answerDecimal,
      interest: answerDecimal,
      total: answerDecimal,
      /** After the payment. */
      balance: answerDecimal,
    }),
  ),
  totals: z.strictObject({ principal: answerDecimal, interest: answerDecimal, total: answerDecimal }),
});
