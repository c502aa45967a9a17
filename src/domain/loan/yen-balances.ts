/** From columns to what is owed from each day, as `balanceSteps` takes it from the rows. */
import { dayFromEpoch, epochDay } from "../kernel/local-date.ts";
import type { DatedBalance } from "./interest-by-period.ts";
import type { LoanTerms } from "./loan-terms.ts";
import type { YenColumns } from "./yen-columns.ts";

/** Undefined where several things happen on one day, or money is lent again later. */
export function balancesOfColumns(
  { length, n, dueDay, adjustedDay, balance }: YenColumns,
  { drawdowns, accrueTo }: Pick<LoanTerms, "drawdowns" | "accrueTo">,
): readonly DatedBalance[] | undefined {
  const [lent, ...later] = drawdowns;
  if (lent === undefined || later.length > 0) return undefined;
  const endDays = accrueTo === "adjusted" ? adjustedDay : dueDay;
  const balances: DatedBalance[] = [{ effectiveOn: lent.on, principal: lent.amount }];
  let before = epochDay(lent.on);
  for (let row = 0; row < length; row += 1) {
    const day = (n[row] === 0 ? dueDay[row] : endDays[row]) ?? 0;
    if (day <= before) return undefined;
    before = day;
    balances.push({ effectiveOn: dayFromEpoch(day), principal: BigInt(balance[row] ?? 0) });
  }
  return balances;
}
