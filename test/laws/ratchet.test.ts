import { expect } from "chai";
import fc from "fast-check";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";
import type { BasisPoints, Rate } from "../../src/domain/kernel/rate.ts";
import { compareRatios, sumRatios } from "../../src/domain/kernel/ratio.ts";
import type { RateCalendar } from "../../src/domain/loan/effective-day.ts";
import { interestByPeriod } from "../../src/domain/loan/interest-by-period.ts";
import { dueDatesFrom } from "../../src/domain/loan/interest-dates.ts";
import { adjustmentsOf, recomputeInterest } from "../../src/domain/loan/interest-recomputation.ts";
import { defaultInterestRule, periodInterest } from "../../src/domain/loan/interest.ts";
import { amountOf, priceLoan, type PricingFacts } from "../../src/domain/loan/loan-pricing.ts";
import type { KpiOutcome } from "../../src/domain/loan/ratchet-outcome.ts";
import type { EffectiveRule, MarginRatchet } from "../../src/domain/loan/ratchet-terms.ts";
import type { RatchetTest } from "../../src/domain/loan/ratchet-test.ts";
import { accepted } from "../support/decisions.ts";

const firstOn = localDate("2025-03-31");
const businessDays = { calendar: jpBankCalendar(), convention: "following" } as const;
const dates = Array.from({ length: 11 }, (_, half) => addDays(firstOn, Math.round(half * 182.625)));
const calendar: RateCalendar = { dueDates: accepted(dueDatesFrom(dates, businessDays)), businessDays };

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

const outcomes: fc.Arbitrary<readonly KpiOutcome[]> = fc
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

const facts: fc.Arbitrary<PricingFacts & { readonly ratchet: MarginRatchet }> = fc
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
const correctedFacts = fc
  .tuple(facts, fc.array(fc.tuple(fc.nat(), outcomes, dayWithin(100, 2_000)), { maxLength: 4 }))
  .map(([plain, changes]) => ({
    ...plain,
    tests: changes.reduce<readonly RatchetTest[]>((known, [pick, stated, recordedOn], i) => {
      const target = known[pick % Math.max(known.length, 1)];
      if (target === undefined) return known;
      return [...known, { ...target, id: `x${i}`, corrects: target.id, recordedOn, outcomes: stated }];
    }, plain.tests),
  }));

function price(priced: PricingFacts) {
  return accepted(priceLoan(priced, calendar));
}

