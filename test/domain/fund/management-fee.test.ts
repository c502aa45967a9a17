import { expect } from "chai";
import { managementFee, type FeePeriod } from "../../../src/domain/fund/management-fee.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { fundRate } from "../../support/fund-flows.ts";

interface FeeCase {
  readonly name: string;
  readonly stepDownOn?: string;
  readonly portfolioFees: string;
  readonly broughtForward: string;
  readonly fee: Readonly<Record<string, string>>;
}

const rule = {
  base: "commitment",
  annualRate: fundRate("0.02"),
  offsetRate: fundRate("0.8"),
  consumptionTaxRate: fundRate("0.1"),
  dayCount: { dayCount: "act365Fixed", dayInclusion: "startOnly" },
} as const;

const period: FeePeriod = {
  startOn: localDate("2026-04-01"),
  endOn: localDate("2027-04-01"),
  bases: { commitment: 360_000_000n, called: 250_000_000n, investedCost: 200_000_000n, nav: 210_000_000n },
  portfolioFees: 0n,
  offsetBroughtForward: 0n,
};

describe("management fee", () => {
  for (const c of readCases("fund/management-fee") as readonly FeeCase[]) {
    it(c.name, () => {
      const stepDown = { base: "investedCost", annualRate: fundRate("0.015") } as const;
      const agreed =
        c.stepDownOn === undefined
          ? rule
          : { ...rule, stepDown: { ...stepDown, fromOn: localDate(c.stepDownOn) } };
      const fees = { portfolioFees: BigInt(c.portfolioFees), offsetBroughtForward: BigInt(c.broughtForward) };
      const fee = accepted(managementFee(agreed, { ...period, ...fees }));
      expect(Object.fromEntries(Object.entries(fee).map(([k, v]) => [k, String(v)]))).to.deep.equal(c.fee);
    });
  }

  it("takes the base the rule names: 2 % of called capital and of net asset value", () => {
    const gross = (["called", "nav"] as const).map(
      (base) => accepted(managementFee({ ...rule, base }, period)).gross,
    );
    expect(gross).to.deep.equal([5_000_000n, 4_200_000n]);
  });

  it("counts both end days once, also across a step-down: 92 + 274 days", () => {
    const stepDown = {
      base: "commitment",
      annualRate: rule.annualRate,
      fromOn: localDate("2026-07-01"),
    } as const;
    const dayCount = { ...rule.dayCount, dayInclusion: "both" } as const;
    const fee = accepted(managementFee({ ...rule, stepDown, dayCount }, period));
    expect(fee.gross).to.equal((7_200_000n * 366n) / 365n);
  });

  it("refuses a period that ends before it starts, negative figures and negative rates", () => {
    const codes = [
      managementFee(rule, { ...period, endOn: localDate("2026-03-31") }),
      managementFee(rule, { ...period, portfolioFees: -1n }),
      managementFee({ ...rule, offsetRate: fundRate("-0.8") }, period),
    ].map((decision) => refused(decision).code);
    expect(codes).to.deep.equal(["endBeforeStart", "amountNegative", "rateOutOfRange"]);
  });
});
