/**
 * Preferred return (優先分配): what limited partners must have earned before the general partner takes carried
 * interest. The hurdle balance is H(t) = H(t−) × growth + contributions − LP distributions; it falls below zero once
 * the LPs have more than the hurdle, and that excess then counts toward the hurdle of later calls.
 *
 * How it grows is a term. `annual`: (1 + r) to the years since the first contribution; whole years run from anniversary
 * to anniversary, a broken year counts its days over the days of that year (365 or 366), so a payment in the middle
 * of a year does not change what the rest earns. `act365` and `act36525`: (1 + r) to the days over 365 or 365.25.
 * `simpleAct365`: unreturned capital × r × days / 365, without interest on interest. Counting both end days (両端) adds
 * the day of the distribution.
 */
import type { DayInclusion } from "../calendar/day-count.ts";
import { decimal, greater, lesser, one, zero, type Decimal } from "../kernel/decimal.ts";
import { unreachable } from "../kernel/invariant.ts";
import { addDays, addMonths, dayParts, daysBetween, type LocalDate } from "../kernel/local-date.ts";
import { rateDecimal, type Rate } from "../kernel/rate.ts";
import { inDateOrder, type CashFlow } from "./cash-flow.ts";

export const hurdleGrowths = ["annual", "act365", "act36525", "simpleAct365"] as const;
export type HurdleGrowth = (typeof hurdleGrowths)[number];

export interface HurdleTerms {
  readonly rate: Rate;
  readonly growth: HurdleGrowth;
  readonly dayInclusion: DayInclusion;
}

export interface PreferredReturn {
  /** Capital paid in and not yet paid back. */
  readonly capital: Decimal;
  /** H: what the LPs must still receive; negative when they have received more. */
  readonly balance: Decimal;
  /** All preferred return accrued so far, paid or not. */
  readonly accrued: Decimal;
  /** Accrued up to the beginning of this day. */
  readonly accruedTo: LocalDate;
}

/** The course of one preferred return under fixed terms; `anchorOn` is the day of the first contribution. */
export interface PreferredReturnCourse {
  readonly opening: PreferredReturn;
  readonly contribute: (before: PreferredReturn, flow: CashFlow) => PreferredReturn;
  /** Accrues to the day of a distribution; what the LPs get of it is then taken off by `payLps`. */
  readonly accrueToDistribution: (before: PreferredReturn, on: LocalDate) => PreferredReturn;
}

export function preferredReturnCourse(terms: HurdleTerms, anchorOn: LocalDate): PreferredReturnCourse {
  const accrue = accrual(terms, anchorOn);
  const extraDays = terms.dayInclusion === "both" ? 1 : 0;
  return {
    opening: { capital: zero, balance: zero, accrued: zero, accruedTo: anchorOn },
    contribute: (before, { on, amount }) => {
      const accrued = accrue(before, on);
      const paidIn = decimal(amount);
      return { ...accrued, capital: accrued.capital.plus(paidIn), balance: accrued.balance.plus(paidIn) };
    },
    accrueToDistribution: (before, on) => accrue(before, extraDays === 0 ? on : addDays(on, extraDays)),
  };
}

/** Takes a payment to the LPs off: capital first, as the return of capital is the first tier. */
export function payLps(before: PreferredReturn, amount: Decimal): PreferredReturn {
  const returned = lesser(amount, before.capital);
  return { ...before, capital: before.capital.minus(returned), balance: before.balance.minus(amount) };
}

export interface LpPayment {
  readonly on: LocalDate;
  readonly lp: Decimal;
}

export interface PreferredReturnOutcome {
  /** Preferred return accrued by the day of the last payment. */
  readonly accrued: Decimal;
  /** What the LPs lack, after the last flow, to their capital and preferred return. */
  readonly shortfall: Decimal;
}

