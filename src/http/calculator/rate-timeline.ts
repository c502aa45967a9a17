import type { z } from "zod";
import type { rateTimelineRequest, rateTimelineResponse } from "../../contract/calculator/rate-timeline.ts";
import { accept, pointedFrom, type Decision } from "../../domain/kernel/decision.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import { basisPointsText, rateText } from "../../domain/kernel/rate.ts";
import type { RateCalendar } from "../../domain/loan/effective-day.ts";
import { dueDatesFrom } from "../../domain/loan/interest-dates.ts";
import type { InterestDifference } from "../../domain/loan/interest-recomputation.ts";
import {
  correctionDifferences,
  priceLoan,
  type LoanPricing,
  type PricingFacts,
} from "../../domain/loan/loan-pricing.ts";
import { agreeRatchet } from "../../domain/loan/ratchet-law-book.ts";
import { becauseText } from "../../domain/report/explanation-text.ts";
import type { CalculatorDeps } from "./deps.ts";
import { exactAmountText } from "./exact-amount.ts";
import { readInterestRule } from "./interest-rule.ts";
import { readPrincipal } from "./read-principal.ts";

type RateTimelineRequest = z.output<typeof rateTimelineRequest>;
type RateTimelineResponse = z.input<typeof rateTimelineResponse>;

export function answerRateTimeline(
  request: RateTimelineRequest,
  { calendar }: CalculatorDeps,
): Decision<RateTimelineResponse> {
  const { currency, interestDates, tests } = request;
  const businessDays = { calendar, convention: request.businessDays.convention };
  const dueDates = dueDatesFrom(interestDates, businessDays);
  if (!dueDates.ok) return dueDates;
  const facts = readFacts(request);
  if (!facts.ok) return facts;
  const rateCalendar: RateCalendar = { dueDates: dueDates.value, businessDays };
  const pricing = priceLoan(facts.value, rateCalendar);
  if (!pricing.ok) return pricing;
  const answer = encodedPricing(pricing.value, currency);
  if (tests.every(({ corrects }) => corrects === undefined)) return accept(answer);
  const differences = correctionDifferences(facts.value, rateCalendar);
  if (!differences.ok) return differences;
  const corrections = differences.value.map((difference) => encodedDifference(difference, currency));
  return accept({ ...answer, corrections });
}

function readFacts(request: RateTimelineRequest): Decision<PricingFacts> {
  const { currency, baseRates, tests, interestDates } = request;
  const principal = readPrincipal(request.principal, currency, "/principal");
  if (!principal.ok) return principal;
  const interestRule = readInterestRule(request.interestRule, currency);
  if (!interestRule.ok) return interestRule;
  const ratchet = pointedFrom("/ratchet", agreeRatchet(request.ratchet));
  if (!ratchet.ok) return ratchet;
  const { floors } = ratchet.value;
  return accept({
    baseRates,
    creditMargins: interestDates
      .slice(0, 1)
      .map((effectiveOn) => ({ effectiveOn, annualRate: request.creditMargin })),
    floors,
    ratchet: ratchet.value,
    tests,
    suspensions: [],
    balances: interestDates.slice(0, 1).map((effectiveOn) => ({ effectiveOn, principal: principal.value })),
    interestRule: interestRule.value,
  });
}

function encodedPricing({ timeline, periods }: LoanPricing, currency: Currency): RateTimelineResponse {
  return {
    timeline: timeline.map(({ effectiveOn, annualRate, baseRate, creditMargin, stepBp, explanation }) => ({
      effectiveOn,
      annualRate: rateText(annualRate),
      baseRate: rateText(baseRate),
      creditMargin: rateText(creditMargin),
      stepBp: basisPointsText(stepBp),
      because: becauseText(explanation, "en"),
    })),
    periods: periods.map(({ period, interest, exact }) => ({
      startOn: period.startOn,
      endOn: period.endOn,
      interest: moneyText(money(interest, currency)),
      exact: exactAmountText(exact, currency),
    })),
  };
}

function encodedDifference(
  { period, before, after, difference, due }: InterestDifference,
  currency: Currency,
): NonNullable<RateTimelineResponse["corrections"]>[number] {
  const text = (amount: bigint) => moneyText(money(amount, currency));
  return { period, before: text(before), after: text(after), difference: text(difference), due };
}
