import { expect } from "chai";
import fc from "fast-check";
import { americanWaterfall } from "../../src/domain/fund/american-waterfall.ts";
import type { CashFlow, FundFlows } from "../../src/domain/fund/cash-flow.ts";
import { allocateCumulatively } from "../../src/domain/fund/cumulative-allocation.ts";
import { europeanWaterfall, type EuropeanTerms } from "../../src/domain/fund/european-waterfall.ts";
import { metiWaterfall, returnBases } from "../../src/domain/fund/meti-waterfall.ts";
import { allocateToPartners, partnerAllocationPolicies } from "../../src/domain/fund/partner-allocation.ts";
import { hurdleGrowths, preferredReturnOutcome } from "../../src/domain/fund/preferred-return.ts";
import { replayClosings } from "../../src/domain/fund/subsequent-closing.ts";
import type { DistributionSplit, Waterfall } from "../../src/domain/fund/waterfall.ts";
import { decimal, zero } from "../../src/domain/kernel/decimal.ts";
import { dayFromEpoch, epochDay, localDate, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import { divideRounded } from "../../src/domain/kernel/rounding.ts";
import { accepted } from "../support/decisions.ts";
import { fundRate } from "../support/fund-flows.ts";

const firstDay = epochDay(localDate("2015-01-01"));
const dayAfter = (days: number): LocalDate => dayFromEpoch(firstDay + days);
const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });

/** Flows of a fund over some twelve years; the first contribution is on the first day. */
const fundFlows = fc
  .record({
    first: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    later: fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), amount), { maxLength: 5 }),
    out: fc.array(fc.tuple(fc.integer({ min: 0, max: 4500 }), amount), { maxLength: 7 }),
  })
  .map(({ first, later, out }): FundFlows => {
    const flow = ([days, paid]: [number, bigint]): CashFlow => ({ on: dayAfter(days), amount: paid });
    return {
      contributions: [{ on: dayAfter(0), amount: first }, ...later.map(flow)],
      distributions: out.map(flow),
    };
  });

const percent = (min: number, max: number) => fc.integer({ min, max });
const asRate = (percents: number) => fundRate(decimal(percents).div(100).toFixed());

const hurdle = fc.record({
  rate: percent(0, 15).map(asRate),
  growth: fc.constantFrom(...hurdleGrowths),
  dayInclusion: fc.constantFrom("startOnly" as const, "both" as const),
});

/** Carry up to 50 %, a catch-up above it or none. */
const shares = percent(0, 50).chain((carry) =>
  fc.oneof(fc.constant(0), percent(carry + 1, 100)).map((catchUp) => ({ carry, catchUp })),
);

const terms = fc.record({ hurdle, shares });

function europeanTerms({
  hurdle: agreed,
  shares: { carry, catchUp },
}: {
  hurdle: EuropeanTerms["hurdle"];
  shares: { carry: number; catchUp: number };
}): EuropeanTerms {
  return { hurdle: agreed, carryRate: asRate(carry), catchUpRate: asRate(catchUp) };
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, value) => total + value, 0n);
}

function totalOf(flows: readonly CashFlow[]): bigint {
  return sum(flows.map((flow) => flow.amount));
}

function expectWhole({ distributions, totals, clawback }: Waterfall): void {
  for (const { amount: paid, lp, gp, tiers } of distributions) {
    expect(lp + gp).to.equal(paid);
    expect(sum(tiers.map((tier) => tier.lp))).to.equal(lp);
    expect(sum(tiers.map((tier) => tier.gp))).to.equal(gp);
    expect(tiers.every((tier) => tier.lp >= 0n && tier.gp >= 0n)).to.equal(true);
  }
  expect(sum(distributions.map(({ lp }) => lp))).to.equal(totals.lp);
  expect(sum(distributions.map(({ gp }) => gp))).to.equal(totals.gp);
  expect(clawback >= 0n && clawback <= totals.gp).to.equal(true);
}

/** The share of a profit in percent, to the nearest unit, a half for the LPs. */
function shareOf(profit: bigint, percents: number): bigint {
  return divideRounded(2n * BigInt(percents) * profit - 100n, 200n, "ceiling");
}

