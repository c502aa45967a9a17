import { z } from "zod";
import { agreedCovenant, statementFigures } from "../../contract/covenant/terms.ts";
import { wireDay } from "../../contract/wire.ts";
import { provenance, slug, text, words } from "./written-form.ts";

const email = z.email().lowercase();

const taken = { covenant: text, testOn: wireDay, on: wireDay, by: email, reason: z.string() };
const approval = z.strictObject({ by: email, on: wireDay, reason: text });

const step = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("test"), ...taken }),
  z.strictObject({ do: z.literal("cure"), ...taken }),
  z.strictObject({
    do: z.literal("waive"),
    ...taken,
    scope: z.enum(["thisTest", "untilEndDate"]),
    untilOn: wireDay,
    keepsStep: z.boolean(),
    approval,
  }),
  z.strictObject({ do: z.literal("applyStep"), ...taken, fromOn: wireDay, approval }),
]);

/** covenants.json: what was agreed on one loan, the statements submitted for it, and what was made of them. */
export const covenantsFile = z.array(
  z.strictObject({
    loan: slug,
    recordedBy: email,
    recordedOn: wireDay,
    covenants: z
      .array(z.strictObject({ code: text, name: words, agreed: agreedCovenant, clause: text, provenance }))
      .min(1),
    statements: z.array(
      z.strictObject({
        termStartOn: wireDay,
        termEndOn: wireDay,
        figures: statementFigures,
        entry: z.enum(["typed", "csv"]).default("typed"),
        by: email,
        on: wireDay,
        note: z.string(),
        provenance,
      }),
    ),
    steps: z.array(step),
  }),
);

export type CovenantData = z.output<typeof covenantsFile>[number];
