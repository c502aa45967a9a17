/**
 * Accruals (未収利息): interest is posted at each month end or each day, and at the end of the interest period, always as
 * the cumulative interest of the period less what was posted for it before. The figure of a period is thus rounded once,
 * however often it is posted, and a rate that changes in hindsight shows as one adjustment per period. Postings count
 * for the period in which theirs began, so that periods joined by a payment holiday or cut off by an acceleration in
 * hindsight are adjusted like any other.
 *
 * Beside each amount stands the one without steps, the part that breaches of covenants put on, and the premium of missed
 * targets that is passed to a good cause: each goes to an account of its own. Planning again after posting plans nothing.
 */
import { addDays, dayFromParts, dayParts, earlier, later, type LocalDate } from "../kernel/local-date.ts";
import type { DueDate } from "./due-dates.ts";
import { interestByPeriod, type InterestBasis } from "./interest-by-period.ts";

/** Minor units; below zero where too much was posted. */
export interface InterestParts {
  readonly interest: bigint;
  readonly withoutStep: bigint;
  /** Of the interest, what steps for breaches of covenants put on. */
  readonly covenantStep: bigint;
  /** Of the interest, what missed targets put on and is passed to a good cause. */
  readonly premium: bigint;
}

export interface PostedInterest extends InterestParts {
  readonly periodStartOn: LocalDate;
  readonly throughOn: LocalDate;
}

export interface PlannedPosting extends InterestParts {
  /** `adjustment`: days already posted, reckoned again. `accrual`: days not posted before. */
  readonly kind: "accrual" | "adjustment";
  readonly periodStartOn: LocalDate;
  readonly periodEndOn: LocalDate;
  /** First day not yet covered. */
  readonly throughOn: LocalDate;
  /** Day in the books: the month end or due date of an accrual, the day of planning of an adjustment. */
  readonly accountingOn: LocalDate;
}

/** One loan reckoned with and without what is booked apart. */
export interface InterestBases {
  readonly basis: InterestBasis;
  /** The same loan as if no step had ever applied. */
  readonly basisWithoutSteps: InterestBasis;
  /** Without the steps for breaches of covenants; absent where there are none. */
  readonly basisWithoutCovenantSteps?: InterestBasis | undefined;
  /** Of all steps only those whose premium goes to a good cause; absent where none does. */
  readonly basisOfPremium?: InterestBasis | undefined;
}

export interface AccrualFacts extends InterestBases {
  readonly dueDates: readonly DueDate[];
  readonly posted: readonly PostedInterest[];
}

export interface AccrualPolicy {
  readonly frequency: "monthly" | "daily";
  /** First day whose interest cannot be reckoned, because its rate awaits something. */
  readonly until?: LocalDate;
  /** First day of which anything may differ from what was posted; periods that end before it are not reckoned again. */
  readonly from?: LocalDate;
}

export const monthlyAccrual: AccrualPolicy = { frequency: "monthly" };

/** What is to be posted up to and including the day `asOf`, in the order of the periods. */
export function planPostings(
  facts: AccrualFacts,
  asOf: LocalDate,
  policy: AccrualPolicy = monthlyAccrual,
): readonly PlannedPosting[] {
  return periodsFrom(postedByPeriod(facts), policy.from)
    .filter(({ dueDate, rows }) => dueDate.period.startOn <= asOf || rows.length > 0)
    .flatMap((period) => planPeriod(facts, period, { ...policy, asOf }));
}

/** A period that is not posted through its end is always looked at. */
function periodsFrom(periods: readonly PostedPeriod[], from: LocalDate | undefined): readonly PostedPeriod[] {
  if (from === undefined) return periods;
  return periods.filter(
    ({ dueDate: { period }, rows }) =>
      period.endOn > from || postedThrough(rows, period.startOn) < period.endOn,
  );
}

/**
 * 未収利息不計上: what is to be posted so that only interest received counts, which settles the oldest period first. What
 * was accrued beyond it is reversed. Once the loan accrues again, `planPostings` catches up by itself.
 */
