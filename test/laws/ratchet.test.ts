import { expect } from "chai";
import fc from "fast-check";
import { addDays } from "../../src/domain/kernel/local-date.ts";
import { compareRatios, sumRatios } from "../../src/domain/kernel/ratio.ts";
import { certificateDeadline } from "../../src/domain/loan/effective-day.ts";
import { interestByPeriod } from "../../src/domain/loan/interest-by-period.ts";
import { dueDatesFrom } from "../../src/domain/loan/interest-dates.ts";
import { adjustmentsOf, recomputeInterest } from "../../src/domain/loan/interest-recomputation.ts";
import { periodInterest } from "../../src/domain/loan/interest.ts";
import { amountOf, priceLoan, type PricingFacts } from "../../src/domain/loan/loan-pricing.ts";
import { accepted } from "../support/decisions.ts";
import {
  businessDays,
  calendar,
  correctedFacts,
  dates,
  facts,
  firstOn,
  outcomes,
} from "../support/ratchet-arbitraries.ts";

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
        const arrivedOn = test?.certificateReceivedOn;
        if (test === undefined || arrivedOn === undefined) return;
        const { afterBusinessDays } = known.ratchet.notReported;
        if (arrivedOn <= certificateDeadline(test.certificateDueOn, afterBusinessDays, calendar)) return;
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
