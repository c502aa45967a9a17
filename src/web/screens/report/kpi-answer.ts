import type { z } from "zod";
import type { kpiAnswer } from "../../../contract/impact/answers.ts";

export type Kpi = z.output<typeof kpiAnswer>;
type State = Kpi["observations"][number]["state"];

const settledStates: readonly State[] = ["accepted", "attested", "locked"];

/** Whether a value has passed review and so may be compared with and decided on. */
export function isSettled(state: State): boolean {
  return settledStates.includes(state);
}
