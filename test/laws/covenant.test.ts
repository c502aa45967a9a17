import { expect } from "chai";
import fc from "fast-check";
import { testCovenant } from "../../src/domain/covenant/covenant-test.ts";
import { profitMeasures } from "../../src/domain/covenant/consecutive-losses.ts";
import { netAssetsBases } from "../../src/domain/covenant/net-assets.ts";
import { decimal, greater, type Decimal } from "../../src/domain/kernel/decimal.ts";
import { accepted } from "../support/decisions.ts";

function scaled(min: bigint, max: bigint, places: number): fc.Arbitrary<Decimal> {
  return fc.bigInt({ min, max }).map((units) => decimal(units).div(decimal(10).pow(places)));
}

const figure = scaled(-(10n ** 20n), 10n ** 20n, 2);
const positive = scaled(1n, 10n ** 20n, 2);
const percent = scaled(0n, 1000n, 3);
const multiple = scaled(0n, 10_000n, 3);

describe("law of covenant tests", () => {
  it("complies with a net assets floor just when every reference's share is kept", () => {
    const basis = fc.constantFrom(...netAssetsBases);
    fc.assert(
      fc.property(
        percent,
        basis,
        fc.tuple(figure, figure, figure),
        (share, on, [prior, baseYear, actual]) => {
          const params = { percent: share, basis: on, baseYear };
          const { state } = accepted(
            testCovenant({ kind: "netAssetsFloor", params, figures: { prior, actual } }),
          );
          const keeps = { prior: [prior], base: [baseYear], higherOf: [prior, baseYear] }[on].every(
            (reference) => actual.gte(reference.times(share)),
          );
          expect(state).to.equal(keeps ? "complied" : "breached");
        },
      ),
    );
  });

  it("is breached by leverage just when debt leaves the band, multiplied out", () => {
    const debt = scaled(0n, 10n ** 20n, 2);
    fc.assert(
      fc.property(multiple, multiple, debt, figure, (a, b, owed, ebitda) => {
        const [low, high] = a.lte(b) ? [a, b] : [b, a];
        const { state } = accepted(
          testCovenant({ kind: "leverageBand", params: { low, high }, figures: { debt: owed, ebitda } }),
        );
        const inBand = owed.isZero()
          ? low.isZero()
          : ebitda.gt(0) && owed.gte(low.times(ebitda)) && owed.lte(high.times(ebitda));
        expect(state).to.equal(inBand ? "complied" : "breached");
      }),
    );
  });

  it("judges a ratio alike in yen and in thousands of yen", () => {
    fc.assert(
      fc.property(multiple, figure, positive, (minimum, numerator, denominator) => {
        const test = (unit: number): string =>
          accepted(
            testCovenant({
              kind: "coverage",
              params: { minimum },
              figures: { numerator: numerator.times(unit), denominator: denominator.times(unit) },
            }),
          ).state;
        expect(test(1000)).to.equal(test(1));
      }),
    );
  });

  it("holds a ratio at least and at most at a limit only when it is the limit", () => {
    fc.assert(
      fc.property(multiple, figure, positive, (limit, numerator, denominator) => {
        const test = (direction: "atLeast" | "atMost"): boolean =>
          accepted(
            testCovenant({
              kind: "ratioLimit",
              params: { direction, limit },
              figures: { numerator, denominator },
            }),
          ).state === "complied";
        expect(test("atLeast") || test("atMost")).to.equal(true);
        expect(test("atLeast") && test("atMost")).to.equal(numerator.eq(limit.times(denominator)));
      }),
    );
  });

  it("is breached by losses just when each of the last terms is one, in the fallback as well", () => {
    const measures = fc.shuffledSubarray([...profitMeasures], { minLength: 2, maxLength: 2 });
    const series = fc.array(scaled(-3n, 2n, 0), { minLength: 4, maxLength: 7 });
    const figures = fc.record({ operating: series, ordinary: series, net: series });
    fc.assert(
      fc.property(
        measures,
        fc.integer({ min: 1, max: 4 }),
        figures,
        ([measure, fallback], terms, results) => {
          const params = { measure: measure!, terms, fallbackMeasure: fallback! };
          const result = accepted(testCovenant({ kind: "noConsecutiveLosses", params, figures: results }));
          const runs = [measure!, fallback!].every((each) =>
            results[each].slice(-terms).every((term) => term.lt(0)),
          );
          expect(result.state).to.equal(runs ? "breached" : "complied");
        },
      ),
    );
  });

  it("has a headroom that is negative just when it is breached", () => {
    fc.assert(
      fc.property(figure, figure, (minimum, actual) => {
        const { state, headroom } = accepted(
          testCovenant({ kind: "minimumSales", params: { minimum }, figures: { actual } }),
        );
        expect(state === "breached").to.equal((headroom?.numerator ?? 0n) < 0n);
        expect(greater(actual, minimum).eq(actual)).to.equal(state === "complied");
      }),
    );
  });
});
