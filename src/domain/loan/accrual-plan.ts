/**
 * Accruals (未収利息): interest is posted at each month end and at the end of the interest period, always as the
 * cumulative interest of the period less what was posted for it before. The figure of a period is thus rounded once,
 * however often it is posted, and a rate that changes in hindsight shows as one adjustment per period.
 *
 * Beside each amount stands the one without interest steps: the difference is what the steps cost or earned, and goes
 * to an account of its own. Planning again after posting plans nothing.
 */
import { addDays, dayFromParts, dayParts, earlier, type LocalDate } from "../kernel/local-date.ts";
import type { DueDate } from "./due-dates.ts";
import { interestByPeriod, type InterestBasis } from "./interest-by-period.ts";

export interface PostedInterest {
  readonly periodStartOn: LocalDate;
  readonly throughOn: LocalDate;
  readonly interest: bigint;
  readonly withoutStep: bigint;
}

export interface PlannedPosting {
  /** `adjustment`: days already posted, reckoned again. `accrual`: days not posted before. */
  readonly kind: "accrual" | "adjustment";
  readonly periodStartOn: LocalDate;
  readonly periodEndOn: LocalDate;
  /** First day not yet covered. */
  readonly throughOn: LocalDate;
  /** Day in the books: the month end or due date of an accrual, the day of planning of an adjustment. */
  readonly accountingOn: LocalDate;
  /** Minor units; below zero where too much was posted. */
  readonly interest: bigint;
  readonly withoutStep: bigint;
}

export interface AccrualFacts {
  readonly dueDates: readonly DueDate[];
  readonly basis: InterestBasis;
  /** The same loan as if no interest step had ever applied. */
  readonly basisWithoutSteps: InterestBasis;
  readonly posted: readonly PostedInterest[];
}

/** What is to be posted up to and including the day `asOf`, in the order of the periods. */
export function planPostings(facts: AccrualFacts, asOf: LocalDate): readonly PlannedPosting[] {
  return facts.dueDates
    .filter(({ period }) => period.startOn <= asOf)
    .flatMap((dueDate) => planPeriod(facts, dueDate, asOf));
}

interface Amounts {
  readonly interest: bigint;
  readonly withoutStep: bigint;
}

const nothing: Amounts = { interest: 0n, withoutStep: 0n };

function planPeriod(facts: AccrualFacts, dueDate: DueDate, asOf: LocalDate): readonly PlannedPosting[] {
  const { startOn, endOn } = dueDate.period;
  const earlierRows = facts.posted.filter(({ periodStartOn }) => periodStartOn === startOn);
  const posted = earlierRows.reduce(addAmounts, nothing);
  const postedThrough = earlierRows.map(({ throughOn }) => throughOn).reduce(laterDay, startOn);
  const plans: PlannedPosting[] = [];
  let standing = postedThrough === startOn ? nothing : amountsThrough(facts, dueDate, postedThrough);
  const place = { periodStartOn: startOn, periodEndOn: endOn };
  const correction = subtractAmounts(standing, posted);
  if (!isNothing(correction)) {
    plans.push({ kind: "adjustment", ...place, throughOn: postedThrough, accountingOn: asOf, ...correction });
  }
  for (const { throughOn, accountingOn } of boundaries(startOn, endOn)) {
    if (throughOn <= postedThrough || accountingOn > asOf) continue;
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

/** Month ends inside the period, then its end. The last day of a month is covered through the first of the next. */
function boundaries(startOn: LocalDate, endOn: LocalDate): readonly Boundary[] {
  const found: Boundary[] = [];
  for (let first = nextMonthStart(startOn); first < endOn; first = nextMonthStart(first)) {
    found.push({ throughOn: first, accountingOn: addDays(first, -1) });
  }
  return [...found, { throughOn: endOn, accountingOn: endOn }];
}

function nextMonthStart(day: LocalDate): LocalDate {
  const { year, month } = dayParts(day);
  return month === 12
    ? dayFromParts({ year: year + 1, month: 1, day: 1 })
    : dayFromParts({ year, month: month + 1, day: 1 });
}

function amountsThrough(
  { basis, basisWithoutSteps }: AccrualFacts,
  dueDate: DueDate,
  throughOn: LocalDate,
): Amounts {
  const { startOn, endOn } = dueDate.period;
  const part =
    throughOn === endOn ? dueDate : { ...dueDate, period: { startOn, endOn: earlier(throughOn, endOn) } };
  return { interest: interestOf(part, basis), withoutStep: interestOf(part, basisWithoutSteps) };
}

function interestOf(dueDate: DueDate, basis: InterestBasis): bigint {
  return interestByPeriod([dueDate], basis).reduce((sum, { interest }) => sum + interest, 0n);
}

function addAmounts(sum: Amounts, { interest, withoutStep }: Amounts): Amounts {
  return { interest: sum.interest + interest, withoutStep: sum.withoutStep + withoutStep };
}

function subtractAmounts(a: Amounts, b: Amounts): Amounts {
  return { interest: a.interest - b.interest, withoutStep: a.withoutStep - b.withoutStep };
}

function isNothing({ interest, withoutStep }: Amounts): boolean {
  return interest === 0n && withoutStep === 0n;
}

function laterDay(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
