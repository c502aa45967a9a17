/**
 * Contractual basis of interest: the balance as the schedule says it runs, and the rates as far as they are charged.
 * Interest accrues on what was agreed to be outstanding; money that arrives late never changes it, because overdue
 * principal bears a late charge instead of interest.
 *
 * The interest of every period reckoned over this basis is that of the schedule's rows, which is why accruals posted
 * period by period and the claims that fall due agree to the yen. Only interest paid with a prepayment is reckoned in
 * its row and in its period alike.
 */
import { byEffectiveDay, rowOn } from "../kernel/dated.ts";
import { present } from "../kernel/invariant.ts";
import { compareDays, type LocalDate } from "../kernel/local-date.ts";
import { zeroRate } from "../kernel/rate.ts";
import type { DueDate } from "./due-dates.ts";
import type { DatedBalance, DatedRate } from "./interest-by-period.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { holidayOn, type PaymentHoliday } from "./payment-holiday.ts";
import type { ScheduleRow } from "./schedule-rows.ts";

interface BalanceChange {
  readonly on: LocalDate;
  readonly amount: bigint;
}

/** The balance from each day on which money is lent, capitalised or, by the schedule, repaid. */
export function balanceSteps(
  { drawdowns }: Pick<LoanTerms, "drawdowns">,
  { rows, dueDates }: { readonly rows: readonly ScheduleRow[]; readonly dueDates: readonly DueDate[] },
): readonly DatedBalance[] {
  const dueOf = new Map(dueDates.map((due) => [due.n, due]));
  const changes: readonly BalanceChange[] = [
    ...drawdowns,
    ...rows.map(({ kind, n, dueOn, principal, capitalized }) => ({
      on: kind === "instalment" ? present(dueOf.get(n), "a due date").period.endOn : dueOn,
      amount: capitalized - principal,
    })),
  ];
  const byDay = new Map<LocalDate, bigint>();
  for (const { on, amount } of changes) byDay.set(on, (byDay.get(on) ?? 0n) + amount);
  let principal = 0n;
  return [...byDay.keys()].sort(compareDays).map((effectiveOn) => {
    principal += byDay.get(effectiveOn) ?? 0n;
    return { effectiveOn, principal };
  });
}

/** The rates in force with nothing charged on the days of holidays that waive interest. */
export function chargedRates(
  rates: readonly DatedRate[],
  holidays: readonly PaymentHoliday[],
): readonly DatedRate[] {
  const waivers = holidays.filter(({ interest }) => interest === "waived");
  if (waivers.length === 0) return rates;
  const sorted = byEffectiveDay(rates);
  const days = [...sorted.map(({ effectiveOn }) => effectiveOn), ...waivers.flatMap(boundsOf)];
  return [...new Set(days)].sort(compareDays).flatMap((effectiveOn) => {
    const row = rowOn(sorted, effectiveOn);
    if (row === undefined) return [];
    const isWaived = holidayOn(waivers, effectiveOn) !== undefined;
    return [{ effectiveOn, annualRate: isWaived ? zeroRate : row.annualRate }];
  });
}

function boundsOf({ startOn, endOn }: PaymentHoliday): readonly LocalDate[] {
  return [startOn, endOn];
}
