import { z } from "zod";
import { answerDecimal, wireDecimal } from "../wire.ts";

/** A reported figure; null or absent while it is not delivered. */
const figure = wireDecimal.nullable().default(null);
const results = z.array(wireDecimal.nullable()).max(20).default([]);
const measure = z.enum(["operating", "ordinary", "net"]);
const ratioFigures = z.strictObject({ numerator: figure, denominator: figure });

export const covenantTestRequest = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("netAssetsFloor"),
    params: z.strictObject({
      percent: wireDecimal,
      basis: z.enum(["prior", "base", "higherOf"]),
      baseYear: wireDecimal.nullable().default(null),
    }),
    figures: z.strictObject({ prior: figure, actual: figure }),
  }),
  z.strictObject({
    kind: z.literal("noInsolvency"),
    params: z.strictObject({}).prefault({}),
    figures: z.strictObject({ actual: figure }),
  }),
  z.strictObject({
    kind: z.literal("leverageBand"),
    params: z.strictObject({ low: wireDecimal, high: wireDecimal }),
    figures: z.strictObject({ debt: figure, ebitda: figure }),
  }),
  z.strictObject({
    kind: z.literal("noConsecutiveLosses"),
    params: z.strictObject({
      measure,
      terms: z.number(),
      fallbackMeasure: measure.nullable().default(null),
    }),
    figures: z.strictObject({ operating: results, ordinary: results, net: results }),
  }),
  z.strictObject({
    kind: z.literal("coverage"),
    params: z.strictObject({ minimum: wireDecimal }),
    figures: ratioFigures,
  }),
  z.strictObject({
    kind: z.literal("minimumSales"),
    params: z.strictObject({ minimum: wireDecimal }),
    figures: z.strictObject({ actual: figure }),
  }),
  z.strictObject({
    kind: z.literal("ratioLimit"),
    params: z.strictObject({ direction: z.enum(["atLeast", "atMost"]), limit: wireDecimal }),
    figures: ratioFigures,
  }),
]);

export const covenantTestResponse = z.strictObject({
  state: z.enum(["complied", "breached", "awaiting"]),
  /** Null while it hangs on a figure not delivered. */
  threshold: answerDecimal.nullable(),
  /** In the unit of the tested figure: negative by the shortfall; null without a finite distance. */
  headroom: answerDecimal.nullable(),
  note: z.string().optional(),
});
