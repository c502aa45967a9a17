import { z } from "zod";
import { assessmentBody, profile } from "../../contract/impact/value-answers.ts";
import { contractBody } from "../../contract/impact/outcome-routes.ts";
import { wireDay, wireDecimal } from "../../contract/wire.ts";
import { provenance, slug, text } from "./written-form.ts";

const email = z.email().lowercase();
const taken = { by: email, on: wireDay };

/** Parts name their KPIs by the slugs of projects.json. */
const writtenPart = contractBody.shape.parts.unwrap().extend({ kpiId: slug.nullable() });

/** impact.json: what people made of outcomes, and contracts that pay by them. */
export const impactFile = z.strictObject({
  /** What projects have set themselves to reach, as they published it. */
  targets: z.array(
    z.strictObject({ kpi: slug, ...taken, targetOn: wireDay, value: wireDecimal, source: text }),
  ),
  assessments: z.array(z.strictObject({ project: slug, ...taken, provenance, assessment: assessmentBody })),
  profiles: z.array(z.strictObject({ project: slug, ...taken, provenance, profile })),
  contracts: z.array(
    z.strictObject({
      project: slug,
      ...taken,
      approval: z.strictObject({ ...taken, reason: text }),
      /** Somebody who runs the project. */
      acceptedBy: z.email(),
      provenance,
      terms: contractBody.extend({
        payerId: slug,
        payeeId: slug,
        parts: z.array(writtenPart).min(1),
      }),
      settlements: z.array(
        z.strictObject({
          ...taken,
          part: text,
          testOn: wireDay,
          reason: z.string(),
          approval: z.strictObject({ ...taken, reason: text }),
        }),
      ),
    }),
  ),
});

export type ImpactData = z.output<typeof impactFile>;
