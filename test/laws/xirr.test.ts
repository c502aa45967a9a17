import { expect } from "chai";
import fc from "fast-check";
import type { CashFlow } from "../../src/domain/fund/cash-flow.ts";
import { exponentialSumRoots } from "../../src/domain/fund/exponential-sum.ts";
import { netPresentValue } from "../../src/domain/fund/net-present-value.ts";
import { xirr, xirrText } from "../../src/domain/fund/xirr.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";

const start = localDate("2015-01-01");
const flow = fc
  .tuple(fc.integer({ min: 0, max: 4000 }), fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }))
  .map(([days, amount]): CashFlow => ({ on: addDays(start, days), amount }));
const flows = fc.array(flow, { maxLength: 12 });

/** A fund that first pays in and then gets back. */
const usualFund = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.bigInt({ min: 1n, max: 10n ** 9n })), {
      minLength: 1,
      maxLength: 15,
    }),
    fc.array(fc.tuple(fc.integer({ min: 1000, max: 4000 }), fc.bigInt({ min: 1n, max: 10n ** 9n })), {
      minLength: 1,
      maxLength: 25,
    }),
  )
  .map(([paid, got]): readonly CashFlow[] => [
    ...paid.map(([days, amount]) => ({ on: addDays(start, days), amount: -amount })),
    ...got.map(([days, amount]) => ({ on: addDays(start, days), amount })),
  ]);

/** Days on which the flows come to nothing move no money, and the first of them must not be the day of valuation. */
function moving(list: readonly CashFlow[]): readonly CashFlow[] {
  const sums = new Map<CashFlow["on"], bigint>();
  for (const { on, amount } of list) sums.set(on, (sums.get(on) ?? 0n) + amount);
  return [...sums].map(([on, amount]) => ({ on, amount })).filter(({ amount }) => amount !== 0n);
}

function gross(list: readonly CashFlow[]): bigint {
  return list.reduce((sum, { amount }) => sum + (amount < 0n ? -amount : amount), 0n);
}

describe("law of XIRR", () => {
  it("every rate, as written, brings the net present value within a millionth of all flows", () => {
    fc.assert(
      fc.property(fc.oneof(flows, usualFund), (list) => {
        for (const root of xirr(list).roots) {
          const left = netPresentValue(moving(list), decimal(xirrText(list, root))).abs();
          expect(left.lte(decimal(gross(list)).times("0.0000011"))).to.equal(true);
        }
      }),
    );
  });

  it("rates rise, the status tells how many there are, and the one shown is the nearest to 10 %", () => {
    fc.assert(
      fc.property(fc.oneof(flows, usualFund), (list) => {
        const { status, rate, roots } = xirr(list);
        expect(roots).to.deep.equal(roots.toSorted((a, b) => a - b));
        expect(roots.length).to.equal(new Set(roots).size);
        expect(["none", "outOfRange"].includes(status)).to.equal(roots.length === 0);
        expect(status === "multiple").to.equal(roots.length > 1);
        const distances = roots.map((root) => Math.abs(root - 0.1));
        expect(rate).to.equal(roots[distances.indexOf(Math.min(...distances))]);
      }),
    );
  });

  it("a fund that first pays in and then gets back has one rate or lies out of range", () => {
    fc.assert(
      fc.property(usualFund, (list) => {
        expect(xirr(list).status).to.be.oneOf(["unique", "outOfRange"]);
      }),
    );
  });

  it("does not depend on the scale, on the sign or on the order of the flows", () => {
    const mixed = flows.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(mixed, fc.bigInt({ min: 1n, max: 1000n }), ([list, shuffled], factor) => {
        const scaled = shuffled.map(({ on, amount }) => ({ on, amount: amount * factor }));
        const turned = list.map(({ on, amount }) => ({ on, amount: -amount }));
        expect(xirr(scaled)).to.deep.equal(xirr(list));
        expect(xirr(turned)).to.deep.equal(xirr(list));
      }),
    );
  });

  it("finds the rate an investment was made up with", () => {
    const growth = fc.integer({ min: -90, max: 400 });
    fc.assert(
      fc.property(growth, fc.integer({ min: 1, max: 12 }), (percents, years) => {
        const grown = (100n + BigInt(percents)) ** BigInt(years);
        const list = [
          { on: start, amount: -(100n ** BigInt(years)) },
          { on: addDays(start, 365 * years), amount: grown },
        ];
        expect(xirr(list).rate).to.be.closeTo(percents / 100, 1e-12);
      }),
    );
  });
});

describe("law of exponential sums", () => {
  const term = fc.tuple(
    fc.integer({ min: 1, max: 4000 }),
    fc.double({ min: -12, max: 12, noNaN: true }),
    fc.boolean(),
  );
  const sums = fc.array(term, { minLength: 2, maxLength: 9 }).map((list) => {
    const byDay = new Map(list.map((one) => [one[0], one]));
    return [...byDay.values()]
      .toSorted((a, b) => a[0] - b[0])
      .map(
        ([day, logSize, positive]) => ({ exponent: day / 365, logSize, sign: positive ? 1 : -1 }) as const,
      );
  });

  const signAt = (
    terms: readonly { exponent: number; logSize: number; sign: number }[],
    at: number,
  ): number => {
    const powers = terms.map(({ exponent, logSize }) => logSize + exponent * at);
    const top = Math.max(...powers);
    return Math.sign(terms.reduce((sum, { sign }, i) => sum + sign * Math.exp((powers[i] ?? 0) - top), 0));
  };

  it("misses no change of sign that a fine grid sees, and has no more roots than the terms change sign", () => {
    fc.assert(
      fc.property(sums, (terms) => {
        const roots = exponentialSumRoots(terms);
        const changes = terms.filter(({ sign }, i) => i > 0 && sign !== terms[i - 1]?.sign).length;
        expect(roots.length <= changes).to.equal(true);
        for (let at = -40; at < 40; at += 0.25) {
          if (signAt(terms, at) * signAt(terms, at + 0.25) >= 0) continue;
          expect(roots.some((root) => root >= at - 1e-9 && root <= at + 0.25 + 1e-9)).to.equal(true);
        }
      }),
    );
  });
});
