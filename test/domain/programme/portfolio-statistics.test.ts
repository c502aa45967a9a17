import { expect } from "chai";
import {
  daysOf,
  lentByPeriod,
  periodOf,
  yearBefore,
} from "../../../src/domain/programme/portfolio-statistics.ts";

const groups = [
  { month: "2025-03", key: "care", loans: 1, amount: 100n },
  { month: "2025-04", key: "care,socialIssue", loans: 2, amount: 500n },
  { month: "2025-09", key: "socialIssue", loans: 4, amount: 1_000n },
  { month: "2025-10", key: "", loans: 8, amount: 3_000n },
];

describe("statistics of a portfolio", () => {
  it("count a loan in every field it belongs to, and in none where it belongs to none", () => {
    expect(lentByPeriod(groups, { dimension: "field", period: "fiscalYear" })).to.deep.equal([
      { period: "2024", key: "care", loans: 1, amount: 100n },
      { period: "2025", key: "care", loans: 2, amount: 500n },
      { period: "2025", key: "none", loans: 8, amount: 3_000n },
      { period: "2025", key: "socialIssue", loans: 6, amount: 1_500n },
    ]);
  });

  it("count a loan once in every other division", () => {
    const total = groups.map((group) => ({ ...group, key: "" }));
    expect(lentByPeriod(total, { dimension: "total", period: "half" })).to.deep.equal([
      { period: "2024H2", key: "", loans: 1, amount: 100n },
      { period: "2025H1", key: "", loans: 6, amount: 1_500n },
      { period: "2025H2", key: "", loans: 8, amount: 3_000n },
    ]);
  });

  for (const [month, fiscalYear, half] of [
    ["2025-03", "2024", "2024H2"],
    ["2025-04", "2025", "2025H1"],
    ["2025-09", "2025", "2025H1"],
    ["2025-10", "2025", "2025H2"],
    ["2026-01", "2025", "2025H2"],
  ] as const) {
    it(`put ${month} into fiscal year ${fiscalYear} and its half ${half}`, () => {
      expect([periodOf(month, "fiscalYear"), periodOf(month, "half")]).to.deep.equal([fiscalYear, half]);
    });
  }

  it("know the days of a period and the same period a year before", () => {
    expect(daysOf("2025")).to.deep.equal(["2025-04-01", "2026-03-31"]);
    expect(daysOf("2025H1")).to.deep.equal(["2025-04-01", "2025-09-30"]);
    expect(daysOf("2025H2")).to.deep.equal(["2025-10-01", "2026-03-31"]);
    expect([yearBefore("2025"), yearBefore("2025H2")]).to.deep.equal(["2024", "2024H2"]);
  });
});
