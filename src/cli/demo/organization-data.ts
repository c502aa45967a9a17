import { z } from "zod";
import { wireCurrency, wireDay } from "../../contract/wire.ts";
import { organizationKinds, roles } from "../../domain/party/role.ts";
import { provenance, slug, text, words } from "./written-form.ts";

/** organizations.json: who takes part, and the people who act for them. */
export const organizationsFile = z.array(
  z.strictObject({
    slug,
    name: words,
    kind: z.enum(organizationKinds),
    legalForm: text,
    recordedOn: wireDay,
    provenance,
    /** A lender's book. */
    book: z.strictObject({ name: words, currency: wireCurrency }).optional(),
    people: z.array(
      z.strictObject({
        email: z.email().lowercase(),
        name: text,
        language: z.enum(["ja", "en"]),
        roles: z.array(z.enum(roles)).min(1),
        /** Nobody in the demonstration exists. */
        fictional: z.literal(true),
      }),
    ),
  }),
);

export type OrganizationData = z.output<typeof organizationsFile>[number];
