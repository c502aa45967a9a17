/** Where a loan stands: everything derived from its facts at a viewpoint. Nothing of it is stored to be read back. */
import type { BusinessDayRule } from "../../domain/calendar/business-day.ts";
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { decimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { invariant, present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { zeroRate } from "../../domain/kernel/rate.ts";
import { rowOn } from "../../domain/kernel/dated.ts";
import { planPostings, type PlannedPosting } from "../../domain/loan/accrual-plan.ts";
import { standingFixings } from "../../domain/loan/base-rate-fixing.ts";
import { agreedDueDates, resolveDueDates, type DueDate } from "../../domain/loan/due-dates.ts";
import {
  interestByPeriod,
  type DatedBalance,
  type InterestBasis,
  type PeriodInterestDue,
} from "../../domain/loan/interest-by-period.ts";
import { usualTerms, type LoanTerms } from "../../domain/loan/loan-terms.ts";
import { agreeRatchet } from "../../domain/loan/ratchet-law-book.ts";
import type { OutcomeBasis } from "../../domain/loan/ratchet-outcome.ts";
import type { MarginRatchet } from "../../domain/loan/ratchet-terms.ts";
import type { RatchetTest } from "../../domain/loan/ratchet-test.ts";
import { rateTimeline, type RateFacts } from "../../domain/loan/rate-timeline.ts";
import type { RateRow } from "../../domain/loan/rate-row.ts";
import { orReject } from "../rejected.ts";
import type { DecidedOutcome, LoanFacts, RatchetDecisionFact } from "./ports.ts";

export interface LoanPosition {
  readonly facts: LoanFacts;
  readonly dueDates: readonly DueDate[];
  readonly timeline: readonly RateRow[];
  readonly basis: InterestBasis;
  readonly basisWithoutSteps: InterestBasis;
  /** Every interest period of the loan at the rates of the timeline. */
  readonly periods: readonly PeriodInterestDue[];
}

export function positionOf(facts: LoanFacts, calendar: HolidayCalendar): LoanPosition {
  const { loan } = facts;
  const businessDays: BusinessDayRule = { calendar, convention: loan.businessDayConvention };
  const terms = termsOf(facts);
  const dueDates = resolveDueDates(terms, orReject(agreedDueDates(terms)), businessDays);
  const rates = { dueDates, businessDays };
  const rateFacts = rateFactsOf(facts);
  const timeline = orReject(rateTimeline(rateFacts, rates));
  const withoutSteps = orReject(rateTimeline({ ...rateFacts, tests: [] }, rates));
  const balances = balancesOf(facts);
  const basis = { rates: timeline, balances, interestRule: loan.interestRule };
  const basisWithoutSteps = { ...basis, rates: withoutSteps };
  return { facts, dueDates, timeline, basis, basisWithoutSteps, periods: interestByPeriod(dueDates, basis) };
}

/** The row in force on a day; before the drawdown the first one. */
export function rateOn({ timeline }: Pick<LoanPosition, "timeline">, on: LocalDate): RateRow {
  return present(rowOn(timeline, on) ?? timeline[0], "a rate");
}

export function balanceOn({ basis }: Pick<LoanPosition, "basis">, on: LocalDate): bigint {
  return rowOn(basis.balances, on)?.principal ?? 0n;
}

export function plannedPostings(position: LoanPosition, asOf: LocalDate): readonly PlannedPosting[] {
  const { dueDates, basis, basisWithoutSteps, facts } = position;
  return planPostings({ dueDates, basis, basisWithoutSteps, posted: facts.postings }, asOf);
}

export function maturityOf({ dueDates }: Pick<LoanPosition, "dueDates">): LocalDate {
  return present(dueDates.at(-1), "a due date").dueOn;
}

function termsOf({ loan }: LoanFacts): LoanTerms {
  return {
    ...usualTerms,
    kind: loan.productKind,
    currency: loan.currency,
    drawdowns: [{ on: loan.drawdownOn, amount: loan.principal }],
    annualRate: zeroRate,
    firstDueOn: loan.firstDueOn,
    everyMonths: loan.everyMonths,
    instalments: loan.instalments,
    endOfMonth: loan.endOfMonth,
    interestRule: loan.interestRule,
    businessDayConvention: loan.businessDayConvention,
  };
}

function rateFactsOf({ fixings, pricing, agreement, decisions }: LoanFacts): RateFacts {
  const ratchet = agreement === undefined ? undefined : ratchetOf(agreement);
  return {
    baseRates: standingFixings(fixings).map(({ effectiveOn, annualRate, name }) => ({
      effectiveOn,
      annualRate,
      index: name.ja,
    })),
    creditMargins: pricing.map(({ effectiveOn, creditMargin }, position) => ({
      effectiveOn,
      annualRate: creditMargin,
      termsVersion: position + 1,
    })),
    floors: ratchet?.floors ?? { marginFloor: zeroRate, allInFloor: zeroRate },
    ...(ratchet === undefined ? {} : { ratchet }),
    tests: decisions.map(toTest),
    suspensions: [],
  };
}

/** The newest terms known. Terms were checked by the law book when they were agreed. */
export function ratchetOf({ terms }: Pick<NonNullable<LoanFacts["agreement"]>, "terms">): MarginRatchet {
  const agreed = agreeRatchet(present(terms.at(-1), "ratchet terms").ratchet);
  invariant(agreed.ok, "recorded ratchet terms hold against the law book");
  return agreed.value;
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

function balancesOf({ loan, repayments }: LoanFacts): readonly DatedBalance[] {
  const balances: DatedBalance[] = [{ effectiveOn: loan.drawdownOn, principal: loan.principal }];
  const byDay = repayments
    .filter(({ principal }) => principal !== 0n)
    .toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1));
  for (const { receivedOn, principal } of byDay) {
    const before = present(balances.at(-1), "a balance").principal;
    balances.push({ effectiveOn: receivedOn, principal: before - principal });
  }
  return balances;
}
