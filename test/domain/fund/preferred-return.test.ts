import { expect } from "chai";
import type { DayInclusion } from "../../../src/domain/calendar/day-count.ts";
import { preferredReturnOutcome, type HurdleGrowth } from "../../../src/domain/fund/preferred-return.ts";
import { canonicalDecimal, decimal, roundDecimal, zero } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";
import { cashFlow, cashFlows, fundRate, type FlowText } from "../../support/fund-flows.ts";

interface PreferredReturnCase {
  readonly name: string;
  readonly growth: HurdleGrowth;
  readonly dayInclusion?: DayInclusion;
  readonly rate?: string;
  readonly contributions: readonly FlowText[];
  readonly until: string;
  readonly accrued: string;
}

const hurdle = { rate: fundRate("0.08"), growth: "annual", dayInclusion: "startOnly" } as const;

describe("preferred return", () => {
  for (const c of readCases("fund/preferred-return") as readonly PreferredReturnCase[]) {
    it(`${c.growth}: ${c.name}`, () => {
      const { rate = "0.08", growth, dayInclusion = "startOnly" } = c;
      const terms = { rate: fundRate(rate), growth, dayInclusion };
      const nothing = { on: localDate(c.until), lp: zero };
      const { accrued } = preferredReturnOutcome(terms, cashFlows(c.contributions), [nothing]);
      expect(canonicalDecimal(roundDecimal(accrued, 2, "halfUp"))).to.equal(c.accrued);
    });
  }

  it("tells what the LPs lack after the last flow: 1,080 less 500 grow to 626.4, and 100 more were called", () => {
    const contributions = [cashFlow("2021-01-01", "1000"), cashFlow("2023-01-01", "100")];
    const payments = [{ on: localDate("2022-01-01"), lp: decimal(500) }];
    const { accrued, shortfall } = preferredReturnOutcome(hurdle, contributions, payments);
    expect([canonicalDecimal(accrued), canonicalDecimal(shortfall)]).to.deep.equal(["80", "726.4"]);
  });

  it("counts what the LPs have beyond the hurdle toward the hurdle of later calls", () => {
    const contributions = [cashFlow("2021-01-01", "1000"), cashFlow("2023-01-01", "100")];
    const payments = [{ on: localDate("2022-01-01"), lp: decimal(1180) }];
    const { shortfall } = preferredReturnOutcome(hurdle, contributions, payments);
    expect(canonicalDecimal(shortfall)).to.equal("0");
  });

  it("simpleAct365: accrues on unreturned capital only: 1,000 for a year, 500 for another", () => {
    const contributions = [cashFlow("2021-01-01", "1000")];
    const payments = [
      { on: localDate("2022-01-01"), lp: decimal(500) },
      { on: localDate("2023-01-01"), lp: decimal(0) },
    ];
    const terms = { ...hurdle, growth: "simpleAct365" } as const;
    const { accrued, shortfall } = preferredReturnOutcome(terms, contributions, payments);
    expect([canonicalDecimal(accrued), canonicalDecimal(shortfall)]).to.deep.equal(["120", "620"]);
  });

  it("has nothing to accrue without contributions", () => {
    expect(preferredReturnOutcome(hurdle, [], [])).to.deep.equal({ accrued: zero, shortfall: zero });
  });
});