describe("law of waterfalls", () => {
  it("European: tiers add up to LP and GP, LP and GP to the distribution, and no more than the carry goes back", () => {
    fc.assert(
      fc.property(fundFlows, terms, (flows, agreed) => {
        const waterfall = accepted(europeanWaterfall(flows, europeanTerms(agreed)));
        expectWhole(waterfall);
        expect(waterfall.totals.lp + waterfall.totals.gp).to.equal(totalOf(flows.distributions));
      }),
    );
  });

  it("METI: tiers add up to LP and GP, LP and GP to the distribution, and no more than the carry goes back", () => {
    const basis = fc.record({ returnBasis: fc.constantFrom(...returnBases), commitment: amount });
    fc.assert(
      fc.property(fundFlows, terms, basis, (flows, agreed, basisTerms) => {
        const { carryRate: gpShareRate, ...rest } = europeanTerms(agreed);
        expectWhole(accepted(metiWaterfall(flows, { ...rest, gpShareRate, ...basisTerms })));
      }),
    );
  });

  it("American: deals add up like funds, and no more than the carry goes back", () => {
    fc.assert(
      fc.property(fc.array(fundFlows, { minLength: 1, maxLength: 4 }), terms, (flows, agreed) => {
        const deals = flows.map((deal, i) => ({ id: String(i), ...deal }));
        expectWhole(accepted(americanWaterfall(deals, europeanTerms(agreed))));
      }),
      { numRuns: 50 },
    );
  });

  it("once the catch-up is complete the GP has its share of all profit, whatever the hurdle convention", () => {
    fc.assert(
      fc.property(fundFlows, terms, (flows, agreed) => {
        fc.pre(agreed.shares.catchUp > 0);
        const plenty = 100_000n * (1n + totalOf(flows.contributions));
        const last = { on: dayAfter(4600), amount: plenty };
        const whole = { ...flows, distributions: [...flows.distributions, last] };
        const { totals } = accepted(europeanWaterfall(whole, europeanTerms(agreed)));
        const profit = totalOf(whole.distributions) - totalOf(whole.contributions);
        expect(totals.gp).to.equal(shareOf(profit, agreed.shares.carry));
      }),
    );
  });

  it("no carry is paid while called capital is not returned, or the LPs lack their preferred return", () => {
    fc.assert(
      fc.property(fundFlows, terms, (flows, agreed) => {
        const european = europeanTerms(agreed);
        const { distributions } = accepted(europeanWaterfall(flows, european));
        const lpFlows = distributions.map(({ on, lp }) => ({ on, lp: decimal(lp) }));
        for (const [i, { on, gp }] of distributions.entries()) {
          if (gp < 2n) continue;
          const called = flows.contributions.filter((call) => call.on <= on);
          const { shortfall } = preferredReturnOutcome(european.hurdle, called, lpFlows.slice(0, i + 1));
          const returned = sum(distributions.slice(0, i + 1).map(({ lp }) => lp));
          expect(returned + 1n >= totalOf(called)).to.equal(true);
          expect(shortfall.lt(100)).to.equal(true);
        }
      }),
    );
  });

  it("the order in which flows are written does not matter", () => {
    const shuffled = fundFlows.chain((flows) => {
      const all = (list: readonly CashFlow[]) =>
        fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
      return fc.tuple(fc.constant(flows), all(flows.contributions), all(flows.distributions));
    });
    fc.assert(
      fc.property(shuffled, terms, ([flows, contributions, distributions], agreed) => {
        const written = accepted(europeanWaterfall(flows, europeanTerms(agreed)));
        const mixed = accepted(europeanWaterfall({ contributions, distributions }, europeanTerms(agreed)));
        expect(mixed.totals).to.deep.equal(written.totals);
        expect([mixed.preferredReturn, mixed.clawback]).to.deep.equal([
          written.preferredReturn,
          written.clawback,
        ]);
      }),
    );
  });

  it("a fund of one deal splits the same deal by deal as in whole", () => {
    fc.assert(
      fc.property(fundFlows, terms, (flows, agreed) => {
        const whole = accepted(europeanWaterfall(flows, europeanTerms(agreed)));
        const byDeal = accepted(americanWaterfall([{ id: "a", ...flows }], europeanTerms(agreed)));
        const withoutDeal = byDeal.distributions.map(({ deal: _deal, ...row }): DistributionSplit => row);
        expect({ ...byDeal, distributions: withoutDeal }).to.deep.equal(whole);
      }),
    );
  });
});

