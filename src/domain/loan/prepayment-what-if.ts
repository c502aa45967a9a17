/**
 * What a prepayment (期限前弁済) would change, before anybody decides on it: the schedule with and without it, the interest
 * saved, the new maturity and instalment, the break cost and what is to be paid on the day. The same schedule function
 * resolves the terms that are recorded later, so that what was shown is what will be owed.
 */
import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { byEffectiveDay, rowOn } from "../kernel/dated.ts";
import { accept, mapDecision, type Decision } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { money } from "../kernel/money.ts";
import type { Rate } from "../kernel/rate.ts";
import { breakCost, type BreakCostRejection } from "./break-cost.ts";
import { drawnOn } from "./due-dates.ts";
import type { PrepaymentPolicy } from "./loan-event.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { schedule, type LoanSchedule, type ScheduleRejection } from "./schedule.ts";
import type { ScheduleRow } from "./schedule-rows.ts";

export interface PrepaymentQuestion {
  readonly on: LocalDate;
  /** Minor units; absent for the whole balance of the day. */
  readonly amount?: bigint;
  readonly policy: PrepaymentPolicy;
  /** Absent where the agreement asks for no break cost. */
  readonly funding?: {
    readonly reinvestmentRate: Rate;
    /** Absent for the last due date before the prepayment. */
    readonly fundedUntil?: LocalDate;
  };
}

/** Amounts in minor units. */
export interface PrepaymentEffect {
  readonly before: LoanSchedule;
  readonly after: LoanSchedule;
  readonly amount: bigint;
  readonly interestSaved: bigint;
  readonly maturityOn: { readonly before: LocalDate; readonly after: LocalDate };
  /** The first instalment after the day; absent where nothing is left to pay. */
  readonly nextInstalment: {
    readonly before: ScheduleRow | undefined;
    readonly after: ScheduleRow | undefined;
  };
  readonly breakCost: bigint;
  /** On the day itself: the amount, the interest paid with it and the break cost. */
  readonly payable: bigint;
}

export type WhatIfRejection = ScheduleRejection | BreakCostRejection;

export function prepaymentWhatIf(
  terms: LoanTerms,
  question: PrepaymentQuestion,
  calendar: HolidayCalendar,
): Decision<PrepaymentEffect, WhatIfRejection> {
  const before = schedule(terms, calendar);
  if (!before.ok) return before;
  const { on, policy } = question;
  const amount = question.amount ?? balanceOn(on, before.value);
  const prepayments = [...terms.prepayments, { on, amount, policy }];
  const after = schedule({ ...terms, prepayments }, calendar);
  if (!after.ok) return after;
  const cost = costOf({ ...question, amount }, terms, before.value);
  return mapDecision(cost, (broken) =>
    effectOf({ before: before.value, after: after.value }, on, { amount, broken }),
  );
}

/** After whatever falls due on the day itself. */
function balanceOn(on: LocalDate, { balances }: LoanSchedule): bigint {
  return rowOn(balances, on)?.principal ?? 0n;
}

function effectOf(
  { before, after }: { readonly before: LoanSchedule; readonly after: LoanSchedule },
  on: LocalDate,
  { amount, broken }: { readonly amount: bigint; readonly broken: bigint },
): PrepaymentEffect {
  const charged = ({ totals }: LoanSchedule) => totals.interest + totals.capitalized;
  const next = ({ rows }: LoanSchedule) =>
    rows.find(({ kind, dueOn }) => kind === "instalment" && dueOn > on);
  const own = present(
    after.rows.findLast(({ kind, dueOn }) => kind === "prepayment" && dueOn === on),
    "the row of the prepayment",
  );
  return {
    before,
    after,
    amount,
    interestSaved: charged(before) - charged(after),
    maturityOn: { before: before.maturityOn, after: after.maturityOn },
    nextInstalment: { before: next(before), after: next(after) },
    breakCost: broken,
    payable: own.total + broken,
  };
}

function costOf(
  { on, amount, funding }: PrepaymentQuestion & { readonly amount: bigint },
  terms: LoanTerms,
  before: LoanSchedule,
): Decision<bigint, BreakCostRejection> {
  if (funding === undefined) return accept(0n);
  const agreed = [{ effectiveOn: drawnOn(terms), annualRate: terms.annualRate }, ...terms.rateChanges];
  const { annualRate } = present(rowOn(byEffectiveDay(agreed), on), "a rate");
  const cost = breakCost({
    amount: money(amount, terms.currency),
    contractRate: annualRate,
    reinvestmentRate: funding.reinvestmentRate,
    prepaidOn: on,
    fundedUntil: funding.fundedUntil ?? before.maturityOn,
  });
  return mapDecision(cost, (broken) => broken.cost.minor);
}
