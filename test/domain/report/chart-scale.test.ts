import { expect } from "chai";
import { canonicalDecimal, decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { linearScale, monthTicks, niceTicks } from "../../../src/domain/report/chart-scale.ts";
import { readCases } from "../../support/cases.ts";

describe("ticks of a value axis", () => {
  const cases = readCases("report/nice-ticks") as readonly {
    name: string;
    values: readonly string[];
    most: number;
    ticks: readonly string[];
  }[];
  for (const { name, values, most, ticks } of cases) {
    it(name, () => {
      const found = niceTicks(
        values.map((value) => decimal(value)),
        most,
      );
      expect(found.map(canonicalDecimal)).to.deep.equal(ticks);
    });
  }
});

describe("ticks of a time axis", () => {
  const ticks = (startOn: string, endOn: string, most: number) =>
    monthTicks(localDate(startOn), localDate(endOn), most);

  it("fall on the beginning of fiscal years over several years", () => {
    expect(ticks("2020-09-17", "2025-09-30", 6)).to.deep.equal([
      "2021-04-01",
      "2022-04-01",
      "2023-04-01",
      "2024-04-01",
      "2025-04-01",
    ]);
  });

  it("fall on half-years and quarters counted from April over shorter times", () => {
    expect(ticks("2024-09-17", "2026-03-31", 4)).to.deep.equal(["2024-10-01", "2025-04-01", "2025-10-01"]);
    expect(ticks("2025-03-31", "2025-12-31", 4)).to.deep.equal(["2025-04-01", "2025-07-01", "2025-10-01"]);
  });

  it("a month without its first day has none", () => {
    expect(ticks("2025-03-02", "2025-03-31", 4)).to.deep.equal([]);
  });

  it("never exceed the number asked for, over three centuries", () => {
    expect(ticks("1900-04-01", "2200-12-31", 9).length).to.be.within(2, 9);
  });
});

describe("a linear scale", () => {
  it("takes the ends to the ends and the middle to the middle", () => {
    const scale = linearScale([10, 20], [100, 0]);
    expect([scale(10), scale(15), scale(20)]).to.deep.equal([100, 50, 0]);
  });

  it("of an empty range stays at the start", () => {
    expect(linearScale([5, 5], [30, 90])(5)).to.equal(30);
  });
});
