/**
 * What is to be posted for the interest of a loan: accruals and adjustments as its facts give them, none beyond the day
 * from which a rate is awaited, only what was received where the loan does not accrue, nothing once it is written off.
 * Interest added to the balance is posted as it falls due; the difference to what was posted is always what is planned,
 * so that planning again after posting plans nothing.
 */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import {
  planNonAccrual,
  planPostings,
  planReversal,
  type AccrualFacts,
  type AccrualPolicy,
  type PlannedPosting,
} from "../../domain/loan/accrual-plan.ts";
import { productOf, type LoanPosition } from "./loan-position.ts";
import { capitalizedUpTo, isInAdvance, isRecovery, nonAccrualOn, writeOffOf } from "./servicing-state.ts";

export interface InterestPlan extends PlannedPosting {
  readonly entryKind: "accrual" | "interestAdjustment" | "unearnedAccrual" | "accrualReversal";
}

export interface CapitalizationPlan {
  readonly accountingOn: LocalDate;
  /** Minor units; below zero where too much was added. */
  readonly amount: bigint;
}

/** `from`: first day of which anything may differ from what was posted; without it every period is looked at. */
export function plannedPostings(
  position: LoanPosition,
  asOf: LocalDate,
  from?: LocalDate,
): readonly InterestPlan[] {
  const { facts } = position;
  if (writeOffOf(facts) !== undefined) return [];
  const accrualFacts = accrualFactsOf(position);
  const isStopped = nonAccrualOn(facts.events, asOf) !== undefined;
  const affected = from === undefined ? {} : { from };
  const plans = isStopped
    ? planNonAccrual(accrualFacts, { asOf, received: interestSettled(position, asOf) })
    : planPostings(accrualFacts, asOf, { ...policyOf(position), ...affected });
  const inAdvance = isInAdvance(facts);
  return plans.map((plan) => ({ ...plan, entryKind: entryKindOf(plan, { inAdvance, isStopped }) }));
}

/** Interest of a loan that leaves the books on a day: posted up to it, and what was posted beyond it taken back today. */
export function lastPostings(
  position: LoanPosition,
  { on, today }: { readonly on: LocalDate; readonly today: LocalDate },
): readonly InterestPlan[] {
  const { facts } = position;
  const upTo = plannedPostings(position, on);
  if (nonAccrualOn(facts.events, on) !== undefined) return upTo;
  const inAdvance = isInAdvance(facts);
  const beyond = planReversal(
    accrualFactsOf(position),
    { after: on, accountingOn: today },
    policyOf(position),
  );
  const entryKind = inAdvance ? ("unearnedAccrual" as const) : ("interestAdjustment" as const);
  return [...upTo, ...beyond.map((plan) => ({ ...plan, entryKind }))];
}

function accrualFactsOf(position: LoanPosition): AccrualFacts {
  const { dueDates, basis, basisWithoutSteps, basisWithoutCovenantSteps, basisOfPremium, facts } = position;
  const bases = { basis, basisWithoutSteps, basisWithoutCovenantSteps, basisOfPremium };
  return { dueDates, ...bases, posted: facts.postings };
}

function policyOf({ facts, awaitingFrom }: LoanPosition): AccrualPolicy {
  const frequency = productOf(facts).accrualFrequency;
  return awaitingFrom === undefined ? { frequency } : { frequency, until: awaitingFrom };
}

interface Books {
  readonly inAdvance: boolean;
  readonly isStopped: boolean;
}

function entryKindOf(
  { kind, interest, withoutStep }: PlannedPosting,
  { inAdvance, isStopped }: Books,
): InterestPlan["entryKind"] {
  if (inAdvance) return "unearnedAccrual";
  if (isStopped && interest <= 0n && withoutStep <= 0n) return "accrualReversal";
  return kind === "accrual" ? "accrual" : "interestAdjustment";
}

/** Interest that was paid, or that became principal. */
function interestSettled(position: LoanPosition, asOf: LocalDate): bigint {
  const { facts } = position;
  const received = facts.repayments
    .filter((repayment) => repayment.receivedOn <= asOf && !isRecovery(repayment, facts))
    .reduce((sum, { interest }) => sum + interest, 0n);
  return capitalizedUpTo(position, asOf).reduce((sum, { amount }) => sum + amount, received);
}

/** A due date that is new is posted on its day; what changed in hindsight, today. `posted` is all posted before. */
export function plannedCapitalizations(
  position: LoanPosition,
  asOf: LocalDate,
  posted: bigint,
): readonly CapitalizationPlan[] {
  if (writeOffOf(position.facts) !== undefined) return [];
  const plans: CapitalizationPlan[] = [];
  let sum = 0n;
  for (const { on, amount } of capitalizedUpTo(position, asOf)) {
    const isNew = sum >= posted;
    sum += amount;
    if (isNew) plans.push({ accountingOn: on, amount });
    else if (sum > posted) plans.push({ accountingOn: asOf, amount: sum - posted });
  }
  if (sum < posted) plans.push({ accountingOn: asOf, amount: sum - posted });
  return plans.filter(({ amount }) => amount !== 0n);
}
