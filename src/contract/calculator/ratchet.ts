/** The margin ratchet of an agreement and the tests recorded under it, as the wire writes them. */
import { z } from "zod";
import { wireBasisPoints, wireDay, wireDecimal, wireRate, wireText } from "../wire.ts";

const name = wireText(100);
const businessDayCount = z.int().max(260);
const correctionRule = z.enum(["trueUp", "prospective"]);

export const ratchet = z.strictObject({
  aggregation: z.enum(["perKpi", "countLadder", "weightedScore", "allOf", "threeBand", "linear"]),
  kpis: z
    .array(
      z.strictObject({
        id: name,
        achievedBp: wireBasisPoints,
        neutralBp: wireBasisPoints.optional(),
        missedBp: wireBasisPoints,
        capBp: wireBasisPoints.optional(),
        weight: wireDecimal.optional(),
      }),
    )
    .max(20),
  /** `countLadder`: one rung for each number of SPTs achieved, 0 included. */
  ladder: z
    .array(z.strictObject({ achieved: z.int().min(0), bp: wireBasisPoints }))
    .max(21)
    .optional(),
  /** `weightedScore`: Σ weight × attainment / Σ weight takes the highest band it reaches. */
  bands: z
    .array(z.strictObject({ from: wireDecimal, bp: wireBasisPoints }))
    .max(100)
    .optional(),
  threeBand: z
    .strictObject({ achievedBp: wireBasisPoints, betweenBp: wireBasisPoints, worseBp: wireBasisPoints })
    .optional(),
  /** false: each test replaces the last; true: steps add up. */
  cumulative: z.boolean(),
  totalCapBp: z.strictObject({ down: wireBasisPoints, up: wireBasisPoints }).optional(),
  marginFloor: wireRate.prefault("0"),
  allInFloor: wireRate.prefault("0"),
  effective: z.strictObject({
    rule: z.enum([
      "nextInterestPeriod",
      "nthBusinessDayAfterCertificate",
      "dayAfterNextDueDate",
      "fixedDate",
      "testDate",
    ]),
    n: businessDayCount.optional(),
    month: z.int().optional(),
    day: z.int().optional(),
  }),
  notReported: z.strictObject({
    rule: z.enum(["asMissed", "penalty", "noChange"]),
    bp: wireBasisPoints.optional(),
    afterBusinessDays: businessDayCount.optional(),
  }),
  /** By whom the correction favours: the lender where the rate should have been higher. */
  correction: z.strictObject({ lenderFavour: correctionRule, borrowerFavour: correctionRule }),
  declassifiedOn: wireDay.optional(),
});

export const ratchetTests = z
  .array(
    z.strictObject({
      id: name,
      testOn: wireDay,
      certificateDueOn: wireDay,
      /** Absent while the certificate has not arrived; its outcomes then count for nothing. */
      certificateReceivedOn: wireDay.optional(),
      outcomes: z
        .array(
          z.strictObject({
            kpi: name,
            outcome: z.enum(["achieved", "neutral", "missed", "notReported", "suspended"]),
            /** From baseline (0) to target (1). */
            attainment: wireDecimal.optional(),
          }),
        )
        .max(20),
      /** The test this one replaces. */
      corrects: name.optional(),
      recordedOn: wireDay.optional(),
    }),
  )
  .max(500);
