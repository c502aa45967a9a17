/** An agreement as it is asked for: every field of the ratchet explicit, nothing left to a default of the program. */
import { z } from "zod";
import { ratchet } from "../calculator/ratchet.ts";
import { evidenceGrades } from "../impact/answers.ts";
import { wireDay, wireDecimal, wireId, wireRate, wireText } from "../wire.ts";

export const restatementTriggers = ["methodChange", "error", "structuralChange"] as const;

/** The calculator's shape with the floors written out. */
export const agreedRatchet = ratchet
  .omit({ declassifiedOn: true })
  .extend({ marginFloor: wireRate, allInFloor: wireRate });

const spt = z.strictObject({
  kpiId: wireId,
  testOn: wireDay,
  /** Days `[start, end)` the KPI is read for. */
  periodStartOn: wireDay,
  periodEndOn: wireDay,
  certificateDueOn: wireDay,
  baseline: wireDecimal.optional(),
  target: wireDecimal,
  /** The weaker end of the neutral band, which belongs to it. */
  neutralFrom: wireDecimal.optional(),
  /** The target has to be passed, not only met. */
  strict: z.boolean(),
  gradeNeeded: z.enum(evidenceGrades),
});

const restatementPolicy = z.strictObject({
  kpiId: wireId,
  thresholdPercent: wireDecimal,
  /** Does a change of just the threshold count? */
  inclusive: z.boolean(),
  triggers: z.array(z.enum(restatementTriggers)).max(3),
  /** Changes of the last n months count together; 0 counts each alone. */
  cumulativeMonths: z.int().min(0).max(600),
  /** Does the SPT stay, or move with the baseline? */
  target: z.enum(["absolute", "relative"]),
  needsConsent: z.boolean(),
});

export const termsBody = z.strictObject({
  effectiveOn: wireDay,
  ratchet: agreedRatchet,
  spts: z.array(spt).max(400),
  /** Who verifies the certificates. */
  verifier: wireText(200),
  /** The good cause that premium interest is passed to, where the agreement gives it away. */
  premiumUse: wireText(300).optional(),
  restatement: z.array(restatementPolicy).max(20),
  /** The contract it is written in. */
  source: wireText(300, 0).default(""),
});

export const agreementBody = termsBody.extend({
  trancheId: wireId,
  name: z.strictObject({ ja: wireText(120), en: wireText(120) }),
  agreedOn: wireDay,
});

export const agreementEventBody = z.strictObject({
  /** `declassification` is for good; `suspension` lasts until a `resumption`. */
  kind: z.enum(["declassification", "suspension", "resumption"]),
  effectiveOn: wireDay,
  reason: wireText(1000),
});

export const simulationBody = z.strictObject({
  testOn: wireDay,
  cases: z
    .array(
      z.strictObject({
        name: wireText(80),
        /** A KPI left out counts as not reported. */
        values: z.array(z.strictObject({ kpiId: wireId, value: wireDecimal })).max(20),
      }),
    )
    .min(1)
    .max(10),
});

export const restatementBody = z.strictObject({
  kpiId: wireId,
  trigger: z.enum([...restatementTriggers, "organicGrowth"]),
  effectiveOn: wireDay,
  baselineAfter: wireDecimal,
  reason: wireText(1000),
  consentedOn: wireDay.optional(),
  /** Changes that stayed below the threshold and were left as they are, oldest first. */
  earlierChanges: z
    .array(z.strictObject({ effectiveOn: wireDay, before: wireDecimal, after: wireDecimal }))
    .max(100)
    .default([]),
});
