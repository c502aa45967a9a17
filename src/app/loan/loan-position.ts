/** Where a loan stands: everything derived from its facts at a viewpoint. Nothing of it is stored to be read back. */
import type { BusinessDayRule } from "../../domain/calendar/business-day.ts";
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { decimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { zeroRate } from "../../domain/kernel/rate.ts";
import { covenantRateSteps } from "../../domain/covenant/covenant-step.ts";
import { rowOn } from "../../domain/kernel/dated.ts";
import { agreedDueDates, resolveDueDates, type DueDate } from "../../domain/loan/due-dates.ts";
import type { InterestBases } from "../../domain/loan/accrual-plan.ts";
import { chargedRates } from "../../domain/loan/contractual-basis.ts";
import {
  interestByPeriod,
  type DatedRate,
  type InterestBasis,
  type PeriodInterestDue,
} from "../../domain/loan/interest-by-period.ts";
import type { LoanTerms } from "../../domain/loan/loan-terms.ts";
import { usualProductTerms, type ProductTerms } from "../../domain/loan/product-terms.ts";
import { schedule, type LoanSchedule } from "../../domain/loan/schedule.ts";
import type { OutcomeBasis } from "../../domain/loan/ratchet-outcome.ts";
import type { RatchetTest } from "../../domain/loan/ratchet-test.ts";
import type { RateCalendar } from "../../domain/loan/effective-day.ts";
import { rateTimeline, type RateFacts } from "../../domain/loan/rate-timeline.ts";
import type { BaseRateFixing, RateRow } from "../../domain/loan/rate-row.ts";
import { ratesApart, type PremiumUse, type RatesApart } from "../../domain/loan/rates-apart.ts";
import { orReject } from "../rejected.ts";
import { baseRatesOf } from "./base-rates-of-loan.ts";
import { pricingTermsOf } from "./agreement-terms.ts";
import type { DecidedOutcome, LoanFacts, RatchetDecisionFact } from "./ports.ts";
import { servicedTerms } from "./serviced-terms.ts";

export interface LoanPosition extends InterestBases {
  readonly facts: LoanFacts;
  /** The terms as they stand with everything that has happened; their rates are those of the timeline. */
  readonly terms: LoanTerms;
  readonly dueDates: readonly DueDate[];
  readonly timeline: readonly RateRow[];
  readonly schedule: LoanSchedule;
  /** Every interest period of the loan at the rates of the timeline. */
  readonly periods: readonly PeriodInterestDue[];
  /** Capital loans: the day from which the rate awaits annual accounts. What lies beyond is provisional. */
  readonly awaitingFrom: LocalDate | undefined;
}

export function positionOf(facts: LoanFacts, calendar: HolidayCalendar): LoanPosition {
  const { loan } = facts;
  const businessDays: BusinessDayRule = { calendar, convention: loan.businessDayConvention };
  const unpriced = unpricedTerms(facts);
  const dueDates = resolveDueDates(unpriced, orReject(agreedDueDates(unpriced)), businessDays);
  const rates = { dueDates, businessDays };
  const { baseRates, awaitingFrom } = baseRatesOf(facts);
  const rateFacts = rateFactsOf(facts, baseRates);
  const timeline = orReject(rateTimeline(rateFacts, rates));
  const { dueOn: lastDueOn } = present(dueDates.at(-1), "a due date");
  const { stepChangeInstalment: instalment } = productOf(facts);
  const terms = { ...unpriced, ...pricedAs(timeline, { instalment, lastDueOn }) };
  const made = orReject(schedule(terms, calendar, dueDates));
  const { balances } = made;
  const { interestRule, holidays } = terms;
  const basis = { rates: chargedRates(timeline, holidays), balances, interestRule };
  const basisAt = (rows: readonly DatedRate[] | undefined): InterestBasis | undefined =>
    rows && { ...basis, rates: chargedRates(rows, holidays) };
  const apart = ratesBesideSteps(timeline, { facts, rateFacts }, rates);
  let periods: readonly PeriodInterestDue[] | undefined;
  return {
    facts,
    terms,
    dueDates,
    timeline,
    schedule: made,
    basis,
    basisWithoutSteps: basisAt(apart.withoutSteps) ?? basis,
    basisWithoutCovenantSteps: basisAt(apart.withoutCovenantSteps),
    basisOfPremium: basisAt(apart.ofPremium),
    // Runs over whole portfolios look at the affected periods only.
    get periods() {
      return (periods ??= interestByPeriod(dueDates, basis));
    },
    awaitingFrom,
  };
}

/** A loan without any step is reckoned once. */
function ratesBesideSteps(
  timeline: readonly RateRow[],
  { facts, rateFacts }: { readonly facts: LoanFacts; readonly rateFacts: RateFacts },
  calendar: RateCalendar,
): Partial<RatesApart> {
  if (rateFacts.tests.length === 0 && (rateFacts.covenantSteps ?? []).length === 0) return {};
  const reckoned = { facts: rateFacts, premiumUses: premiumUsesOf(facts) };
  return orReject(ratesApart(timeline, reckoned, calendar));
}

/** The product terms in force: the newest version known. */
export function productOf({ product }: Pick<LoanFacts, "product">): ProductTerms {
  return product.at(-1)?.terms ?? usualProductTerms;
}

/** The row in force on a day; before the drawdown the first one. */
export function rateOn({ timeline }: Pick<LoanPosition, "timeline">, on: LocalDate): RateRow {
  return present(rowOn(timeline, on) ?? timeline[0], "a rate");
}

export function balanceOn({ basis }: Pick<LoanPosition, "basis">, on: LocalDate): bigint {
  return rowOn(basis.balances, on)?.principal ?? 0n;
}

/** The day the last of the principal falls due. */
export function maturityOf({ schedule: { maturityOn } }: Pick<LoanPosition, "schedule">): LocalDate {
  return maturityOn;
}

/** The terms but for their rates, which are known once the due dates are. */
function unpricedTerms(facts: LoanFacts): LoanTerms {
  const { loan, shape } = facts;
  const { annuityBasis, interestTiming, accrueTo, prepaymentInterest, prepaymentFrom } = productOf(facts);
  const { drawdowns, prepayments, holidays, acceleratedOn } = servicedTerms(facts);
  return {
    kind: loan.productKind,
    currency: loan.currency,
    drawdowns,
    annualRate: zeroRate,
    rateChanges: [],
    firstDueOn: loan.firstDueOn,
    everyMonths: loan.everyMonths,
    instalments: loan.instalments,
    endOfMonth: loan.endOfMonth,
    grace: shape.grace,
    annuityBasis,
    interestRule: loan.interestRule,
    interestTiming,
    businessDayConvention: loan.businessDayConvention,
    accrueTo,
    prepayments,
    prepaymentInterest,
    principalAmounts: shape.principalAmounts,
    holidays,
    ...(shape.fixedInstalment === undefined ? {} : { fixedInstalment: shape.fixedInstalment }),
    ...(prepaymentFrom === undefined ? {} : { prepaymentFrom }),
    ...(acceleratedOn === undefined ? {} : { acceleratedOn }),
  };
}

/**
 * A day on which the rate stays as it was is no change: it must not fix an instalment anew. Nor is one after the end:
 * base rates go on being fixed, and verdicts given, once a loan is repaid.
 */
function pricedAs(
  timeline: readonly RateRow[],
  {
    instalment,
    lastDueOn,
  }: { readonly instalment: ProductTerms["stepChangeInstalment"]; readonly lastDueOn: LocalDate },
): Pick<LoanTerms, "annualRate" | "rateChanges"> {
  const [first, ...rest] = timeline;
  const { annualRate } = present(first, "a rate");
  const rateChanges = rest
    .filter((row, i) => row.annualRate !== timeline[i]?.annualRate && row.effectiveOn < lastDueOn)
    .map((row) => ({ effectiveOn: row.effectiveOn, annualRate: row.annualRate, instalment }));
  return { annualRate, rateChanges };
}

function rateFactsOf(
  { pricing, agreement, decisions, covenants }: LoanFacts,
  baseRates: readonly BaseRateFixing[],
): RateFacts {
  const terms = agreement === undefined ? undefined : pricingTermsOf(agreement);
  return {
    baseRates,
    creditMargins: pricing.map(({ effectiveOn, creditMargin }, position) => ({
      effectiveOn,
      annualRate: creditMargin,
      termsVersion: position + 1,
    })),
    floors: terms?.ratchet.floors ?? { marginFloor: zeroRate, allInFloor: zeroRate },
    suspensions: [],
    ...terms,
    tests: decisions.map(toTest),
    covenantSteps: covenantRateSteps(covenants),
  };
}

export function premiumUsesOf({ agreement }: LoanFacts): readonly PremiumUse[] {
  return (agreement?.terms ?? []).map(({ effectiveOn, conditions }) => ({
    effectiveOn,
    goodCause: conditions?.premiumUse,
  }));
}

function toTest(decision: RatchetDecisionFact): RatchetTest {
  return {
    id: decision.id,
    testOn: decision.testOn,
    certificateDueOn: decision.certificateDueOn,
    certificateReceivedOn: decision.certificateReceivedOn,
    outcomes: decision.outcomes.map((outcome) => ({
      kpi: outcome.kpiId,
      outcome: outcome.outcome,
      attainment: outcome.fromBaseline === null ? undefined : decimal(outcome.fromBaseline),
      basis: basisOf(outcome),
    })),
    corrects: decision.correctsId,
    recordedOn: japanDay(decision.recordedAt),
  };
}

function basisOf(outcome: DecidedOutcome): OutcomeBasis | undefined {
  const { value, observationId, observationVersion, grade } = outcome;
  if (value === null || observationId === null || observationVersion === null || grade === null)
    return undefined;
  return {
    sptId: outcome.sptId,
    target: decimal(outcome.target),
    value: decimal(value),
    observationId,
    observationVersion,
    grade,
    evidenceSha256: outcome.evidence.map(({ sha256 }) => sha256),
  };
}
