import { expect } from "chai";
import {
  fundMultiples,
  jCurve,
  multipleOnInvestedCapital,
} from "../../../src/domain/fund/fund-performance.ts";
import { fixedDecimal } from "../../../src/domain/kernel/decimal.ts";
import { cashFlow } from "../../support/fund-flows.ts";

describe("fund performance", () => {
  it("DPI + RVPI = TVPI: 45 and 105 on 120 million paid in of 360 million", () => {
    const { dpi, rvpi, tvpi, pic } = fundMultiples({
      commitment: 360_000_000n,
      paidIn: 120_000_000n,
      distributed: 45_000_000n,
      netAssetValue: 105_000_000n,
    });
    const texts = [dpi, rvpi, tvpi, pic].map((value) => value && fixedDecimal(value, 4));
    expect(texts).to.deep.equal(["0.3750", "0.8750", "1.2500", "0.3333"]);
  });

  it("has no multiples before anything was paid in", () => {
    const figures = { commitment: 0n, paidIn: 0n, distributed: 0n, netAssetValue: 0n };
    expect(fundMultiples(figures)).to.deep.equal({
      dpi: undefined,
      rvpi: undefined,
      tvpi: undefined,
      pic: undefined,
    });
  });

  it("MOIC: 10 million that returned 4 and are worth 8.5 are 1.25", () => {
    const moic = multipleOnInvestedCapital({
      cost: 10_000_000n,
      proceeds: 4_000_000n,
      fairValue: 8_500_000n,
    });
    expect(moic?.toFixed()).to.equal("1.25");
  });

  it("the J-curve runs down with the calls and up with the distributions, one point a day", () => {
    const points = jCurve({
      contributions: [cashFlow("2021-01-01", "40"), cashFlow("2022-01-01", "60")],
      distributions: [
        cashFlow("2024-01-01", "90"),
        cashFlow("2022-01-01", "10"),
        cashFlow("2025-01-01", "35"),
      ],
    });
    expect(points.map(({ on, cumulative }) => `${on} ${String(cumulative)}`)).to.deep.equal([
      "2021-01-01 -40",
      "2022-01-01 -90",
      "2024-01-01 0",
      "2025-01-01 35",
    ]);
  });
});