/** The preferred return of LPs who paid in `contributions` and got `payments`, whoever decided on them. */
export function preferredReturnOutcome(
  terms: HurdleTerms,
  contributions: readonly CashFlow[],
  payments: readonly LpPayment[],
): PreferredReturnOutcome {
  const [first] = inDateOrder(contributions);
  if (first === undefined) return { accrued: zero, shortfall: zero };
  const course = preferredReturnCourse(terms, first.on);
  let state = course.opening;
  let accrued = zero;
  for (const { on, paidIn, paidOut } of eventsOf(contributions, payments)) {
    if (paidIn !== undefined) {
      state = course.contribute(state, paidIn);
    } else {
      state = course.accrueToDistribution(state, on);
      accrued = state.accrued;
      state = payLps(state, paidOut);
    }
  }
  return { accrued, shortfall: greater(state.balance, zero) };
}

type LpEvent =
  | { readonly on: LocalDate; readonly paidIn: CashFlow; readonly paidOut?: never }
  | { readonly on: LocalDate; readonly paidIn?: never; readonly paidOut: Decimal };

/** In date order, contributions first on their day. */
function eventsOf(contributions: readonly CashFlow[], payments: readonly LpPayment[]): readonly LpEvent[] {
  return inDateOrder<LpEvent>([
    ...contributions.map((flow) => ({ on: flow.on, paidIn: flow })),
    ...payments.map(({ on, lp }) => ({ on, paidOut: lp })),
  ]);
}

function accrual(
  { rate, growth }: HurdleTerms,
  anchorOn: LocalDate,
): (before: PreferredReturn, on: LocalDate) => PreferredReturn {
  const perYear = rateDecimal(rate);
  const index = growth === "simpleAct365" ? undefined : growthIndex(one.plus(perYear), growth, anchorOn);
  return (before, on) => {
    if (on <= before.accruedTo) return before;
    const earned =
      index === undefined
        ? before.capital.times(perYear).times(daysBetween(before.accruedTo, on)).div(365)
        : before.balance.times(index(on)).div(index(before.accruedTo)).minus(before.balance);
    return {
      ...before,
      balance: before.balance.plus(earned),
      accrued: before.accrued.plus(greater(earned, zero)),
      accruedTo: on,
    };
  };
}

/** Worth, on a day, of one unit put in on the anchor day. Whole powers are exact; roots are taken once. */
function growthIndex(
  factor: Decimal,
  growth: Exclude<HurdleGrowth, "simpleAct365">,
  anchorOn: LocalDate,
): (on: LocalDate) => Decimal {
  switch (growth) {
    case "annual":
      return remembered(annualIndex(factor, anchorOn));
    case "act365":
      return remembered(periodicIndex(factor, 365, anchorOn));
    case "act36525":
      return remembered(periodicIndex(factor.pow(4), 1461, anchorOn));
    default:
      return unreachable(growth);
  }
}

/** Every interval begins where the last one ended, so each day is asked for at least twice. */
function remembered(index: (on: LocalDate) => Decimal): (on: LocalDate) => Decimal {
  const known = new Map<LocalDate, Decimal>();
  return (on) => {
    const value = known.get(on) ?? index(on);
    known.set(on, value);
    return value;
  };
}

/** `factor` to the power of days / `daysPerPeriod`. */
function periodicIndex(
  factor: Decimal,
  daysPerPeriod: number,
  anchorOn: LocalDate,
): (on: LocalDate) => Decimal {
  const perDay = factor.pow(one.div(daysPerPeriod));
  return (on) => {
    const days = daysBetween(anchorOn, on);
    const broken = days % daysPerPeriod;
    return factor.pow((days - broken) / daysPerPeriod).times(perDay.pow(broken));
  };
}

function annualIndex(factor: Decimal, anchorOn: LocalDate): (on: LocalDate) => Decimal {
  const perDay = { 365: factor.pow(one.div(365)), 366: factor.pow(one.div(366)) };
  return (on) => {
    const years = wholeYears(anchorOn, on);
    const anniversary = addMonths(anchorOn, 12 * years);
    const daysOfYear = daysBetween(anniversary, addMonths(anchorOn, 12 * years + 12)) === 366 ? 366 : 365;
    return factor.pow(years).times(perDay[daysOfYear].pow(daysBetween(anniversary, on)));
  };
}

function wholeYears(startOn: LocalDate, endOn: LocalDate): number {
  const years = dayParts(endOn).year - dayParts(startOn).year;
  return addMonths(startOn, 12 * years) <= endOn ? years : years - 1;
}
