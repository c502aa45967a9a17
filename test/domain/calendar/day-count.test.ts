import { expect } from "chai";
import {
  wholeMonths,
  yearFractions,
  type DayCount,
  type DayInclusion,
} from "../../../src/domain/calendar/day-count.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { compareRatios, ratio, sumRatios, type Ratio } from "../../../src/domain/kernel/ratio.ts";
import { readCases } from "../../support/cases.ts";

interface DayCountCase {
  readonly name: string;
  readonly startOn: string;
  readonly endOn: string;
  readonly dayCount: DayCount;
  readonly dayInclusion: DayInclusion;
  /** A fraction is written as the sum it comes from: "2/12 + 15/365". */
  readonly parts: readonly { readonly days: number; readonly fraction: string }[];
}

describe("day count", () => {
  for (const { name, startOn, endOn, parts, ...convention } of readCases(
    "calendar/day-count",
  ) as readonly DayCountCase[]) {
    it(name, () => {
      const found = yearFractions(localDate(startOn), localDate(endOn), convention);
      expect(found.map(({ days }) => days)).to.deep.equal(parts.map(({ days }) => days));
      found.forEach(({ fraction }, i) => {
        expect(compareRatios(fraction, sumOf(parts[i]?.fraction ?? "")), parts[i]?.fraction).to.equal(0);
      });
    });
  }

  it("never runs backwards", () => {
    const convention = { dayCount: "act365Fixed", dayInclusion: "startOnly" } as const;
    expect(() => yearFractions(localDate("2025-01-02"), localDate("2025-01-01"), convention)).to.throw(
      "2025-01-02 comes after 2025-01-01",
    );
  });

  it("counts whole months by the day of the month", () => {
    const months = (a: string, b: string) => wholeMonths(localDate(a), localDate(b));
    expect(months("2025-01-15", "2025-03-14")).to.equal(1);
    expect(months("2025-01-15", "2025-03-15")).to.equal(2);
    expect(months("2025-01-31", "2025-02-28")).to.equal(1);
    expect(months("2025-01-31", "2025-02-27")).to.equal(0);
    expect(months("2024-02-29", "2029-02-28")).to.equal(60);
  });
});

function sumOf(text: string): Ratio {
  return sumRatios(
    text.split(" + ").map((term) => {
      const [numerator = "", denominator = ""] = term.split("/");
      return ratio(BigInt(numerator), BigInt(denominator));
    }),
  );
}
