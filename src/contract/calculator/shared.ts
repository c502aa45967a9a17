/** Pieces that several calculators share. Every field is optional on the wire; the defaults are those of spec'd loans. */
import { z } from "zod";
import { wireAmount } from "../wire.ts";

export const interestRule = z
  .strictObject({
    dayCount: z.enum(["act365Fixed", "act360", "actActIsda", "thirtyE360", "monthly"]).default("act365Fixed"),
    dayInclusion: z.enum(["startOnly", "both"]).default("startOnly"),
    rounding: z.enum(["floor", "ceiling", "down", "up", "halfUp", "halfEven"]).default("floor"),
    roundingScope: z.enum(["period", "segment"]).default("period"),
    /** In major units; the smallest unit of the currency where it is left out. */
    principalUnit: wireAmount.optional(),
  })
  .prefault({});

export const businessDays = z
  .strictObject({
    calendar: z.enum(["JP_BANK"]).default("JP_BANK"),
    convention: z
      .enum(["none", "following", "modifiedFollowing", "preceding", "modifiedPreceding"])
      .default("none"),
  })
  .prefault({});
