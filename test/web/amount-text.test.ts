import { expect } from "chai";
import {
  moneyText,
  rateText,
  ratioText,
  signedMoneyText,
  sizeText,
  stepText,
} from "../../src/web/figures/amount-text.ts";

describe("amounts on screen", () => {
  it("writes yen with separators and a true minus sign", () => {
    expect(moneyText("500000000", "JPY")).to.equal("¥500,000,000");
    expect(moneyText("-124658", "JPY")).to.equal("−¥124,658");
    expect(moneyText("0", "JPY")).to.equal("¥0");
  });

  it("names every other currency by its code", () => {
    expect(moneyText("1234.50", "USD")).to.equal("USD 1,234.50");
    expect(moneyText("-0.05", "EUR")).to.equal("−EUR 0.05");
  });

  it("gives a gain its sign and zero none", () => {
    expect(signedMoneyText("1200", "JPY")).to.equal("+¥1,200");
    expect(signedMoneyText("-1200", "JPY")).to.equal("−¥1,200");
    expect(signedMoneyText("0", "JPY")).to.equal("¥0");
  });

  it("writes a rate in percent with all its digits and never fewer than two decimals", () => {
    expect(rateText("0.01475")).to.equal("1.475 %");
    expect(rateText("0.008")).to.equal("0.80 %");
    expect(rateText("0")).to.equal("0.00 %");
    expect(rateText("-0.0010")).to.equal("−0.10 %");
  });

  it("writes a step with its sign, zero as ±0", () => {
    expect(stepText("-5")).to.equal("−5 bp");
    expect(stepText("2.50")).to.equal("+2.5 bp");
    expect(stepText("0.0")).to.equal("±0 bp");
  });

  it("cuts attainment to two decimals of a percent", () => {
    expect(ratioText("0.8833333333")).to.equal("88.33 %");
    expect(ratioText("0.999999")).to.equal("99.99 %");
    expect(ratioText("1.1")).to.equal("110.00 %");
  });

  it("gives the size of a file in the unit a person would choose", () => {
    expect(sizeText(512)).to.equal("512 B");
    expect(sizeText(2048)).to.equal("2.0 kB");
    expect(sizeText(5 * 1024 * 1024)).to.equal("5.0 MB");
  });
});
