/** Loan terms as fast-check draws them: every kind, day count and convention, with rate changes. */
import fc from "fast-check";
import { dayCounts } from "../../src/domain/calendar/day-count.ts";
import {
  addDays,
  addMonths,
  dayFromEpoch,
  daysBetween,
  epochDay,
  localDate,
  type LocalDate,
} from "../../src/domain/kernel/local-date.ts";
import { parseRate, zeroRate, type Rate } from "../../src/domain/kernel/rate.ts";
import { defaultInterestRule } from "../../src/domain/loan/interest.ts";
import { usualTerms, type LoanTerms, type RateChange } from "../../src/domain/loan/loan-terms.ts";
import { accepted } from "./decisions.ts";

const day = fc.integer({ min: epochDay(localDate("2000-01-01")), max: epochDay(localDate("2060-12-31")) });
const rate = fc
  .integer({ min: 0, max: 2_000_000_000 })
  .map((scaled) => accepted(parseRate(`0.${String(scaled).padStart(10, "0")}`)));

const repaying = fc.constantFrom("bullet", "equalPrincipal", "annuity", "capital");

/** Sound terms without rate changes or prepayments. */
export const plainTerms: fc.Arbitrary<LoanTerms> = fc
  .record({
    kind: repaying,
    principal: fc.oneof(fc.bigInt(1n, 10_000n), fc.bigInt(1n, 10n ** 17n)),
    annualRate: rate,
    drawnOn: day.map(dayFromEpoch),
    stubDays: fc.integer({ min: 1, max: 100 }),
    everyMonths: fc.constantFrom(1, 2, 3, 6, 12),
    instalments: fc.integer({ min: 1, max: 40 }),
    graceShare: fc.integer({ min: 0, max: 9 }),
    capitalizes: fc.boolean(),
    endOfMonth: fc.boolean(),
    dayCount: fc.constantFrom(...dayCounts),
    dayInclusion: fc.constantFrom("startOnly" as const, "both" as const),
    principalUnit: fc.constantFrom(1n, 100n, 10_000n),
    convention: fc.constantFrom("none" as const, "following" as const, "modifiedFollowing" as const),
    accrueTo: fc.constantFrom("unadjusted" as const, "adjusted" as const),
    annuityBasis: fc.constantFrom("periods" as const, "days" as const),
  })
  .map(({ principal, drawnOn, stubDays, graceShare, capitalizes, convention, ...terms }) => ({
    ...usualTerms,
    ...terms,
    drawdowns: [{ on: drawnOn, amount: principal }],
    firstDueOn: addDays(drawnOn, stubDays),
    grace: {
      instalments: Math.floor((terms.instalments * graceShare) / 10),
      interest: capitalizes ? "capitalized" : "paid",
    },
    interestRule: {
      ...defaultInterestRule,
      dayCount: terms.dayCount,
      dayInclusion: terms.dayInclusion,
      principalUnit: terms.principalUnit,
    },
    businessDayConvention: convention,
  }));

export function termDays(terms: LoanTerms): { readonly drawnOn: LocalDate; readonly days: number } {
  const drawnOn = terms.drawdowns[0]!.on;
  const lastDueOn = addMonths(terms.firstDueOn, terms.everyMonths * (terms.instalments - 1));
  return { drawnOn, days: daysBetween(drawnOn, lastDueOn) };
}

/** A day inside the term, for a number between 0 and 1 million. */
export function dayWithin(terms: LoanTerms, millionth: number): LocalDate {
  const { drawnOn, days } = termDays(terms);
  return addDays(drawnOn, Math.floor((days * millionth) / 1_000_000));
}

export const position = fc.integer({ min: 0, max: 999_999 });

export function withRateChanges(
  terms: LoanTerms,
  changes: readonly (readonly [number, Rate, boolean])[],
): LoanTerms {
  const byDay = new Map<LocalDate, RateChange>();
  for (const [at, annualRate, keeps] of changes) {
    const effectiveOn = dayWithin(terms, at);
    byDay.set(effectiveOn, { effectiveOn, annualRate, instalment: keeps ? "keep" : "recompute" });
  }
  return { ...terms, rateChanges: [...byDay.values()] };
}

/** Sound terms with rate changes, spells at zero among them. */
export const changingTerms = fc
  .tuple(
    plainTerms,
    fc.array(fc.tuple(position, fc.oneof(rate, fc.constant(zeroRate)), fc.boolean()), { maxLength: 5 }),
  )
  .map(([terms, changes]) => withRateChanges(terms, changes));
