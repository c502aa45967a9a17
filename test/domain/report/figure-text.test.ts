import { expect } from "chai";
import { figureWithPlaces, ratePercent, signedBasisPoints } from "../../../src/domain/report/figure-text.ts";
import { readCases } from "../../support/cases.ts";

describe("figures as a report writes them", () => {
  const cases = readCases("report/figure-text") as readonly {
    name: string;
    figure: string;
    places: number;
    text: string;
  }[];
  for (const { name, figure, places, text } of cases) {
    it(name, () => {
      expect(figureWithPlaces(figure, places)).to.equal(text);
    });
  }
});

describe("rates as a report writes them", () => {
  const cases = readCases("report/rate-text") as readonly {
    name: string;
    annualRate: string;
    text: string;
  }[];
  for (const { name, annualRate, text } of cases) {
    it(name, () => {
      expect(ratePercent(annualRate)).to.equal(text);
    });
  }

  it("a step always has its sign", () => {
    expect(["-5", "2.5", "0", "0.125", "-0"].map(signedBasisPoints)).to.deep.equal([
      "−5.0",
      "+2.5",
      "±0.0",
      "+0.125",
      "±0.0",
    ]);
  });
});
