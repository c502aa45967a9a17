import { expect } from "chai";
import fc from "fast-check";
import {
  addDecimals,
  compareDecimals,
  cutDecimals,
  grouped,
  isUnusualJump,
  shiftPoint,
  subtractDecimals,
  trimZeros,
} from "../../src/web/figures/decimal-text.ts";

describe("decimal text on screen", () => {
  it("moves the point without losing a digit", () => {
    expect(shiftPoint("0.01475", 2)).to.equal("1.475");
    expect(shiftPoint("-0.000025", 2)).to.equal("-0.0025");
    expect(shiftPoint("12", 2)).to.equal("1200");
    expect(shiftPoint("0", 2)).to.equal("0");
  });

  it("groups digits far beyond what a binary float can hold", () => {
    expect(grouped("9007199254740993")).to.equal("9,007,199,254,740,993");
    expect(grouped("-1234567.50")).to.equal("−1,234,567.50");
    expect(grouped("999")).to.equal("999");
  });

  it("writes no minus before zero", () => {
    expect(grouped("-0")).to.equal("0");
    expect(grouped("-0.00")).to.equal("0.00");
  });

  it("cuts and never rounds, so that 99.999 does not read as 100", () => {
    expect(cutDecimals("99.999", 2)).to.equal("99.99");
    expect(cutDecimals("5", 2)).to.equal("5");
    expect(cutDecimals("5.01", 0)).to.equal("5");
  });

  it("drops zeros behind the point only", () => {
    expect(trimZeros("1.500")).to.equal("1.5");
    expect(trimZeros("100")).to.equal("100");
    expect(trimZeros("2.000")).to.equal("2");
  });

  it("compares by value, not by spelling", () => {
    expect(compareDecimals("1.50", "1.5")).to.equal(0);
    expect(compareDecimals("-2", "1")).to.equal(-1);
    expect(compareDecimals("10", "9.999")).to.equal(1);
  });

  it("adds exactly, whatever the number of decimals", () => {
    expect(addDecimals("0.1", "0.2")).to.equal("0.3");
    expect(addDecimals("9007199254740993", "0.000001")).to.equal("9007199254740993.000001");
    expect(addDecimals("-5", "5")).to.equal("0");
  });

  it("subtracts exactly: 0.3 − 0.1 is 0.2", () => {
    expect(subtractDecimals("0.3", "0.1")).to.equal("0.2");
    expect(subtractDecimals("0.1", "0.35")).to.equal("-0.25");
  });

  it("subtracts as whole numbers of the last place do", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        expect(subtractDecimals(String(a), String(b))).to.equal(String(a - b));
      }),
    );
  });

  it("refuses what is not a decimal number", () => {
    expect(() => compareDecimals("1e3", "0")).to.throw("not a decimal number");
  });
});

describe("an unusual jump", () => {
  it("is a value more than half of the last one away", () => {
    expect(isUnusualJump("151", "100")).to.equal(true);
    expect(isUnusualJump("49.9", "100")).to.equal(true);
    expect(isUnusualJump("-151", "-100")).to.equal(true);
  });

  it("is not yet one at exactly half", () => {
    expect(isUnusualJump("150", "100")).to.equal(false);
    expect(isUnusualJump("50", "100")).to.equal(false);
  });

  it("cannot be told from a last value of zero", () => {
    expect(isUnusualJump("5", "0")).to.equal(false);
  });
});
