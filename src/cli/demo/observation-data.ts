import { z } from "zod";
import { wireDay, wireDecimal } from "../../contract/wire.ts";
import { evidenceGrades } from "../../domain/impact/evidence-grade.ts";
import { returnReasons } from "../../domain/impact/observation.ts";
import { provenance, slug, text, words } from "./written-form.ts";

const email = z.email().lowercase();

/** What the invented evidence says: one line an item. The file itself is made from it. */
export const evidence = z.strictObject({
  format: z.enum(["csv", "pdf"]),
  fileName: text,
  title: words,
  lines: z.array(z.strictObject({ item: words, value: text, unit: text })).min(1),
});

export type EvidenceData = z.output<typeof evidence>;

const review = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("return"),
    on: wireDay,
    by: email,
    reasonCode: z.enum(returnReasons),
    note: text,
  }),
  z.strictObject({
    do: z.literal("resubmit"),
    on: wireDay,
    by: email,
    value: wireDecimal,
    note: text,
    evidence: z.array(evidence),
  }),
  z.strictObject({
    do: z.literal("accept"),
    on: wireDay,
    by: email,
    grade: z.enum(evidenceGrades),
    note: z.string(),
  }),
]);

/** observations.json: what was reported, by whom, with which evidence, and what the lender made of it. */
export const observationsFile = z.array(
  z.strictObject({
    kpi: slug,
    periodStartOn: wireDay,
    periodEndOn: wireDay,
    value: wireDecimal,
    source: text,
    note: z.string(),
    provenance,
    reportedBy: email,
    reportedOn: wireDay,
    evidence: z.array(evidence),
    history: z.array(review),
  }),
);

export type ObservationData = z.output<typeof observationsFile>[number];
export type ReviewData = ObservationData["history"][number];

/**
 * decisions.json: verdicts on the SPTs of a test date. Without an approval the request still waits; it is made after
 * everything else, so that it rests on the newest facts.
 */
export const decisionsFile = z.array(
  z.strictObject({
    loan: slug,
    testOn: wireDay,
    requestedBy: email,
    requestedOn: wireDay,
    approval: z.strictObject({ by: email, on: wireDay, reason: text }).nullable(),
  }),
);

export type DecisionData = z.output<typeof decisionsFile>[number];
