/**
 * From columns to the rows of a repayment schedule. How the interest of a row was reckoned is worked out when somebody
 * looks at it: most rows are only added up or shown, and exact fractions cost more than the whole schedule.
 */
import { byEffectiveDay } from "../kernel/dated.ts";
import { compareDays, dayFromEpoch, type LocalDate } from "../kernel/local-date.ts";
import { rateRatio } from "../kernel/rate.ts";
import type { Ratio } from "../kernel/ratio.ts";
import { accrueTo } from "./cash-flow.ts";
import { drawnOn, oneStepBeforeFirstDue } from "./due-dates.ts";
import { accrue, type Accrual } from "./interest.ts";
import type { InterestPeriod } from "./interest-period.ts";
import type { LoanState } from "./loan-state.ts";
import type { Drawdown, LoanTerms, Prepayment, RateChange } from "./loan-terms.ts";
import type { ScheduleRow } from "./schedule-rows.ts";
import type { YenColumns } from "./yen-columns.ts";

export function rowsOfColumns(columns: YenColumns, terms: LoanTerms): readonly ScheduleRow[] {
  return Array.from({ length: columns.length }, (_, row) => rowOf(columns, row, terms));
}

function rowOf(columns: YenColumns, row: number, terms: LoanTerms): ScheduleRow {
  const n = columns.n[row] ?? 0;
  const dueDay = columns.dueDay[row] ?? 0;
  const adjustedDay = columns.adjustedDay[row] ?? 0;
  const dueOn = dayFromEpoch(dueDay);
  const amounts = {
    principal: BigInt(columns.principal[row] ?? 0),
    interest: BigInt(columns.interest[row] ?? 0),
    capitalized: BigInt(columns.capitalized[row] ?? 0),
    balance: BigInt(columns.balance[row] ?? 0),
  };
  let accrual: Accrual | undefined;
  return {
    kind: n === 0 ? "prepayment" : "instalment",
    n,
    dueOn,
    adjustedDueOn: adjustedDay === dueDay ? dueOn : dayFromEpoch(adjustedDay),
    ...amounts,
    total: amounts.principal + amounts.interest,
    get accrual() {
      if (n === 0) return undefined;
      accrual ??= accrualOf(columns, row, terms);
      return accrual;
    },
  };
}

/** The cash flow of the row's interest period alone, from the balance that the due date before has left. */
function accrualOf(columns: YenColumns, row: number, terms: LoanTerms): Accrual {
  const before = dueRowBefore(columns, row);
  const period = periodOf(columns, { row, before }, terms);
  let state: LoanState = {
    balance: before < 0 ? 0n : BigInt(columns.balance[before] ?? 0),
    rate: rateOn(period.startOn, terms),
    accruesFrom: period.startOn,
    unsettled: [],
    broughtForward: 0n,
    instalment: 0n,
    amounts: [],
    remaining: 0,
    isWaived: false,
    deferred: 0n,
  };
  for (const change of changesIn(period, terms, before < 0)) {
    state = { ...accrueTo(state, change.on), ...change.to(state) };
  }
  const { unsettled } = accrueTo(state, period.endOn);
  return accrue(
    unsettled,
    terms.interestRule,
    terms.interestRule.dayCount === "monthly" ? period : undefined,
  );
}

function dueRowBefore({ n }: YenColumns, row: number): number {
  let before = row - 1;
  while (before >= 0 && n[before] === 0) before -= 1;
  return before;
}

function periodOf(
  { dueDay, adjustedDay }: YenColumns,
  { row, before }: { readonly row: number; readonly before: number },
  terms: LoanTerms,
): InterestPeriod {
  const endDays = terms.accrueTo === "adjusted" ? adjustedDay : dueDay;
  const startOn = before < 0 ? drawnOn(terms) : dayFromEpoch(endDays[before] ?? 0);
  const isRegular = before >= 0 || startOn === oneStepBeforeFirstDue(terms);
  const endOn = dayFromEpoch(endDays[row] ?? 0);
  return { startOn, endOn, ...(isRegular ? { months: terms.everyMonths } : {}) };
}

interface Change {
  readonly on: LocalDate;
  readonly to: (state: LoanState) => Partial<LoanState>;
}

/** What is paid on the first day of a period, after its due date, belongs to it; so do the first drawdowns. */
function changesIn(
  { startOn, endOn }: InterestPeriod,
  { drawdowns, prepayments, rateChanges }: LoanTerms,
  isFirst: boolean,
): readonly Change[] {
  const lend = ({ on, amount }: Drawdown): Change => ({
    on,
    to: ({ balance }) => ({ balance: balance + amount }),
  });
  const prepay = ({ on, amount }: Prepayment): Change => ({
    on,
    to: ({ balance }) => ({ balance: balance - amount }),
  });
  const changeRate = ({ effectiveOn, annualRate }: RateChange): Change => ({
    on: effectiveOn,
    to: () => ({ rate: rateRatio(annualRate) }),
  });
  return [
    ...drawdowns.filter(({ on }) => on < endOn && (on > startOn || isFirst)).map(lend),
    ...prepayments.filter(({ on }) => startOn <= on && on < endOn).map(prepay),
    ...rateChanges.filter(({ effectiveOn }) => startOn < effectiveOn && effectiveOn < endOn).map(changeRate),
  ].sort((a, b) => compareDays(a.on, b.on));
}

function rateOn(on: LocalDate, { annualRate, rateChanges }: LoanTerms): Ratio {
  const until = rateChanges.filter(({ effectiveOn }) => effectiveOn <= on);
  return rateRatio(byEffectiveDay(until).at(-1)?.annualRate ?? annualRate);
}
