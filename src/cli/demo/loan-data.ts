import { z } from "zod";
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

export type BaseRateData = z.output<typeof baseRatesFile>[number];

/** Kept as written, floors included, once the contract can read it and the law book finds nothing missing. */
const writtenRatchet = z
  .looseObject({
    kpis: z.array(z.looseObject({ id: slug })),
    marginFloor: z.string(),
    allInFloor: z.string(),
  })
  .superRefine((written, context) => {
    const read = ratchet.safeParse(written);
    if (!read.success) {
      for (const { message, path } of read.error.issues)
        context.addIssue({ code: "custom", message, path: [...path] });
      return;
    }
    const agreed = agreeRatchet(read.data);
    if (!agreed.ok) context.addIssue({ code: "custom", message: agreed.rejection.code });
  });

const spt = z.strictObject({
  kpi: slug,
  testOn: wireDay,
  periodStartOn: wireDay,
  periodEndOn: wireDay,
  certificateDueOn: wireDay,
  baseline: wireDecimal.optional(),
  target: wireDecimal,
  strict: z.boolean(),
  gradeNeeded: z.enum(evidenceGrades),
  provenance,
});

const agreement = z.strictObject({
  name: words,
  provenance,
  ratchet: writtenRatchet,
  ratchetProvenance: provenance,
  spts: z.array(spt).min(1),
});

/** loans.json: facility, tranche, loan and the agreement on KPIs. Interest by the usual rules of yen loans. */
export const loansFile = z.array(
  z.strictObject({
    slug,
    number: text,
    lender: slug,
    borrower: slug,
    project: slug,
    currency: wireCurrency,
    principal: wireAmount,
    /** Signed and paid out on the same day. */
    drawdownOn: wireDay,
    firstDueOn: wireDay,
    everyMonths: z.int().min(1).max(12),
    instalments: z.int().min(1).max(1_200),
    endOfMonth: z.boolean(),
    businessDayConvention: z.enum(businessDayConventions),
    facility: z.strictObject({
      number: text,
      ranking: z.enum(["senior", "subordinated"]),
      purpose: words,
      provenance,
    }),
    pricing: z.strictObject({ baseRateIndex: text, creditMargin: wireRate, provenance }),
    /** Every term once more in words, with where it comes from. */
    terms: z.array(z.strictObject({ field: words, value: text, provenance })).min(1),
    agreement,
  }),
);

export type LoanData = z.output<typeof loansFile>[number];
