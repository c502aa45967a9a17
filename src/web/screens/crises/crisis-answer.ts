import type { z } from "zod";
import type { programmeRoutes } from "../../../contract/programme/routes.ts";
import { addDecimals } from "../../figures/decimal-text.ts";

export type CrisisAnswer = z.output<typeof programmeRoutes.getCrisisEvent.response>;

export function outstandingOf({ loans }: Pick<CrisisAnswer, "loans">): string {
  return loans.reduce((sum, { outstanding }) => addDecimals(sum, outstanding), "0");
}
