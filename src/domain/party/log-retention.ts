/**
 * How long the security log is kept (保存期間): from seven to ten years, as an institution chooses. The books and what
 * explains them are kept seven years under the tax laws, ten where a loss is carried forward, and the log answers who
 * saw and who changed them. It is never forgotten earlier, and there is no duty to forget it then.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { addMonths, type LocalDate } from "../kernel/local-date.ts";

export const retentionYears = { shortest: 7, longest: 10 } as const;

export type RetentionRejection = Rejection<"retentionNotOver">;

/** May everything before this day be forgotten today? */
export function decideForgetting(
  before: LocalDate,
  { today, years }: { readonly today: LocalDate; readonly years: number },
): Decision<LocalDate, RetentionRejection> {
  const keptFrom = addMonths(today, -12 * years);
  return before <= keptFrom
    ? accept(before)
    : reject({ code: "retentionNotOver", figures: { before, keptFrom, years } });
}
