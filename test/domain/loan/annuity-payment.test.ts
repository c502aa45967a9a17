import { expect } from "chai";
import { ratio, ratioText } from "../../../src/domain/kernel/ratio.ts";
import { annuityPayment } from "../../../src/domain/loan/annuity-payment.ts";
import { exactLevelPayment } from "../../../src/domain/loan/level-payment.ts";

const terms = { principal: 10_000_000n, rate: ratio(2n, 100n), everyMonths: 1, instalments: 60 };

describe("annuity payment", () => {
  it("is 175,277 yen for 10 million at 2 % over 60 months", () => {
    expect(annuityPayment(terms)).to.equal(175_277n);
  });

  it("is the principal and one period's interest for a single instalment", () => {
    expect(annuityPayment({ ...terms, everyMonths: 12, instalments: 1 })).to.equal(10_200_000n);
  });

  it("solves two instalments as by hand: 1,000,000 at 10 % a year is 1.21 / 2.1 of a million", () => {
    const two = { principal: 1_000_000n, rate: ratio(1n, 10n), everyMonths: 12, instalments: 2 };
    expect(annuityPayment(two)).to.equal(576_190n); // 1,210,000 / 2.1 = 576,190.47…
  });

  it("divides the principal by the instalments at a rate of zero", () => {
    expect(annuityPayment({ ...terms, rate: ratio(0n) })).to.equal(166_666n);
  });

  it("stays exact for a rate so small that floating point loses it", () => {
    // 1e-10 a year on 10^15 over a year: the payment is P/12 + P·m·(n + 1)/(2n) to first order
    const tiny = { principal: 10n ** 15n, rate: ratio(1n, 10n ** 10n), everyMonths: 1, instalments: 12 };
    expect(annuityPayment(tiny)).to.equal(83_333_333_337_847n);
  });

  it("stays exact over 1,200 instalments of an amount beyond 2^53", () => {
    const long = { principal: 10n ** 20n, rate: ratio(12n, 100n), everyMonths: 1, instalments: 1_200 };
    // a perpetuity pays 1 % a month, 10^18; a hundred years add 10^18 / (1.01^1200 − 1)
    expect(annuityPayment(long) - 10n ** 18n).to.equal(6_521_602_029_112n);
  });
});

describe("level payment", () => {
  it("repays what is owed at once when there is one payment", () => {
    const paid = exactLevelPayment({ owed: ratio(500n), rate: ratio(1n, 10n), periods: [] });
    expect(ratioText(paid, 6)).to.equal("500");
  });

  it("weighs each payment by the days until it: 2,100 owed now, at 10 % in a year, is 1,100 twice", () => {
    const paid = exactLevelPayment({ owed: ratio(2_100n), rate: ratio(1n, 10n), periods: [ratio(1n)] });
    expect(ratioText(paid, 6)).to.equal("1100");
  });
});
