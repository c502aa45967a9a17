import { expect } from "chai";
import {
  addMoney,
  isCurrency,
  largestMinor,
  money,
  moneyRatio,
  moneyText,
  negateMoney,
  parseMoney,
  subtractMoney,
  sumMoney,
  yen,
} from "../../../src/domain/kernel/money.ts";
import { accepted, refused } from "../../support/decisions.ts";

describe("money", () => {
  it("is read as whole minor units of its currency", () => {
    expect(accepted(parseMoney("500000000", "JPY")).minor).to.equal(500_000_000n);
    expect(accepted(parseMoney("12.5", "USD")).minor).to.equal(1_250n);
    expect(accepted(parseMoney("-0.05", "EUR")).minor).to.equal(-5n);
    expect(accepted(parseMoney("1000.000", "JPY")).minor).to.equal(1_000n);
    expect(accepted(parseMoney("-0", "JPY")).minor).to.equal(0n);
  });

  it("is written with exactly the places of its currency", () => {
    expect(moneyText(yen(500_000_000))).to.equal("500000000");
    expect(moneyText(money(1_250n, "USD"))).to.equal("12.50");
    expect(moneyText(money(-5n, "USD"))).to.equal("-0.05");
    expect(moneyText(money(0n, "EUR"))).to.equal("0.00");
    expect(moneyText(yen(-1))).to.equal("-1");
  });

  it("refuses a fraction of a yen", () => {
    expect(refused(parseMoney("100.5", "JPY"))).to.deep.equal({
      code: "amountTooPrecise",
      figures: { amount: "100.5", currency: "JPY", decimals: 0 },
    });
  });

  it("refuses what is not a plain decimal", () => {
    for (const text of [
      "",
      " 1",
      "1 ",
      "+1",
      "1,000",
      "1e6",
      "0x10",
      ".5",
      "5.",
      "١٢",
      "NaN",
      "--1",
      "1\n",
    ]) {
      expect(refused(parseMoney(text, "JPY")).code, JSON.stringify(text)).to.equal("amountNotDecimal");
    }
  });

  it("accepts the largest amount a database hands back exactly and refuses the next", () => {
    expect(accepted(parseMoney("9007199254740991", "JPY")).minor).to.equal(largestMinor);
    expect(accepted(parseMoney("-90071992547409.91", "USD")).minor).to.equal(-largestMinor);
    expect(refused(parseMoney("9007199254740992", "JPY"))).to.deep.equal({
      code: "amountTooLarge",
      figures: { amount: "9007199254740992", largest: "9007199254740991" },
    });
    expect(refused(parseMoney("90071992547409.92", "USD")).figures).to.deep.equal({
      amount: "90071992547409.92",
      largest: "90071992547409.91",
    });
  });

  it("adds, subtracts and turns round within one currency", () => {
    expect(addMoney(yen(7), yen(-10))).to.deep.equal(yen(-3));
    expect(subtractMoney(yen(7), yen(10))).to.deep.equal(yen(-3));
    expect(negateMoney(yen(0))).to.deep.equal(yen(0));
    expect(sumMoney([], "USD")).to.deep.equal(money(0n, "USD"));
    expect(sumMoney([yen(1), yen(2), yen(3)], "JPY")).to.deep.equal(yen(6));
    expect(moneyRatio(yen(6))).to.deep.equal({ numerator: 6n, denominator: 1n });
  });

  it("never adds two currencies", () => {
    expect(() => addMoney(yen(1), money(1n, "USD"))).to.throw("cannot reckon JPY with USD");
    expect(() => sumMoney([yen(1)], "EUR")).to.throw("cannot reckon EUR with JPY");
  });

  it("knows its currencies by code only", () => {
    expect(isCurrency("JPY")).to.equal(true);
    expect(isCurrency("jpy")).to.equal(false);
    expect(isCurrency("toString")).to.equal(false);
  });
});