describe("law of the margin ratchet", () => {
  it("the order in which facts were recorded never changes the timeline, nor a word of its explanation", () => {
    const shuffled = correctedFacts.chain((known) =>
      fc.record({
        known: fc.constant(known),
        tests: fc.shuffledSubarray([...known.tests], { minLength: known.tests.length }),
        baseRates: fc.shuffledSubarray([...known.baseRates], { minLength: known.baseRates.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ known, ...reordered }) => {
        expect(price({ ...known, ...reordered }).timeline).to.deep.equal(price(known).timeline);
      }),
    );
  });

  it("steps stay within the total cap, and within the sum of the caps of the KPIs where each has one", () => {
    fc.assert(
      fc.property(correctedFacts, (known) => {
        const { totalCapBp, aggregation, kpis, notReported } = known.ratchet;
        const caps = kpis.map(({ capBp }) => capBp);
        const byKpi = aggregation.rule !== "countLadder" && notReported.rule !== "penalty";
        const widest = caps.reduce<bigint>((sum, cap) => sum + (cap ?? 0n), 0n);
        for (const { stepBp } of price(known).timeline) {
          if (totalCapBp !== undefined) {
            expect(stepBp >= totalCapBp.down && stepBp <= totalCapBp.up).to.equal(true);
          } else if (byKpi && caps.every((cap) => cap !== undefined)) {
            expect(stepBp >= -widest && stepBp <= widest).to.equal(true);
          }
        }
      }),
    );
  });

  it("every rate is base rate + credit margin + step, lifted to the floors and never below them", () => {
    fc.assert(
      fc.property(correctedFacts, (known) => {
        const { marginFloor, allInFloor } = known.floors;
        for (const { annualRate, baseRate, creditMargin, stepBp } of price(known).timeline) {
          expect(annualRate >= allInFloor).to.equal(true);
          expect(annualRate - baseRate >= marginFloor).to.equal(true);
          const plain = baseRate + creditMargin + stepBp;
          if (creditMargin + stepBp >= marginFloor && plain >= allInFloor) expect(annualRate).to.equal(plain);
        }
      }),
    );
  });

  it("rows begin on the first interest date, run forward, and no two neighbours are the same price", () => {
    fc.assert(
      fc.property(correctedFacts, (known) => {
        const { timeline } = price(known);
        expect(timeline[0]?.effectiveOn).to.equal(firstOn);
        for (const [i, row] of timeline.slice(1).entries()) {
          const before = timeline[i]!;
          expect(row.effectiveOn > before.effectiveOn).to.equal(true);
          const same = (["annualRate", "baseRate", "creditMargin", "stepBp"] as const).every(
            (part) => row[part] === before[part],
          );
          expect(same).to.equal(false);
        }
      }),
    );
  });

  it("a correction and its counter-correction restore the timeline where both count from the original day", () => {
    const certified = fc
      .tuple(facts, fc.nat(), outcomes)
      .filter(([{ tests: known }]) => known.some((test) => test.certificateReceivedOn !== undefined));
    fc.assert(
      fc.property(certified, ([plain, pick, stated]) => {
        const correction = { lenderFavour: "trueUp", borrowerFavour: "trueUp" } as const;
        const known = { ...plain, ratchet: { ...plain.ratchet, correction } };
        const targets = known.tests.filter((test) => test.certificateReceivedOn !== undefined);
        const target = targets[pick % targets.length]!;
        const recordedOn = addDays(firstOn, 2_000);
        const wrong = { ...target, id: "x", corrects: target.id, recordedOn, outcomes: stated };
        const right = { ...target, id: "y", corrects: "x", recordedOn: addDays(recordedOn, 1) };
        expect(prices({ ...known, tests: [...known.tests, wrong, right] })).to.deep.equal(prices(known));
      }),
    );
  });

  it("the same certificate recorded twice has one effect", () => {
    fc.assert(
      fc.property(facts, fc.nat(), (known, pick) => {
        const test = known.tests[pick % Math.max(known.tests.length, 1)];
        if (test === undefined) return;
        const again = { ...test, id: "zz", outcomes: test.outcomes.toReversed() };
        expect(prices({ ...known, tests: [...known.tests, again] })).to.deep.equal(prices(known));
      }),
    );
  });

  it("never back-dates a late certificate: before its arrival the timeline is that of a missing one", () => {
    fc.assert(
      fc.property(facts, fc.nat(), (known, pick) => {
        const test = known.tests[pick % Math.max(known.tests.length, 1)];
        const { certificateReceivedOn: arrivedOn, certificateDueOn } = test ?? {};
        if (test === undefined || arrivedOn === undefined || certificateDueOn === undefined) return;
        if (arrivedOn <= certificateDueOn) return;
        const missing = known.tests.map((other) =>
          other === test ? { ...test, certificateReceivedOn: undefined } : other,
        );
        const before = (rows: ReturnType<typeof prices>) => rows.filter(([on]) => on < arrivedOn);
        expect(before(prices(known))).to.deep.equal(before(prices({ ...known, tests: missing })));
      }),
    );
  });

  it("after declassification the rate is base rate and credit margin alone", () => {
    fc.assert(
      fc.property(correctedFacts, (known) => {
        const { declassifiedOn } = known.ratchet;
        for (const { effectiveOn, stepBp } of price(known).timeline) {
          if (declassifiedOn !== undefined && effectiveOn >= declassifiedOn) expect(stepBp).to.equal(0n);
        }
      }),
    );
  });
});

/** The rows without their explanation. */
function prices(known: PricingFacts) {
  return price(known).timeline.map(
    ({ effectiveOn, annualRate, baseRate, creditMargin, stepBp }) =>
      [effectiveOn, annualRate, baseRate, creditMargin, stepBp] as const,
  );
}

describe("law of interest recomputation", () => {
  it("recomputing an unchanged history posts nothing", () => {
    fc.assert(
      fc.property(correctedFacts, (known) => {
        const resolved = price(known).periods.map(amountOf);
        expect(accepted(recomputeInterest(resolved, price(known).periods.map(amountOf)))).to.deep.equal([]);
      }),
    );
  });

  it("posting the differences makes the books right: the second time there is nothing to post", () => {
    fc.assert(
      fc.property(correctedFacts, fc.nat(10), (known, periodsPosted) => {
        const uncorrected = known.tests.filter(({ corrects }) => corrects === undefined);
        const posted = price({ ...known, tests: uncorrected })
          .periods.map(amountOf)
          .slice(0, periodsPosted);
        const resolved = price(known).periods.map(amountOf);
        const differences = accepted(recomputeInterest(posted, resolved));
        const books = [...posted, ...adjustmentsOf(differences)];
        expect(accepted(recomputeInterest(books, resolved))).to.deep.equal([]);
        const booked = books.reduce((sum, { interest }) => sum + interest, 0n);
        const right = resolved.slice(0, periodsPosted).reduce((sum, { interest }) => sum + interest, 0n);
        expect(booked).to.equal(right);
      }),
    );
  });

  it("the interest of each period is that of its segments, reckoned by themselves", () => {
    fc.assert(
      fc.property(correctedFacts, (known) => {
        for (const { period, interest, exact, segments } of price(known).periods) {
          expect(segments[0]?.startOn).to.equal(period.startOn);
          expect(segments.at(-1)?.endOn).to.equal(period.endOn);
          const alone = accepted(periodInterest(segments, known.interestRule));
          expect(alone.interest).to.equal(interest);
          expect(compareRatios(alone.exact, exact)).to.equal(0);
        }
      }),
    );
  });

  it("splitting every period at a day on which nothing changes changes nothing before rounding", () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 181 }), (known, offset) => {
        const { timeline, periods } = price(known);
        const basis = { rates: timeline, balances: known.balances, interestRule: known.interestRule };
        const split = dates.flatMap((date, i) =>
          i === dates.length - 1 ? [date] : [date, addDays(date, offset)],
        );
        const halves = interestByPeriod(accepted(dueDatesFrom(split, businessDays)), basis);
        for (const [i, { exact }] of periods.entries()) {
          const parts = halves.slice(i * 2, i * 2 + 2).map((half) => half.exact);
          expect(compareRatios(sumRatios(parts), exact)).to.equal(0);
        }
      }),
    );
  });
});