describe("law of preferred returns", () => {
  it("a payment of nothing in between changes nothing, in any convention", () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 }));
    fc.assert(
      fc.property(fundFlows, hurdle, days, ({ contributions }, agreed, [a, b]) => {
        const between = { on: dayAfter(Math.min(a, b)), lp: zero };
        const end = { on: dayAfter(Math.max(a, b)), lp: zero };
        const once = preferredReturnOutcome(agreed, contributions, [end]);
        const twice = preferredReturnOutcome(agreed, contributions, [between, end]);
        expect(twice.accrued.minus(once.accrued).abs().lt("1e-20")).to.equal(true);
      }),
    );
  });

  it("LPs that get capital and preferred return lack nothing, and one unit less is what they then lack", () => {
    fc.assert(
      fc.property(fundFlows, hurdle, ({ contributions }, agreed) => {
        const end = dayAfter(4600);
        const { accrued } = preferredReturnOutcome(agreed, contributions, [{ on: end, lp: zero }]);
        const owed = accrued.plus(decimal(totalOf(contributions)));
        const short = owed.minus(1);
        const left = [owed, short].map(
          (lp) => preferredReturnOutcome(agreed, contributions, [{ on: end, lp }]).shortfall,
        );
        expect(left.map((lack) => lack.toFixed(20))).to.deep.equal([
          "0.00000000000000000000",
          "1.00000000000000000000",
        ]);
      }),
    );
  });
});

describe("law of partner allocations", () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
  const someWeights = weights.filter((list) => list.some((weight) => weight > 0));

  it("every allocation and what it carries add up to the amount", () => {
    const policy = fc.constantFrom(...partnerAllocationPolicies);
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
        someWeights,
        policy,
        (total, list, name) => {
          const held = list.map((weight) => decimal(weight));
          const { shares: paid, carried } = accepted(allocateToPartners(total, held, name));
          expect(sum(paid) + carried).to.equal(total);
        },
      ),
    );
  });

  it("allocated period by period, every partner is within one unit of its exact share of the total", () => {
    const profits = fc.array(fc.bigInt({ min: -1000n, max: 1000n }), { maxLength: 12 });
    fc.assert(
      fc.property(profits, someWeights, (list, held) => {
        const whole = held.map(BigInt);
        let given: readonly bigint[] = whole.map(() => 0n);
        for (const profit of list) {
          const period = accepted(allocateCumulatively(profit, { weights: whole, before: given }));
          expect(sum(period)).to.equal(profit);
          given = given.map((share, i) => share + (period[i] ?? 0n));
        }
        const [total, all] = [sum(list), sum(whole)];
        for (const [i, weight] of whole.entries()) {
          const off = (given[i] ?? 0n) * all - total * weight;
          expect(off < all && off > -all).to.equal(true);
        }
      }),
    );
  });
});

describe("law of subsequent closings", () => {
  const closing = fc.record({
    partner: fc.integer({ min: 0, max: 5 }).map(String),
    closedOn: fc.integer({ min: 0, max: 700 }).map(dayAfter),
    amount: fc.bigInt({ min: 1n, max: 10n ** 10n }),
  });
  const call = fc.record({ on: fc.integer({ min: 700, max: 1400 }).map(dayAfter), amount });

  it("re-sharing and interest go from partner to partner and end where one closing would have led", () => {
    const closings = fc.array(closing, { minLength: 1, maxLength: 6 });
    const later = fc.array(
      closing.map((one) => ({ ...one, closedOn: dayFromEpoch(epochDay(one.closedOn) + 701) })),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(closings, later, fc.array(call, { maxLength: 4 }), (early, late, calls) => {
        const annualRate = fundRate("0.04");
        const replayed = accepted(replayClosings([...early, ...late], { calls, annualRate }));
        const together = [...early, ...late].map((one) => ({ ...one, closedOn: dayAfter(0) }));
        const atOnce = accepted(replayClosings(together, { calls, annualRate }));
        expect(replayed.calls).to.deep.equal(atOnce.calls);
        expect(atOnce.equalisations).to.deep.equal([]);
        for (const { lines } of replayed.equalisations) {
          expect(sum(lines.map(({ reshared }) => reshared))).to.equal(0n);
          expect(sum(lines.map(({ interest }) => interest))).to.equal(0n);
        }
      }),
    );
  });
});
