import type { z } from "zod";
import type { loanAnswer, scheduleAnswer } from "../../../contract/loan/loan-answers.ts";

export type LoanAnswer = z.output<typeof loanAnswer>;
export type Schedule = z.output<typeof scheduleAnswer>;
export type ScheduleRow = Schedule["rows"][number];

/** Which viewpoint the reader has chosen; empty means today and now. */
export interface ChosenViewpoint {
  readonly asOf?: string;
  readonly knownAt?: string;
}
