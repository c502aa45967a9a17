import { z } from "zod";
import { answerDay, wireDay } from "../wire.ts";

/** A day moved to a business day, or the n-th business day after it. */
export const businessDayRequest = z.strictObject({
  date: wireDay,
  calendar: z.enum(["JP_BANK"]),
  convention: z
    .enum(["none", "following", "modifiedFollowing", "preceding", "modifiedPreceding"])
    .default("none"),
  /** 0 to 10,000 */
  addBusinessDays: z.int().default(0),
});

export const businessDayResponse = z.strictObject({ date: answerDay });
