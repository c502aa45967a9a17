/** Arbitrary ratchets, tests and loans for the laws of the margin ratchet: five years from 2025-03-31 in half years. */
import fc from "fast-check";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";
import type { BasisPoints, Rate } from "../../src/domain/kernel/rate.ts";
import type { RateCalendar } from "../../src/domain/loan/effective-day.ts";
import { dueDatesFrom } from "../../src/domain/loan/interest-dates.ts";
import { defaultInterestRule } from "../../src/domain/loan/interest.ts";
import type { PricingFacts } from "../../src/domain/loan/loan-pricing.ts";
import type { KpiOutcome } from "../../src/domain/loan/ratchet-outcome.ts";
import type { EffectiveRule, MarginRatchet } from "../../src/domain/loan/ratchet-terms.ts";
import type { RatchetTest } from "../../src/domain/loan/ratchet-test.ts";
import { accepted } from "./decisions.ts";

export const firstOn = localDate("2025-03-31");
export const businessDays = { calendar: jpBankCalendar(), convention: "following" } as const;
export const dates = Array.from({ length: 11 }, (_, half) => addDays(firstOn, Math.round(half * 182.625)));
export const calendar: RateCalendar = { dueDates: accepted(dueDatesFrom(dates, businessDays)), businessDays };

const bp = (lowest: number, highest: number) =>
  fc
    .integer({ min: lowest * 4, max: highest * 4 })
    .map((quarters) => (BigInt(quarters) * 250_000n) as BasisPoints);
const rate = (lowest: number, highest: number) =>
  fc.integer({ min: lowest, max: highest }).map((tenthsOfBp) => (BigInt(tenthsOfBp) * 100_000n) as Rate);
const dayWithin = (fewest: number, most: number) =>
  fc.integer({ min: fewest, max: most }).map((days) => addDays(firstOn, days));

const kpiIds = ["a", "b", "c"] as const;

const effective: fc.Arbitrary<EffectiveRule> = fc.oneof(
  fc.constantFrom("nextInterestPeriod", "dayAfterNextDueDate", "testDate").map((rule) => ({ rule }) as const),
  fc.integer({ min: 0, max: 12 }).map((n) => ({ rule: "nthBusinessDayAfterCertificate", n }) as const),
  fc.integer({ min: 1, max: 12 }).map((month) => ({ rule: "fixedDate", month, day: 1 }) as const),
);

const correctionRule = fc.constantFrom("trueUp", "prospective");

const ratchet: fc.Arbitrary<MarginRatchet> = fc.record({
  aggregation: fc.constantFrom(
    { rule: "perKpi" },
    { rule: "allOf" },
    { rule: "linear" },
    {
      rule: "countLadder",
      ladder: [5, 2.5, -2.5, -5].map((step, achieved) => ({
        achieved,
        bp: BigInt(step * 1_000_000) as BasisPoints,
      })),
    },
  ),
  kpis: fc.tuple(
    ...kpiIds.map((id) =>
      fc.record({
        id: fc.constant(id),
        achievedBp: bp(-20, 0),
        missedBp: bp(0, 20),
        capBp: fc.option(bp(0, 15), { nil: undefined }),
      }),
    ),
  ),
  cumulative: fc.boolean(),
  totalCapBp: fc.option(fc.record({ down: bp(-30, 0), up: bp(0, 30) }), { nil: undefined }),
  floors: fc.record({ marginFloor: rate(-50, 100), allInFloor: rate(-50, 100) }),
  effective,
  notReported: fc.record({ rule: fc.constantFrom("asMissed", "noChange"), afterBusinessDays: fc.nat(10) }),
  correction: fc.record({ lenderFavour: correctionRule, borrowerFavour: correctionRule }),
  declassifiedOn: fc.option(dayWithin(0, 1_900), { nil: undefined }),
});

/** With a penalty instead in every third ratchet. */
const anyRatchet: fc.Arbitrary<MarginRatchet> = fc.oneof(
  { weight: 2, arbitrary: ratchet },
  {
    weight: 1,
    arbitrary: fc.tuple(ratchet, bp(0, 20), fc.nat(10)).map(([agreed, penalty, afterBusinessDays]) => ({
      ...agreed,
      notReported: { rule: "penalty" as const, bp: penalty, afterBusinessDays },
    })),
  },
);

export const outcomes: fc.Arbitrary<readonly KpiOutcome[]> = fc
  .tuple(
    ...kpiIds.map(() =>
      fc.tuple(fc.constantFrom("achieved", "missed", "suspended"), fc.integer({ min: -20, max: 130 })),
    ),
  )
  .map((stated) =>
    stated.map(([outcome, percent], i) => ({
      kpi: kpiIds[i]!,
      outcome,
      attainment: decimal(String(percent)).div(decimal("100")),
    })),
  );

/** One test a year; some certificates come late, some never. */
const tests: fc.Arbitrary<readonly RatchetTest[]> = fc
  .array(fc.tuple(outcomes, fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined })), {
    maxLength: 5,
  })
  .map((years) =>
    years.map(([stated, after], year) => {
      const testOn = addDays(firstOn, year * 365);
      return {
        id: `t${year}`,
        testOn,
        certificateDueOn: addDays(testOn, 122),
        certificateReceivedOn: after === undefined ? undefined : addDays(testOn, after),
        outcomes: stated,
      };
    }),
  );

const baseRates = fc
  .uniqueArray(fc.integer({ min: 1, max: 1_900 }), { maxLength: 6 })
  .chain((days) =>
    fc.tuple(
      fc.constant([0, ...days]),
      fc.array(rate(-100, 300), { minLength: days.length + 1, maxLength: days.length + 1 }),
    ),
  )
  .map(([days, rates]) =>
    days.map((day, i) => ({ effectiveOn: addDays(firstOn, day), annualRate: rates[i]! })),
  );

export const facts: fc.Arbitrary<PricingFacts & { readonly ratchet: MarginRatchet }> = fc
  .record({
    ratchet: anyRatchet,
    tests,
    baseRates,
    margin: rate(0, 300),
    principal: fc.bigInt({ min: 0n, max: 10n ** 18n }),
  })
  .map(({ ratchet: agreed, tests: recorded, baseRates: fixings, margin, principal }) => ({
    ratchet: agreed,
    floors: agreed.floors,
    tests: recorded,
    suspensions: [],
    baseRates: fixings,
    creditMargins: [{ effectiveOn: firstOn, annualRate: margin }],
    balances: [{ effectiveOn: firstOn, principal }],
    interestRule: defaultInterestRule,
  }));

/** The facts with some tests corrected, some twice. */
export const correctedFacts = fc
  .tuple(facts, fc.array(fc.tuple(fc.nat(), outcomes, dayWithin(100, 2_000)), { maxLength: 4 }))
  .map(([plain, changes]) => ({
    ...plain,
    tests: changes.reduce<readonly RatchetTest[]>((known, [pick, stated, recordedOn], i) => {
      const target = known[pick % Math.max(known.length, 1)];
      if (target === undefined) return known;
      return [...known, { ...target, id: `x${i}`, corrects: target.id, recordedOn, outcomes: stated }];
    }, plain.tests),
  }));
