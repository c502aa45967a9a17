/** Dated amounts of the fund calculators; `decimals` says how many places their amounts may have and are rounded to. */
import { z } from "zod";
import { wireDay, wireDecimal } from "../wire.ts";

export const cashFlow = z.strictObject({ on: wireDay, amount: wireDecimal });

/** Places of the smallest unit that is paid: 0 for yen. */
export const decimals = z.int().min(0).max(8).default(0);
