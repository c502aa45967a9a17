import type { z } from "zod";
import type { ratchetPreview } from "../../../contract/loan/loan-answers.ts";

export type RatchetPreview = z.output<typeof ratchetPreview>;
export type LoanEffect = RatchetPreview["loans"][number];
export type Outcome = RatchetPreview["outcomes"][number];
