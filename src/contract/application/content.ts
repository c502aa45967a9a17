/** What an application says, on the wire: the same shape in a draft, in a submission and in an answer. */
import { z } from "zod";
import { decimalPattern } from "../../domain/kernel/decimal.ts";
import { programmeCode, wireYen } from "../programme/terms.ts";
import { wireDay, wireId, wireText } from "../wire.ts";

export const financedUses = ["equipment", "working"] as const;
const decimalText = z.string().max(64).regex(decimalPattern, "not a decimal number");
const months = z.int().min(0).max(1_200);

export const askedUse = z.strictObject({
  use: z.enum(financedUses),
  amount: wireYen,
  termMonths: months,
  graceMonths: months,
  what: wireText(500, 0),
});

export const applicationContent = z
  .strictObject({
    /** A code of the reference table of legal forms. */
    legalForm: programmeCode.nullable(),
    purpose: programmeCode.nullable(),
    tier: programmeCode.nullable(),
    business: wireText(4000, 0),
    logicModel: wireText(4000, 0),
    uses: z.array(askedUse).max(4),
    statements: z
      .array(
        z.strictObject({
          fiscalYearEndOn: wireDay,
          sales: wireYen,
          ordinaryProfit: wireYen,
          netAssets: wireYen,
        }),
      )
      .max(10),
    plan: z
      .array(
        z.strictObject({
          fiscalYearEndOn: wireDay,
          sales: wireYen,
          ordinaryProfit: wireYen,
          measures: wireText(1000, 0),
        }),
      )
      .max(10),
    /** KPIs of the project that will be reported. */
    kpis: z
      .array(z.strictObject({ kpiId: wireId, baseline: decimalText.nullable(), target: decimalText }))
      .max(20),
    /** The day on which they are tested first. */
    kpiTestOn: wireDay.nullable(),
  })
  .meta({ id: "ApplicationContent" });
