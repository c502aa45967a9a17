import { z } from "zod";
import { applicationContent } from "../../contract/application/content.ts";
import { programmeTermsBody } from "../../contract/programme/terms.ts";
import { wireDay } from "../../contract/wire.ts";
import { provenance, slug, text, words } from "./written-form.ts";

const email = z.email();
const said = { on: wireDay, by: email };
const grade = z.number().int().nullable();

/** KPIs by their slugs. */
const content = applicationContent.omit({ kpis: true }).extend({
  kpis: z.array(z.strictObject({ kpi: slug, baseline: text.nullable(), target: text })),
});

const step = z.discriminatedUnion("kind", [
  z.strictObject({ ...said, kind: z.literal("submit") }),
  z.strictObject({
    ...said,
    kind: z.literal("screen"),
    step: z.enum(["takenUp", "returned", "passedToReview", "passedToDecision"]),
    reason: z.string(),
    answerByOn: wireDay.optional(),
  }),
  z.strictObject({ ...said, kind: z.literal("reviewers"), reviewers: z.array(email) }),
  z.strictObject({
    ...said,
    kind: z.literal("review"),
    grades: z.strictObject({
      needGap: grade,
      intensity: grade,
      additionality: grade,
      evidence: grade,
      viability: grade,
      lock: grade,
    }),
    likelihood: text,
    comment: text,
  }),
  z.strictObject({
    ...said,
    kind: z.literal("explain"),
    criterion: z.enum(["needGap", "intensity", "additionality", "evidence", "viability", "lock"]),
    note: text,
  }),
  /** Requests of the API, each approved by a second person on the same day. */
  z.strictObject({
    ...said,
    kind: z.literal("decision"),
    approvedBy: email,
    decision: z.record(z.string(), z.json()),
  }),
  z.strictObject({
    ...said,
    kind: z.literal("contract"),
    approvedBy: email,
    contract: z.record(z.string(), z.json()),
  }),
  z.strictObject({ ...said, kind: z.literal("condition"), number: z.number().int(), note: text }),
  z.strictObject({
    ...said,
    kind: z.literal("drawdown"),
    approvedBy: email,
    loan: z.record(z.string(), z.json()),
  }),
]);

/** programmes.json: what a policy lender offers, and applications under it with what became of them. */
export const programmesFile = z.strictObject({
  programmes: z.array(
    z.strictObject({
      slug,
      lender: slug,
      by: email,
      approvedBy: email,
      on: wireDay,
      code: text,
      name: words,
      provenance,
      terms: programmeTermsBody,
      lending: z.record(z.string(), z.json()),
    }),
  ),
  applications: z.array(
    z.strictObject({
      slug,
      programme: slug,
      project: slug,
      by: email,
      on: wireDay,
      content,
      /** Codes of the documents that are handed in. */
      documents: z.array(text),
      steps: z.array(step),
    }),
  ),
});

export type ProgrammeData = z.output<typeof programmesFile>["programmes"][number];
export type ApplicationData = z.output<typeof programmesFile>["applications"][number];
export type ApplicationStepData = ApplicationData["steps"][number];
