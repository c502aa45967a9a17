/** Shapes that several answers share. Money, rates and KPI values are decimal text; names come in both languages. */
import { z } from "zod";
import { answerDay, answerDecimal, answerInstant, wireDay, wireId, wireInstant } from "./wire.ts";

/** The viewpoint of a reading: facts as of a day, known at a moment. Default: today, now. */
export const viewpointQuery = z.strictObject({ asOf: wireDay.optional(), knownAt: wireInstant.optional() });

export const answeredViewpoint = z.strictObject({ asOf: answerDay, knownAt: answerInstant });

/** Page of a list: at most 200 items; `cursor` is the `nextCursor` of the page before. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^[\x21-\x7e]{1,400}$/, "not a cursor")
    .optional(),
});

export function pageOf<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; nextCursor: z.ZodNullable<z.ZodString> }> {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const bilingual = z.strictObject({ ja: z.string(), en: z.string() }).meta({ id: "Bilingual" });

export const organizationRef = z
  .strictObject({ id: wireId, name: bilingual, kind: z.string() })
  .meta({ id: "OrganizationRef" });

/** Where a figure comes from. `fictional` (架空) marks what was invented for the demonstration. */
export const provenance = z
  .strictObject({
    fictional: z.boolean(),
    source: z.string().nullable(),
    asOf: answerDay.nullable(),
    note: bilingual.nullable(),
  })
  .meta({ id: "Provenance" });

/** One node of the tree that explains a rate, worded in both languages, down to the hash of the evidence. */
export const explanation = z
  .object({
    kind: z.string(),
    ja: z.string(),
    en: z.string(),
    figures: z.record(z.string(), z.string()),
    get children() {
      return z.array(explanation);
    },
  })
  .meta({ id: "Explanation" });

export const rateRow = z
  .strictObject({
    effectiveOn: answerDay,
    annualRate: answerDecimal,
    baseRate: answerDecimal,
    creditMargin: answerDecimal,
    stepBp: answerDecimal,
    /** For breaches of covenants, beside the ratchet. */
    covenantStepBp: answerDecimal,
    because: bilingual,
    explanation,
  })
  .meta({ id: "RateRow" });

/** Signed line of a journal entry: debit is positive, credit negative. */
export const journalLine = z
  .strictObject({ accountCode: z.string(), accountName: bilingual, amount: answerDecimal })
  .meta({ id: "JournalLine" });
