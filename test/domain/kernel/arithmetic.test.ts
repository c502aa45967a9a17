import { expect } from "chai";
import {
  canonicalDecimal,
  decimal,
  decimalPattern,
  fixedDecimal,
  greater,
  isDecimalText,
  lesser,
  one,
  roundDecimal,
  zero,
} from "../../../src/domain/kernel/decimal.ts";
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  ratio,
  ratioText,
  roundRatio,
  scaledText,
  subtractRatios,
  sumRatios,
  zeroRatio,
} from "../../../src/domain/kernel/ratio.ts";
import { divideRounded, floorDivide, roundingModes } from "../../../src/domain/kernel/rounding.ts";

describe("rounding", () => {
  const table = [
    { value: "-2.5", floor: -3, ceiling: -2, down: -2, up: -3, halfUp: -3, halfEven: -2 },
    { value: "-2.4", floor: -3, ceiling: -2, down: -2, up: -3, halfUp: -2, halfEven: -2 },
    { value: "-1.5", floor: -2, ceiling: -1, down: -1, up: -2, halfUp: -2, halfEven: -2 },
    { value: "-0.5", floor: -1, ceiling: 0, down: 0, up: -1, halfUp: -1, halfEven: 0 },
    { value: "0", floor: 0, ceiling: 0, down: 0, up: 0, halfUp: 0, halfEven: 0 },
    { value: "0.5", floor: 0, ceiling: 1, down: 0, up: 1, halfUp: 1, halfEven: 0 },
    { value: "1.5", floor: 1, ceiling: 2, down: 1, up: 2, halfUp: 2, halfEven: 2 },
    { value: "2.5", floor: 2, ceiling: 3, down: 2, up: 3, halfUp: 3, halfEven: 2 },
    { value: "2.6", floor: 2, ceiling: 3, down: 2, up: 3, halfUp: 3, halfEven: 3 },
    { value: "7", floor: 7, ceiling: 7, down: 7, up: 7, halfUp: 7, halfEven: 7 },
  ] as const;

  for (const { value, ...wanted } of table) {
    for (const mode of roundingModes) {
      it(`takes ${value} to ${String(wanted[mode])} by ${mode}`, () => {
        const tenths = BigInt(value.includes(".") ? value.replace(".", "") : `${value}0`);
        expect(divideRounded(tenths, 10n, mode)).to.equal(BigInt(wanted[mode]));
        expect(canonicalDecimal(roundDecimal(decimal(value), 0, mode))).to.equal(String(wanted[mode]));
      });
    }
  }

  it("divides downwards whatever the signs", () => {
    expect(floorDivide(7n, 2n)).to.equal(3n);
    expect(floorDivide(-7n, 2n)).to.equal(-4n);
    expect(floorDivide(7n, -2n)).to.equal(-4n);
    expect(floorDivide(-7n, -2n)).to.equal(3n);
    expect(floorDivide(-6n, 2n)).to.equal(-3n);
  });

  it("has no answer for a denominator of zero or below", () => {
    expect(() => divideRounded(1n, 0n, "floor")).to.throw("a denominator is positive");
    expect(() => ratio(1n, 0n)).to.throw("a denominator is not zero");
  });
});

describe("ratio", () => {
  it("keeps thirds exact: 1/3 + 1/3 + 1/3 is 1", () => {
    const third = ratio(1n, 3n);
    expect(compareRatios(sumRatios([third, third, third]), ratio(1n))).to.equal(0);
  });

  it("carries its sign above the line", () => {
    expect(ratio(1n, -2n)).to.deep.equal({ numerator: -1n, denominator: 2n });
  });

  it("adds, subtracts, multiplies and compares", () => {
    expect(addRatios(ratio(1n, 6n), ratio(1n, 4n))).to.deep.equal(ratio(5n, 12n));
    expect(subtractRatios(ratio(1n, 6n), ratio(1n, 4n))).to.deep.equal(ratio(-1n, 12n));
    expect(multiplyRatios(ratio(2n, 3n), ratio(3n, 4n))).to.deep.equal(ratio(1n, 2n));
    expect(compareRatios(ratio(1n, 3n), ratio(333n, 1000n))).to.equal(1);
    expect(compareRatios(ratio(-1n, 3n), ratio(-333n, 1000n))).to.equal(-1);
    expect(sumRatios([])).to.deep.equal(zeroRatio);
  });

  it("rounds once, at the end: 113,237 at 18 % for 31 days of 365 is 1,731 yen", () => {
    expect(roundRatio(ratio(113_237n * 18n * 31n, 36_500n), "floor")).to.equal(1_731n);
  });

  it("shows itself with as many places as asked, halves to even", () => {
    expect(ratioText(ratio(1n, 3n), 6)).to.equal("0.333333");
    expect(ratioText(ratio(-1n, 8n), 2)).to.equal("-0.12");
    expect(ratioText(ratio(3n, 8n), 2)).to.equal("0.38");
    expect(ratioText(ratio(5n), 2)).to.equal("5");
    expect(ratioText(ratio(-1n, 1000n), 2)).to.equal("0");
    expect(scaledText(-50n, 3)).to.equal("-0.05");
    expect(scaledText(120n, 0)).to.equal("120");
  });
});

describe("decimal", () => {
  it("adds tenths without the error of binary floats", () => {
    expect(canonicalDecimal(decimal("0.1").plus(decimal("0.2")))).to.equal("0.3");
  });

  it("has one text: no exponent, no trailing zeros, no negative zero", () => {
    expect(canonicalDecimal(decimal("1.500"))).to.equal("1.5");
    expect(canonicalDecimal(decimal("-0"))).to.equal("0");
    expect(canonicalDecimal(decimal("1").div(decimal(10n ** 25n)))).to.equal(`0.${"0".repeat(24)}1`);
    expect(canonicalDecimal(decimal(10n ** 30n))).to.equal(`1${"0".repeat(30)}`);
    expect(canonicalDecimal(zero.plus(one))).to.equal("1");
  });

  it("is shown with a fixed number of places", () => {
    expect(fixedDecimal(decimal("0.5"), 2)).to.equal("0.50");
    expect(fixedDecimal(decimal("2.345"), 2)).to.equal("2.34");
    expect(fixedDecimal(decimal("2.345"), 2, "halfUp")).to.equal("2.35");
    expect(fixedDecimal(decimal("-0.001"), 2)).to.equal("0.00");
  });

  it("tells the lesser and the greater of two", () => {
    const [a, b] = [decimal("-2.5"), decimal("-2.49")];
    expect([lesser(a, b), lesser(b, a), greater(a, b), greater(b, a)]).to.deep.equal([a, a, b, b]);
  });

  it("takes no float", () => {
    expect(() => decimal(0.1)).to.throw("0.1 is not a whole number");
    expect(() => decimal(2 ** 53)).to.throw("is not a whole number");
    expect(() => decimal(Number.NaN)).to.throw("NaN is not a whole number");
  });

  it("is read from plain text of up to thirty digits on either side", () => {
    for (const text of ["0", "-0", "10", "-12.50", "9".repeat(30), `0.${"1".repeat(30)}`]) {
      expect(isDecimalText(text), text).to.equal(true);
    }
    for (const text of ["", "01", ".5", "5.", "+1", "1e5", " 1", "1_000", "Infinity", "9".repeat(31)]) {
      expect(decimalPattern.test(text), text).to.equal(false);
    }
  });
});
