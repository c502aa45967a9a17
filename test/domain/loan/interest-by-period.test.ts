import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { ratioText } from "../../../src/domain/kernel/ratio.ts";
import { interestByPeriod, type InterestBasis } from "../../../src/domain/loan/interest-by-period.ts";
import { defaultInterestRule } from "../../../src/domain/loan/interest.ts";
import { rate, rateCalendar } from "../../support/pricing.ts";

const { dueDates } = rateCalendar(["2025-03-31", "2025-09-30", "2026-03-31"]);

function interest(change: {
  readonly rates?: readonly (readonly [string, string])[];
  readonly balances?: readonly (readonly [string, bigint])[];
  readonly rule?: Partial<InterestBasis["interestRule"]>;
}) {
  const { rates = [["2025-03-31", "0.01"]], balances = [["2025-03-31", 100_000_000n]], rule } = change;
  return interestByPeriod(dueDates, {
    rates: rates.map(([on, text]) => ({ effectiveOn: localDate(on), annualRate: rate(text) })),
    balances: balances.map(([on, principal]) => ({ effectiveOn: localDate(on), principal })),
    interestRule: { ...defaultInterestRule, ...rule },
  });
}

describe("interest by period", () => {
  it("is one segment a period where nothing changes", () => {
    // 100,000,000 × 1 % × 183 / 365 = 501,369.86; × 182 / 365 = 498,630.13
    const periods = interest({});
    expect(periods.map((period) => period.interest)).to.deep.equal([501_369n, 498_630n]);
    expect(periods.map(({ segments }) => segments.length)).to.deep.equal([1, 1]);
  });

  it("is cut where the rate or the balance changes, and rounded once", () => {
    // (100 m × 1.0 % × 92 + 100 m × 1.2 % × 31 + 60 m × 1.2 % × 60) / 365 = 472,328.767…
    const [first, second] = interest({
      rates: [
        ["2025-03-31", "0.01"],
        ["2025-07-01", "0.012"],
      ],
      balances: [
        ["2025-03-31", 100_000_000n],
        ["2025-08-01", 60_000_000n],
      ],
    });
    expect(first?.segments.map(({ startOn, endOn, days }) => [startOn, endOn, days])).to.deep.equal([
      ["2025-03-31", "2025-07-01", 92],
      ["2025-07-01", "2025-08-01", 31],
      ["2025-08-01", "2025-09-30", 60],
    ]);
    expect(first?.interest).to.equal(472_328n);
    expect(first && ratioText(first.exact, 4)).to.equal("472328.7671");
    expect(second?.interest).to.equal(359_013n); // 60 m × 1.2 % × 182 / 365 = 359,013.698…
  });

  it("is not cut on a day on which rate and balance stay as they were", () => {
    const rates = [
      ["2025-03-31", "0.01"],
      ["2025-07-01", "0.01"],
    ] as const;
    const [first] = interest({ rates, rule: { roundingScope: "segment" } });
    expect(first?.segments).to.have.length(1);
    expect(first?.interest).to.equal(501_369n);
  });

  it("is not cut by a change on its first or last day", () => {
    const rates = [
      ["2025-03-31", "0.01"],
      ["2025-09-30", "0.02"],
    ] as const;
    const periods = interest({ rates });
    expect(periods.map(({ segments }) => segments.length)).to.deep.equal([1, 1]);
    expect(periods.map((period) => period.interest)).to.deep.equal([501_369n, 997_260n]);
  });

  it("by the month, shares the months of the period by days, so that a cut alone costs nothing", () => {
    // 100 m × (1.0 % × 92 + 1.2 % × 91) / 183 × 6 / 12 = 549,726.77…
    const rates = [
      ["2025-03-31", "0.01"],
      ["2025-07-01", "0.012"],
    ] as const;
    const [first] = interest({ rates, rule: { dayCount: "monthly" } });
    expect(first?.interest).to.equal(549_726n);
  });

  it("counts both ends on the last segment only", () => {
    // (100 m × 1.0 % × 92 + 100 m × 1.2 % × 92) / 365 = 554,520.54…
    const rates = [
      ["2025-03-31", "0.01"],
      ["2025-07-01", "0.012"],
    ] as const;
    const [first] = interest({ rates, rule: { dayInclusion: "both" } });
    expect(first?.segments.map(({ days }) => days)).to.deep.equal([92, 92]);
    expect(first?.interest).to.equal(554_520n);
  });
});
