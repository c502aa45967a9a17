import { z } from "zod";
import { toCanonical } from "../../app/canonical.ts";
import { ratchet } from "../../contract/calculator/ratchet.ts";
import { wireAmount, wireCurrency, wireDay, wireDecimal, wireRate } from "../../contract/wire.ts";
import { businessDayConventions } from "../../domain/calendar/business-day.ts";
import { evidenceGrades } from "../../domain/impact/evidence-grade.ts";
import { agreeRatchet } from "../../domain/loan/ratchet-law-book.ts";
import { provenance, slug, text, words } from "./written-form.ts";

/** base-rates.json: the base rates of a lender and the days on which they were fixed. */
export const baseRatesFile = z.array(
  z.strictObject({
    lender: slug,
    indexCode: text,
    name: words,
    provenance,
    fixings: z.array(z.strictObject({ effectiveOn: wireDay, annualRate: wireRate })).min(1),
  }),
);

/** Ratchet terms stay as they are written, once the contract can read them and the law book finds them complete. */
const writtenRatchet = z
  .strictObject({ ...ratchet.shape, marginFloor: z.string(), allInFloor: z.string() })
  .or(z.looseObject({}))
  .transform((written, context) => {
    const read = ratchet.safeParse(written);
    if (!read.success) {
      for (const { message, path } of read.error.issues) {
        context.addIssue({ code: "custom", message, path: [...path] });
      }
      return z.NEVER;
    }
    return written;
  });

export { writtenRatchet, toCanonical, agreeRatchet, businessDayConventions, evidenceGrades, wireAmount, wireCurrency, wireDecimal };
