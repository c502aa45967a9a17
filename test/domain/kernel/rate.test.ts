import { expect } from "chai";
import { canonicalDecimal } from "../../../src/domain/kernel/decimal.ts";
import {
  addRates,
  addStep,
  basisPointsText,
  clampBasisPoints,
  higherRate,
  parseBasisPoints,
  parseRate,
  rateDecimal,
  rateRatio,
  rateText,
  stepBetween,
  sumBasisPoints,
  zeroBasisPoints,
  zeroRate,
} from "../../../src/domain/kernel/rate.ts";
import { accepted, refused } from "../../support/decisions.ts";

const rate = (text: string) => accepted(parseRate(text));
const bp = (text: string) => accepted(parseBasisPoints(text));

describe("rate", () => {
  it("is read and written as a decimal fraction per year", () => {
    expect(rateText(rate("0.01475"))).to.equal("0.01475");
    expect(rateText(rate("0.0147500000"))).to.equal("0.01475");
    expect(rateText(rate("-0.005"))).to.equal("-0.005");
    expect(rateText(rate("0"))).to.equal("0");
    expect(rateText(rate("1"))).to.equal("1");
  });

  it("moves by a basis point as a ten-thousandth: 1.475 % less 2.5 bp is 1.45 %", () => {
    expect(rateText(addStep(rate("0.01475"), bp("-2.5")))).to.equal("0.0145");
    expect(rateText(addStep(rate("0.008"), bp("0.000001")))).to.equal("0.0080000001");
  });

  it("tells the step that leads from one rate to another", () => {
    expect(basisPointsText(stepBetween(rate("0.008"), rate("0.0075")))).to.equal("-5");
    expect(basisPointsText(sumBasisPoints([bp("-5"), bp("2.5"), bp("0")]))).to.equal("-2.5");
    expect(sumBasisPoints([])).to.equal(zeroBasisPoints);
  });

  it("adds base rate and margin, and takes the higher of a rate and its floor", () => {
    expect(rateText(addRates(rate("0.01475"), rate("0.008")))).to.equal("0.02275");
    expect(higherRate(rate("-0.001"), zeroRate)).to.equal(zeroRate);
    expect(rateText(higherRate(rate("0.002"), zeroRate))).to.equal("0.002");
  });

  it("keeps a step within its cap", () => {
    const cap = { lowest: bp("-10"), highest: bp("15") };
    expect(basisPointsText(clampBasisPoints(bp("-10.000001"), cap))).to.equal("-10");
    expect(basisPointsText(clampBasisPoints(bp("15"), cap))).to.equal("15");
    expect(basisPointsText(clampBasisPoints(bp("20"), cap))).to.equal("15");
  });

  it("becomes an exact fraction", () => {
    expect(rateRatio(rate("0.02"))).to.deep.equal({
      numerator: 200_000_000n,
      denominator: 10_000_000_000n,
    });
    expect(canonicalDecimal(rateDecimal(rate("0.0000000001")))).to.equal("0.0000000001");
  });

  it("accepts ten decimals, for steps six, and refuses more", () => {
    expect(rateText(rate("0.0123456789"))).to.equal("0.0123456789");
    expect(refused(parseRate("0.01234567891"))).to.deep.equal({
      code: "rateTooPrecise",
      figures: { rate: "0.01234567891", decimals: 10 },
    });
    expect(refused(parseBasisPoints("0.0000001")).code).to.equal("rateTooPrecise");
  });

  it("refuses more than 100 % a year and more than 10,000 bp", () => {
    expect(refused(parseRate("1.0000000001"))).to.deep.equal({
      code: "rateOutOfRange",
      figures: { rate: "1.0000000001", lowest: "-1", highest: "1" },
    });
    expect(basisPointsText(bp("-10000"))).to.equal("-10000");
    expect(refused(parseBasisPoints("10000.000001")).code).to.equal("rateOutOfRange");
  });

  it("refuses what is not a plain decimal", () => {
    for (const text of ["", "1%", "1e-2", "+0.1", ".1", "0,1", "0.1 "]) {
      expect(refused(parseRate(text)).code, JSON.stringify(text)).to.equal("rateNotDecimal");
    }
  });
});
