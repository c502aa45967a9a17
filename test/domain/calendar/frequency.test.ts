import { expect } from "chai";
import {
  checkEveryMonths,
  everyMonthsOf,
  frequencyName,
  frequencyNames,
  periodsPerYear,
} from "../../../src/domain/calendar/frequency.ts";
import { ratioText } from "../../../src/domain/kernel/ratio.ts";
import { accepted, refused } from "../../support/decisions.ts";

describe("frequency", () => {
  it("is every 1, 3, 6 or 12 months by name", () => {
    expect(frequencyNames.map(everyMonthsOf)).to.deep.equal([1, 3, 6, 12]);
    expect([1, 2, 3, 6, 12].map(frequencyName)).to.deep.equal([
      "monthly",
      undefined,
      "quarterly",
      "semiannual",
      "annual",
    ]);
  });

  it("gives the periods in a year, whole or not", () => {
    const perYear = [1, 3, 5, 6, 12, 24].map((months) => ratioText(periodsPerYear(months), 2));
    expect(perYear).to.deep.equal(["12", "4", "2.4", "2", "1", "0.5"]);
  });

  it("is one month to ten years", () => {
    expect([accepted(checkEveryMonths(1)), accepted(checkEveryMonths(120))]).to.deep.equal([1, 120]);
    for (const months of [0, -3, 121, 1.5, Number.POSITIVE_INFINITY]) {
      expect(refused(checkEveryMonths(months)).figures).to.deep.equal({
        everyMonths: String(months),
        fewest: 1,
        most: 120,
      });
    }
  });
});
