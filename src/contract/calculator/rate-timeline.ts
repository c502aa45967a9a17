import { z } from "zod";
import { answerDay, answerDecimal, wireAmount, wireCurrency, wireDay, wireRate } from "../wire.ts";
import { ratchet, ratchetTests } from "./ratchet.ts";
import { businessDays, interestRule } from "./shared.ts";

/** Cumulative steps are applied test by test and KPI by KPI: the product is bounded, not only each of the two. */
const mostOutcomes = 2_000;

/** The interest rate of a loan over time, and the interest of each of its periods. */
export const rateTimelineRequest = z
  .strictObject({
    currency: wireCurrency.default("JPY"),
    principal: wireAmount,
    /** First the day interest starts to run, then each due date as agreed; in order, none twice. */
    interestDates: z.array(wireDay).max(1_300),
    creditMargin: wireRate,
    baseRates: z.array(z.strictObject({ effectiveOn: wireDay, annualRate: wireRate })).max(2_000),
    interestRule,
    businessDays,
    ratchet,
    tests: ratchetTests.default([]),
  })
  .refine(({ ratchet: { kpis }, tests }) => kpis.length * tests.length <= mostOutcomes, {
    path: ["tests"],
    message: `tests times KPIs are at most ${mostOutcomes}`,
  });

export const rateTimelineResponse = z.strictObject({
  timeline: z.array(
    z.strictObject({
      effectiveOn: answerDay,
      annualRate: answerDecimal,
      baseRate: answerDecimal,
      creditMargin: answerDecimal,
      /** After caps, before floors. */
      stepBp: answerDecimal,
      because: z.string(),
    }),
  ),
  periods: z.array(
    z.strictObject({
      startOn: answerDay,
      endOn: answerDay,
      interest: answerDecimal,
      /** Before rounding; shown to ten places. */
      exact: answerDecimal,
    }),
  ),
  /** Where a test corrects another: from the first period whose interest it changes, what it changes. */
  corrections: z
    .array(
      z.strictObject({
        /** Position in `periods`, from 0. */
        period: z.int(),
        before: answerDecimal,
        after: answerDecimal,
        /** after − before */
        difference: answerDecimal,
        due: z.enum(["lender", "borrower", "none"]),
      }),
    )
    .optional(),
});
