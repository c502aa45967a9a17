import { expect } from "chai";
import { withinBuyBackLimit } from "../../../src/domain/fund/buy-back-limit.ts";
import { distributionLimit, withinDistributionLimit } from "../../../src/domain/fund/distribution-limit.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { cashFlow } from "../../support/fund-flows.ts";

describe("distribution limit", () => {
  const assets = { netAssets: 39_000_000n, contributions: 40_000_000n };

  it("an LPS may distribute all its net assets and no yen more", () => {
    const lps = { form: "lps", ...assets } as const;
    expect(accepted(withinDistributionLimit(39_000_000n, lps))).to.equal(39_000_000n);
    expect(refused(withinDistributionLimit(39_000_001n, lps))).to.deep.equal({
      code: "distributionAboveLimit",
      figures: { amount: "39000001", netAssets: "39000000", limit: "39000000", excess: "1" },
    });
  });

  it("an LLP keeps ¥3 million back", () => {
    expect(distributionLimit({ form: "llp", ...assets })).to.equal(36_000_000n);
  });

  it("an LLP with contributions of less than ¥3 million keeps those back", () => {
    const small = { form: "llp", netAssets: 2_500_000n, contributions: 1_000_000n } as const;
    expect(distributionLimit(small)).to.equal(1_500_000n);
  });

  it("nothing may be distributed when net assets are negative or below the reserve", () => {
    const poor = { netAssets: -1n, contributions: 40_000_000n };
    expect([
      distributionLimit({ form: "lps", ...poor }),
      distributionLimit({ form: "llp", ...poor, netAssets: 2_999_999n }),
    ]).to.deep.equal([0n, 0n]);
  });

  it("the law sets no such limit for a silent partnership", () => {
    expect(accepted(withinDistributionLimit(50_000_000n, { form: "tk", ...assets }))).to.equal(50_000_000n);
  });
});

describe("buy-back limit", () => {
  const accounts = (year: number, amount: bigint) => ({
    asOf: localDate(`${String(year)}-03-31`),
    amount,
    source: `決算書 ${String(year)}`,
  });
  const standing = {
    distributableAmounts: [
      accounts(2025, 9_000_000n),
      accounts(2024, 5_000_000n),
      accounts(2026, 20_000_000n),
    ],
    redemptions: [cashFlow("2025-06-30", "4000000"), cashFlow("2024-12-31", "3000000")],
  };

  it("counts the newest distributable amount up to the day, less what was redeemed since", () => {
    const { left, redeemedSince } = accepted(withinBuyBackLimit(cashFlow("2025-09-30", "5000000"), standing));
    expect([left, redeemedSince]).to.deep.equal([5_000_000n, 4_000_000n]);
  });

  it("refuses a redemption above it with the figures", () => {
    expect(refused(withinBuyBackLimit(cashFlow("2025-09-30", "5000001"), standing))).to.deep.equal({
      code: "buyBackAboveDistributable",
      figures: {
        amount: "5000001",
        distributable: "9000000",
        asOf: "2025-03-31",
        source: "決算書 2025",
        redeemedSince: "4000000",
        left: "5000000",
        excess: "1",
      },
    });
  });

  it("an approved exception lets it pass and is shown", () => {
    const excepted = { ...standing, approvedException: "approval 17" };
    const { exception } = accepted(withinBuyBackLimit(cashFlow("2025-09-30", "5000001"), excepted));
    expect(exception).to.equal("approval 17");
  });

  it("an exception is not used up where none is needed", () => {
    const excepted = { ...standing, approvedException: "approval 17" };
    const { exception } = accepted(withinBuyBackLimit(cashFlow("2025-09-30", "1"), excepted));
    expect(exception).to.equal(undefined);
  });

  it("refuses a redemption for which no distributable amount is known", () => {
    expect(refused(withinBuyBackLimit(cashFlow("2024-03-30", "1"), standing)).code).to.equal(
      "distributableAmountUnknown",
    );
  });
});
