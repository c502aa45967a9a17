import { expect } from "chai";
import fc from "fast-check";
import { decimal, decimalRatio, decimalUnits, roundDecimal } from "../../src/domain/kernel/decimal.ts";
import {
  addRatios,
  divideRatios,
  multiplyRatios,
  ratio,
  roundRatio,
  subtractRatios,
  sumRatios,
  zeroRatio,
  type Ratio,
} from "../../src/domain/kernel/ratio.ts";
import {
  divideRounded,
  floorDivide,
  roundingModes,
  type RoundingMode,
} from "../../src/domain/kernel/rounding.ts";

const large = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 30n });
const anyRatio: fc.Arbitrary<Ratio> = fc.tuple(large, positive).map(([n, d]) => ratio(n, d));
const mode = fc.constantFrom(...roundingModes);

/** Rounding as the schoolbook says it: on the absolute value, with its sign put back. */
function schoolbook(numerator: bigint, denominator: bigint, name: RoundingMode): bigint {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const [whole, rest] = [size / denominator, size % denominator];
  const half = rest * 2n - denominator;
  const away = {
    floor: negative && rest > 0n,
    ceiling: !negative && rest > 0n,
    down: false,
    up: rest > 0n,
    halfUp: half >= 0n,
    halfEven: half > 0n || (half === 0n && whole % 2n === 1n),
  }[name];
  const rounded = away ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}

describe("law of rounding", () => {
  const small = fc.bigInt({ min: -60n, max: 60n });

  it("agrees with the schoolbook in every mode, ties included", () => {
    const fractions = fc.oneof(fc.tuple(large, positive), fc.tuple(small, fc.bigInt({ min: 1n, max: 12n })));
    fc.assert(
      fc.property(fractions, mode, ([numerator, denominator], name) => {
        const rounded = divideRounded(numerator, denominator, name);
        expect(rounded).to.equal(schoolbook(numerator, denominator, name));
        expect(roundRatio(ratio(numerator, denominator), name)).to.equal(rounded);
      }),
      { numRuns: 1_000 },
    );
  });

  it("rounds decimals as it rounds fractions", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.nat(6),
        mode,
        (scaled, cut, name) => {
          const value = decimal(scaled).div(decimal(1_000_000));
          const kept = divideRounded(scaled, 10n ** BigInt(cut), name);
          expect(decimalUnits(roundDecimal(value, 6 - cut, name), 6 - cut)).to.equal(kept);
        },
      ),
    );
  });

  it("divides downwards: quotient and rest give the number again, the rest never against the divisor's sign", () => {
    fc.assert(
      fc.property(large, positive, fc.boolean(), (numerator, size, below) => {
        const denominator = below ? -size : size;
        const rest = numerator - floorDivide(numerator, denominator) * denominator;
        expect(rest === 0n || rest < 0n === below).to.equal(true);
        expect(rest < size && rest > -size).to.equal(true);
      }),
    );
  });
});

describe("law of ratios", () => {
  const same = (a: Ratio, b: Ratio) => {
    expect(a.numerator * b.denominator).to.equal(b.numerator * a.denominator);
    expect(a.denominator > 0n && b.denominator > 0n).to.equal(true);
  };

  it("adds and multiplies in any order, and takes away what it added", () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, (a, b, c) => {
        same(addRatios(a, b), addRatios(b, a));
        same(addRatios(addRatios(a, b), c), sumRatios([c, b, a]));
        same(multiplyRatios(a, addRatios(b, c)), addRatios(multiplyRatios(a, b), multiplyRatios(a, c)));
        same(subtractRatios(addRatios(a, b), b), a);
        same(subtractRatios(a, a), zeroRatio);
      }),
    );
  });

  it("divides back what it multiplied", () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, (a, b) => {
        fc.pre(b.numerator !== 0n);
        same(divideRatios(multiplyRatios(a, b), b), a);
      }),
    );
  });

  it("loses nothing of a decimal", () => {
    fc.assert(
      fc.property(large, fc.nat(30), (scaled, places) => {
        const value = decimal(scaled).div(decimal(10).pow(places));
        same(decimalRatio(value), ratio(scaled, 10n ** BigInt(places)));
        expect(decimalUnits(value, places)).to.equal(scaled);
      }),
    );
  });
});
