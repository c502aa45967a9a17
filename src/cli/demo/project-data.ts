import { z } from "zod";
import { participantRoles } from "../../domain/project/participation.ts";
import { wireDay } from "../../contract/wire.ts";
import { provenance, slug, text, words } from "./written-form.ts";

const kpi = z.strictObject({
  slug,
  code: text,
  name: words,
  unit: words,
  direction: z.enum(["higher", "lower"]),
  formula: words,
  provenance,
});

/** projects.json: what the money is for, what is measured, who takes part (MAP'S+O). */
export const projectsFile = z.array(
  z.strictObject({
    slug,
    /** Slug of the organization that runs it. */
    organizer: slug,
    recordedOn: wireDay,
    name: words,
    challenge: words,
    region: words,
    provenance,
    kpis: z.array(kpi).min(1),
    participants: z.array(
      z.strictObject({ organization: slug, role: z.enum(participantRoles), joinedOn: wireDay }),
    ),
  }),
);

export type ProjectData = z.output<typeof projectsFile>[number];
