/**
 * POST /v1/calculators/waterfall: distributions of a fund split tier by tier. `american` takes its flows deal by deal;
 * `returnBasis`, `commitment` and `gpShareRate` (default: the carry rate) are terms of `metiModel` alone.
 */
import { z } from "zod";
import { answerDay, answerDecimal, wireDecimal, wireRate, wireText } from "../wire.ts";
import { cashFlow, decimals } from "./fund-flows.ts";

const flowsUpTo = (most: number) => z.array(cashFlow).max(most).default([]);
const flows = { contributions: flowsUpTo(500), distributions: flowsUpTo(500) };
const dealFlows = { contributions: flowsUpTo(100), distributions: flowsUpTo(100) };

export const waterfallRequest = z.strictObject({
  model: z.enum(["european", "american", "metiModel"]),
  hurdleRate: wireRate,
  hurdleGrowth: z.enum(["annual", "act365", "act36525", "simpleAct365"]),
  carryRate: wireRate,
  catchUpRate: wireRate,
  ...flows,
  deals: z
    .array(z.strictObject({ id: wireText(100), ...dealFlows }))
    .max(30)
    .default([]),
  returnBasis: z.enum(["paidIn", "committed"]).default("paidIn"),
  commitment: wireDecimal.optional(),
  gpShareRate: wireRate.optional(),
  decimals,
});

const split = { lp: answerDecimal, gp: answerDecimal };

export const waterfallResponse = z.strictObject({
  distributions: z.array(
    z.strictObject({
      on: answerDay,
      deal: z.string().optional(),
      amount: answerDecimal,
      ...split,
      tiers: z.array(
        z.strictObject({
          tier: z.enum(["returnOfCapital", "preferredReturn", "catchUp", "carriedInterest"]),
          ...split,
        }),
      ),
    }),
  ),
  totals: z.strictObject(split),
  preferredReturn: answerDecimal,
  clawback: answerDecimal,
});
