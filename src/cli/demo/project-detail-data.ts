import { z } from "zod";
import { partnershipTerms, planBody } from "../../contract/project/plan-answers.ts";
import { wireDay } from "../../contract/wire.ts";
import { evidence } from "./observation-data.ts";
import { legalFormCodes } from "../../domain/party/legal-form-row.ts";
import { participantRoles } from "../../domain/project/participation.ts";
import { provenance, slug, text, words } from "./written-form.ts";

const profile = z.strictObject({
  organization: slug,
  recordedOn: wireDay,
  legalForm: z.enum(legalFormCodes).nullable(),
  registrationNumber: text.nullable(),
  municipalityCode: text.nullable(),
  paysSurplus: z.boolean().default(false),
  plannedForm: z.enum(legalFormCodes).nullable().default(null),
  provenance,
});

const logicModel = planBody.shape.logicModel
  .omit({ arrows: true })
  .extend({ arrows: z.array(z.strictObject({ from: text, to: text, kpis: z.array(slug) })) });

const plan = z.strictObject({
  project: slug,
  recordedOn: wireDay,
  provenance,
  plan: planBody
    .omit({ challenge: true, region: true, rollOuts: true, logicModel: true })
    .extend({ logicModel }),
});

const participation = z.strictObject({
  project: slug,
  role: z.enum(participantRoles),
  organization: slug.nullable(),
  personName: text.nullable(),
  startsOn: wireDay,
  endsOn: wireDay.nullable(),
  recordedOn: wireDay,
  provenance,
});

const partnership = z.strictObject({
  project: slug,
  recordedOn: wireDay,
  terms: partnershipTerms,
  provenance,
  document: evidence,
  kept: z.array(z.strictObject({ dutyKey: text, keptOn: wireDay, note: text })),
});

const page = z.strictObject({
  project: slug,
  publishedOn: wireDay,
  by: z.email(),
  approvedBy: z.email(),
  plainWords: words,
  kpis: z.array(z.strictObject({ kpi: slug, countsPeople: z.boolean() })),
});

/** project-details.json: what organizations are by law, plans, dates of participation, agreements, public pages. */
export const projectDetailsFile = z.strictObject({
  profiles: z.array(profile),
  plans: z.array(plan),
  participations: z.array(participation),
  partnerships: z.array(partnership),
  pages: z.array(page),
});

export type ProjectDetailData = z.output<typeof projectDetailsFile>;
