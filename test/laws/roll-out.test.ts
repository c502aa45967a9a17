import { expect } from "chai";
import fc from "fast-check";
import { decimal, type Decimal } from "../../src/domain/kernel/decimal.ts";
import { addMonths, localDate } from "../../src/domain/kernel/local-date.ts";
import { rollOutTotals, type RegionSeries } from "../../src/domain/project/roll-out.ts";

const start = localDate("2024-04-01");
const periods = [0, 1, 2, 3].map((i) => ({
  startOn: addMonths(start, i * 3),
  endOn: addMonths(start, i * 3 + 3),
}));

/** Of some periods each region has a value, of up to fifteen digits before and nine after the point. */
const region: fc.Arbitrary<readonly (string | null)[]> = fc.array(
  fc.option(
    fc
      .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 999_999_999 }))
      .map(([whole, part]) => `${String(whole)}.${String(part).padStart(9, "0")}`),
  ),
  { minLength: periods.length, maxLength: periods.length },
);

function seriesOf(regions: readonly (readonly (string | null)[])[]): readonly RegionSeries[] {
  return regions.map((values, i) => ({
    region: `region ${String(i)}`,
    values: periods.flatMap((period, at) => {
      const value = values[at];
      return value === null || value === undefined ? [] : [{ ...period, value: decimal(value) }];
    }),
  }));
}

/** In whole billionths, so that nothing can be rounded. */
function units(value: Decimal): bigint {
  return BigInt(value.times(1_000_000_000).toFixed(0));
}

describe("regional series of a roll-out", () => {
  it("add up exactly, and a region that is missing makes the total incomplete and is named", () => {
    fc.assert(
      fc.property(fc.array(region, { minLength: 1, maxLength: 6 }), (regions) => {
        const series = seriesOf(regions);
        const totals = rollOutTotals(series);
        const reported = new Set(series.flatMap(({ values }) => values.map(({ endOn }) => endOn)));
        expect(totals).to.have.length(reported.size);
        for (const { endOn, total, isComplete, missing } of totals) {
          const values = series.map((each) => each.values.find((value) => value.endOn === endOn));
          const there = values.filter((value) => value !== undefined);
          expect(units(total)).to.equal(there.reduce((sum, { value }) => sum + units(value), 0n));
          expect(isComplete).to.equal(there.length === series.length);
          expect(missing).to.deep.equal(
            series.filter((_, i) => values[i] === undefined).map((each) => each.region),
          );
        }
      }),
    );
  });

  it("do not depend on the order of the regions", () => {
    fc.assert(
      fc.property(fc.array(region, { minLength: 2, maxLength: 6 }), (regions) => {
        const totals = (of: readonly RegionSeries[]) =>
          rollOutTotals(of).map(({ endOn, total, isComplete }) => [endOn, units(total), isComplete]);
        expect(totals(seriesOf(regions).toReversed())).to.deep.equal(totals(seriesOf(regions)));
      }),
    );
  });
});