export function planNonAccrual(
  facts: AccrualFacts,
  { asOf, received }: { readonly asOf: LocalDate; readonly received: bigint },
): readonly PlannedPosting[] {
  let left = received;
  return postedByPeriod(facts)
    .filter(({ dueDate, rows }) => dueDate.period.startOn <= asOf || rows.length > 0)
    .flatMap(({ dueDate, rows }) => {
      const { startOn, endOn } = dueDate.period;
      const reachedOn = later(startOn, earlier(endOn, addDays(asOf, 1)));
      const reached = amountsThrough(facts, dueDate, reachedOn);
      const taken = left < reached.interest ? left : reached.interest;
      left -= taken;
      const correction = subtractAmounts(shareOf(reached, taken), sumPosted(rows));
      if (isNothing(correction)) return [];
      const throughOn = later(reachedOn, postedThrough(rows, startOn));
      const place = { periodStartOn: startOn, periodEndOn: endOn, throughOn, accountingOn: asOf };
      return [{ kind: "adjustment" as const, ...place, ...correction }];
    });
}

/**
 * Takes back, on `accountingOn`, what was posted for days that the postings up to and including the day `after` would
 * not have covered: of a loan that has left the books on that day.
 */
export function planReversal(
  facts: AccrualFacts,
  { after, accountingOn }: { readonly after: LocalDate; readonly accountingOn: LocalDate },
  policy: AccrualPolicy = monthlyAccrual,
): readonly PlannedPosting[] {
  return postedByPeriod(facts).flatMap(({ dueDate, rows }) => {
    const { startOn, endOn } = dueDate.period;
    const kept = boundaries(dueDate, { ...policy, asOf: after }).filter(
      (known) => known.accountingOn <= after,
    );
    const keptThrough = kept.at(-1)?.throughOn ?? startOn;
    const throughOn = postedThrough(rows, startOn);
    if (throughOn <= keptThrough) return [];
    const standing = keptThrough === startOn ? nothing : amountsThrough(facts, dueDate, keptThrough);
    const correction = subtractAmounts(standing, amountsThrough(facts, dueDate, throughOn));
    const place = { periodStartOn: startOn, periodEndOn: endOn, throughOn, accountingOn };
    return isNothing(correction) ? [] : [{ kind: "adjustment" as const, ...place, ...correction }];
  });
}

const nothing: InterestParts = { interest: 0n, withoutStep: 0n, covenantStep: 0n, premium: 0n };

/** Of a period received in part, as large a part of the steps has been received. */
function shareOf(reached: InterestParts, interest: bigint): InterestParts {
  if (interest === reached.interest) return reached;
  const share = (part: bigint) => (part * interest) / reached.interest;
  const { withoutStep, covenantStep, premium } = reached;
  return {
    interest,
    withoutStep: share(withoutStep),
    covenantStep: share(covenantStep),
    premium: share(premium),
  };
}

interface PostedPeriod {
  readonly dueDate: DueDate;
  readonly rows: readonly PostedInterest[];
}

/** Postings of a period that no longer begins where it did belong to the one that now holds its first day. */
function postedByPeriod({ dueDates, posted }: AccrualFacts): readonly PostedPeriod[] {
  const rows: PostedInterest[][] = dueDates.map(() => []);
  for (const posting of posted) rows[periodHolding(dueDates, posting.periodStartOn)]?.push(posting);
  return dueDates.map((dueDate, i) => ({ dueDate, rows: rows[i] ?? [] }));
}

/** The last period that starts on or before the day, else the first one; found by halving. */
function periodHolding(dueDates: readonly DueDate[], on: LocalDate): number {
  let [low, high] = [0, dueDates.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const start = dueDates[middle]?.period.startOn;
    if (start !== undefined && start <= on) low = middle;
    else high = middle - 1;
  }
  return low;
}

function sumPosted(rows: readonly PostedInterest[]): InterestParts {
  return rows.reduce(addAmounts, nothing);
}

function postedThrough(rows: readonly PostedInterest[], startOn: LocalDate): LocalDate {
  return rows.map(({ throughOn }) => throughOn).reduce(later, startOn);
}

interface PlanLimits extends AccrualPolicy {
  readonly asOf: LocalDate;
}

