import { expect } from "chai";
import {
  largestPortfolio,
  syntheticPortfolio,
  totalOf,
} from "../../../src/domain/programme/synthetic-portfolio.ts";
import { canonicalJson } from "../../../src/domain/kernel/canonical-json.ts";
import { accepted, refused } from "../../support/decisions.ts";

const year = 2025;

describe("a synthetic portfolio", () => {
  it("of 9,000 loans adds up to ¥62.8 bn, to the yen", () => {
    const loans = accepted(syntheticPortfolio({ loans: 9_000, seed: 1, year }));
    expect(loans).to.have.length(9_000);
    expect(loans.reduce((sum, { principal }) => sum + principal, 0n)).to.equal(62_800_000_000n);
  });

  for (const loans of [1, 2, 7, 333, 8_999, 12_345]) {
    it(`of ${String(loans)} loans adds up to as large a part of it`, () => {
      const made = accepted(syntheticPortfolio({ loans, seed: 4, year }));
      const expected = (62_800_000_000n * BigInt(loans)) / 9_000n;
      expect(made.reduce((sum, { principal }) => sum + principal, 0n)).to.equal(expected);
      expect(totalOf(loans)).to.equal(expected);
      expect(made.every(({ principal }) => principal >= 500_000n && principal <= 72_000_000n)).to.equal(true);
    });
  }

  it("is the same for the same seed, and another for another", () => {
    const told = (seed: number): string =>
      canonicalJson(
        accepted(syntheticPortfolio({ loans: 200, seed, year })).map(
          ({ principal, fields, band, ...loan }) => ({
            ...loan,
            principal: String(principal),
            fields: [...fields],
            band: band ?? null,
          }),
        ),
      );
    expect(told(1)).to.equal(told(1));
    expect(told(1)).not.to.equal(told(2));
  });

  it("is drawn on the days of its fiscal year, from its first to its last", () => {
    const days = accepted(syntheticPortfolio({ loans: 9_000, seed: 1, year: 2019 })).map(
      ({ drawdownOn }) => drawdownOn,
    );
    const sorted = days.toSorted();
    expect([sorted[0], sorted.at(-1)]).to.deep.equal(["2019-04-01", "2020-03-31"]);
  });

  it("is refused with none, with more than can be recorded, and with part of a loan", () => {
    for (const loans of [0, -1, 1.5, largestPortfolio + 1]) {
      expect(refused(syntheticPortfolio({ loans, seed: 1, year }))).to.deep.include({
        code: "portfolioSizeOutOfRange",
        figures: { loans, largest: largestPortfolio },
      });
    }
  });
});
