/**
 * 前取: the interest of each period is paid at its start, that of the first period on the day of the drawdown, none at
 * the end. The amounts are those of the same periods in arrears, because the balance of a period is known when it
 * begins: `loan-terms-rules` admits only kinds and terms for which that is so.
 */
import { present } from "../kernel/invariant.ts";
import type { LoanTerms } from "./loan-terms.ts";
import type { ScheduleRow } from "./schedule-rows.ts";

export function payInAdvance(
  inArrears: readonly ScheduleRow[],
  { drawdowns }: Pick<LoanTerms, "drawdowns">,
): readonly ScheduleRow[] {
  const drawn = present(drawdowns[0], "a drawdown");
  const start: ScheduleRow = {
    kind: "advanceInterest",
    n: 0,
    dueOn: drawn.on,
    adjustedDueOn: drawn.on,
    principal: 0n,
    interest: 0n,
    capitalized: 0n,
    total: 0n,
    balance: drawn.amount,
    accrual: undefined,
  };
  return [start, ...inArrears].map((row, i) => withInterestOf(row, inArrears[i]));
}

function withInterestOf(row: ScheduleRow, next: ScheduleRow | undefined): ScheduleRow {
  const interest = next?.interest ?? 0n;
  return { ...row, interest, total: row.principal + interest, accrual: next?.accrual };
}