function planPeriod(
  facts: AccrualFacts,
  { dueDate, rows }: PostedPeriod,
  limits: PlanLimits,
): readonly PlannedPosting[] {
  const { startOn, endOn } = dueDate.period;
  const { asOf, until } = limits;
  const throughBefore = postedThrough(rows, startOn);
  const known = until === undefined ? throughBefore : earlier(throughBefore, until);
  const plans: PlannedPosting[] = [];
  let standing = known <= startOn ? nothing : amountsThrough(facts, dueDate, known);
  const place = { periodStartOn: startOn, periodEndOn: endOn };
  const correction = subtractAmounts(standing, sumPosted(rows));
  plans.push({ kind: "adjustment", ...place, throughOn: throughBefore, accountingOn: asOf, ...correction });
  for (const { throughOn, accountingOn } of boundaries(dueDate, limits)) {
    if (throughOn <= throughBefore || accountingOn > asOf) continue;
    const reached = amountsThrough(facts, dueDate, throughOn);
    plans.push({ kind: "accrual", ...place, throughOn, accountingOn, ...subtractAmounts(reached, standing) });
    standing = reached;
  }
  return plans.filter((plan) => !isNothing(plan));
}

interface Boundary {
  readonly throughOn: LocalDate;
  readonly accountingOn: LocalDate;
}

/**
 * Month ends or days inside the period, then its end. The last day of a month is covered through the first of the next.
 * Days whose rate is not yet known are left, and those before them are covered through the first of them.
 */
function boundaries({ period }: DueDate, { frequency, until }: PlanLimits): readonly Boundary[] {
  const { startOn, endOn } = period;
  const next = frequency === "daily" ? (day: LocalDate) => addDays(day, 1) : nextMonthStart;
  const lastOn = until === undefined ? endOn : earlier(endOn, until);
  const found: Boundary[] = [];
  for (let on = next(startOn); on < lastOn; on = next(on)) {
    found.push({ throughOn: on, accountingOn: addDays(on, -1) });
  }
  if (lastOn <= startOn) return [];
  return [...found, { throughOn: lastOn, accountingOn: lastOn === endOn ? endOn : addDays(lastOn, -1) }];
}

function nextMonthStart(day: LocalDate): LocalDate {
  const { year, month } = dayParts(day);
  return month === 12
    ? dayFromParts({ year: year + 1, month: 1, day: 1 })
    : dayFromParts({ year, month: month + 1, day: 1 });
}

function amountsThrough(
  { basis, basisWithoutSteps, basisWithoutCovenantSteps, basisOfPremium }: AccrualFacts,
  dueDate: DueDate,
  throughOn: LocalDate,
): InterestParts {
  const { startOn, endOn } = dueDate.period;
  const part = throughOn >= endOn ? dueDate : { ...dueDate, period: { startOn, endOn: throughOn } };
  const interest = interestOf(part, basis);
  const beside = (one: InterestBasis | undefined, whole: bigint) =>
    one === undefined ? whole : interestOf(part, one);
  const withoutStep = basisWithoutSteps === basis ? interest : interestOf(part, basisWithoutSteps);
  return {
    interest,
    withoutStep,
    covenantStep: interest - beside(basisWithoutCovenantSteps, interest),
    premium: beside(basisOfPremium, withoutStep) - withoutStep,
  };
}

function interestOf(dueDate: DueDate, basis: InterestBasis): bigint {
  return interestByPeriod([dueDate], basis).reduce((sum, { interest }) => sum + interest, 0n);
}

function addAmounts(sum: InterestParts, one: InterestParts): InterestParts {
  return {
    interest: sum.interest + one.interest,
    withoutStep: sum.withoutStep + one.withoutStep,
    covenantStep: sum.covenantStep + one.covenantStep,
    premium: sum.premium + one.premium,
  };
}

function subtractAmounts(a: InterestParts, b: InterestParts): InterestParts {
  return {
    interest: a.interest - b.interest,
    withoutStep: a.withoutStep - b.withoutStep,
    covenantStep: a.covenantStep - b.covenantStep,
    premium: a.premium - b.premium,
  };
}

function isNothing({ interest, withoutStep, covenantStep, premium }: InterestParts): boolean {
  return interest === 0n && withoutStep === 0n && covenantStep === 0n && premium === 0n;
}
