import type { z } from "zod";
import type { loanAnswer } from "../../../contract/loan/loan-answers.ts";

export type LoanAnswer = z.output<typeof loanAnswer>;

/** Which viewpoint the reader has chosen; empty means today and now. */
export interface ChosenViewpoint {
  readonly asOf?: string;
  readonly knownAt?: string;
}
