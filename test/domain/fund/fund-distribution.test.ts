import { expect } from "chai";
import { distributionOf, type DistributionAsked } from "../../../src/domain/fund/fund-distribution.ts";
import { deemedDividendOf, lotsOf, releaseCost, valueByRank } from "../../../src/domain/fund/fund-holding.ts";
import { fundEntry, reversedPostings, type FundMovement } from "../../../src/domain/fund/fund-posting.ts";
import {
  balanceSheet,
  capitalAccount,
  capitalOf,
  netAssets,
  profitAndLoss,
  valueOfInvestment,
  type FundBalance,
} from "../../../src/domain/fund/fund-statement.ts";
import type { FundTerms } from "../../../src/domain/fund/fund-terms.ts";
import { fundWaterfall } from "../../../src/domain/fund/fund-waterfall.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { percent } from "../../../src/domain/kernel/rate.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { fundHistory, metiTerms } from "../../support/fund-history.ts";

const on = localDate("2021-05-01");
const asked = (amount: bigint, more: Partial<DistributionAsked> = {}): DistributionAsked => ({
  on,
  amount,
  investmentId: undefined,
  companyId: undefined,
  restores: 0n,
  ...more,
});

function called(terms: FundTerms = metiTerms) {
  const fund = fundHistory(terms);
  fund.call("2020-05-01", 2_000_000n);
  return fund;
}

describe("a distribution", () => {
  it("returns capital by units, then splits the rest with the general partner, tier by tier", () => {
    const shared = accepted(distributionOf(called().on(), asked(3_000_000n), metiTerms));
    expect(shared.tiers).to.deep.equal([
      { tier: "returnOfCapital", lp: 2_000_000n, gp: 0n },
      { tier: "carriedInterest", lp: 800_000n, gp: 200_000n },
    ]);
    expect(shared.lines.map(({ cash }) => cash)).to.deep.equal([2_000_000n, 1_000_000n]);
    // the general partner gains 200,000 and gives a fifth of it up as an investor
    expect(shared.reallocated.map(({ cash }) => cash)).to.deep.equal([-100_000n, -60_000n, 160_000n]);
  });

  it("leaves what whole yen per unit cannot share for the next one", () => {
    const terms = {
      ...metiTerms,
      allocation: { ...metiTerms.allocation, distribution: "unitFloor" },
    } as const;
    const shared = accepted(distributionOf(called(terms).on(), asked(1_000_019n), terms));
    expect([shared.carried, shared.lines[0]?.cash]).to.deep.equal([19n, 1_000_000n]);
  });

  it("withholds tax from the profit of silent partners alone", () => {
    const terms = { ...metiTerms, withholdingRate: percent(20n) };
    const shared = accepted(distributionOf(called(terms).on(), asked(2_100_000n), terms));
    // of 100,000: 80,000 to investors by 10 : 6 : 4
    expect(shared.withheld).to.deep.equal([
      { partnerId: "p2", cash: 8_000n },
      { partnerId: "p3", cash: 4_800n },
      { partnerId: "p1", cash: 0n },
    ]);
  });

  it("restores no more commitment than it returns capital", () => {
    const position = called().on();
    expect(refused(distributionOf(position, asked(500n, { restores: 501n }), metiTerms)).code).to.equal(
      "restoresAboveReturn",
    );
    const { lines } = accepted(distributionOf(position, asked(500n, { restores: 200n }), metiTerms));
    expect(lines[0]?.unfunded).to.equal(200n);
  });

  it("needs an amount, and deal by deal a deal that something was bought for", () => {
    const american = { ...metiTerms, waterfall: { ...metiTerms.waterfall, model: "american" } } as const;
    const fund = called(american);
    expect(refused(distributionOf(fund.on(), asked(0n), american)).code).to.equal("amountNotPositive");
    expect(refused(distributionOf(fund.on(), asked(1n), american)).code).to.equal("dealMissing");
    fund.add("2020-06-01", { kind: "purchase", investmentId: "i1", units: 1n, cost: 100n });
    expect(refused(distributionOf(fund.on(), asked(1n, { investmentId: "i2" }), american)).code).to.equal(
      "dealUnknown",
    );
    const shared = accepted(distributionOf(fund.on(), asked(110n, { investmentId: "i1" }), american));
    expect(shared.tiers.map(({ lp, gp }) => [lp, gp])).to.deep.equal([
      [100n, 0n],
      [8n, 2n],
    ]);
  });

  it("runs the european model over the flows of the whole fund", () => {
    const waterfall = { ...metiTerms.waterfall, model: "european", catchUpRate: percent(100n) } as const;
    const run = accepted(fundWaterfall(called().on(), waterfall, [{ on, amount: 3_000_000n }]));
    expect(run.totals).to.deep.equal({ lp: 2_800_000n, gp: 200_000n });
  });
});

describe("an investment", () => {
  it("is released at average cost, lot by lot, to the last yen", () => {
    const fund = called();
    fund.add("2020-06-01", { kind: "purchase", investmentId: "i1", units: 3n, cost: 100n });
    fund.add("2020-07-01", { kind: "purchase", investmentId: "i1", units: 7n, cost: 1_000n });
    const lots = lotsOf(fund.on(), "i1");
    const released = accepted(releaseCost(lots, 5n));
    expect(released.reduce((sum, { cost }) => sum + cost, 0n)).to.equal(550n);
    fund.add("2020-08-01", {
      kind: "exit",
      exit: "sale",
      investmentId: "i1",
      units: 5n,
      proceeds: 600n,
      withheldTax: 0n,
      deemedDividend: 0n,
      released,
      exceptionId: null,
      pool: "",
    });
    const left = lotsOf(fund.on(), "i1");
    expect(accepted(releaseCost(left, 5n)).reduce((sum, { cost }) => sum + cost, 0n)).to.equal(550n);
    expect(refused(releaseCost(left, 6n)).code).to.equal("unitsNotHeld");
    expect(refused(releaseCost(left, 0n)).code).to.equal("amountNotPositive");
  });

  it("is valued by rank as a share of cost, or at what was found", () => {
    expect(
      (["A", "B", "C", "D", "fairValue"] as const).map((rank) => valueByRank(rank, 1_001n, 1_234n)),
    ).to.deep.equal([750n, 500n, 250n, 1n, 1_234n]);
  });

  it("bought back above the capital behind it pays a deemed dividend, taxed at 20.42 %", () => {
    expect(deemedDividendOf(36_000_000n, 30_000_000n)).to.deep.equal({
      deemedDividend: 6_000_000n,
      withheldTax: 1_225_200n,
    });
    expect(deemedDividendOf(20n, 30n)).to.deep.equal({ deemedDividend: 0n, withheldTax: 0n });
  });
});

describe("the book of a fund", () => {
  const by = (cash: bigint) => [
    { partnerId: "p1", cash: cash / 4n },
    { partnerId: "p2", cash: cash - cash / 4n },
  ];
  const movements: readonly FundMovement[] = [
    { rule: "call", amount: 1_000n, shares: by(1_000n) },
    { rule: "receipt", amount: 1_000n, shares: by(1_000n) },
    { rule: "purchase", amount: 600n, shares: [], investmentId: "i1" },
    { rule: "valuation", amount: 100n, shares: by(100n), investmentId: "i1" },
    { rule: "expense", amount: 40n, shares: by(40n) },
    { rule: "distribution", amount: 200n, shares: by(200n) },
    {
      rule: "carryReallocation",
      amount: 0n,
      shares: [
        { partnerId: "p1", cash: 8n },
        { partnerId: "p2", cash: -8n },
      ],
    },
  ];
  const entry = fundEntry(
    { kind: "capitalCall", effectiveOn: on, description: { ja: "", en: "" } },
    movements,
  );
  const balances: readonly FundBalance[] = (entry?.lines ?? []).map(
    ({ account, amount, partnerId, investmentId }) => ({
      account,
      amount,
      partnerId: partnerId ?? null,
      investmentId: investmentId ?? null,
    }),
  );

  it("sums to zero, also when it is taken back, and posts nothing where nothing moves", () => {
    const lines = entry?.lines ?? [];
    expect(lines.reduce((sum, { amount }) => sum + amount, 0n)).to.equal(0n);
    expect(reversedPostings(lines).map(({ amount }, i) => amount + (lines[i]?.amount ?? 0n))).to.deep.equal(
      lines.map(() => 0n),
    );
    expect(fundEntry({ kind: "exit", effectiveOn: on, description: { ja: "", en: "" } }, [])).to.equal(
      undefined,
    );
  });

  it("gives the partners' capital accounts, which are the net assets", () => {
    expect(netAssets(balances)).to.equal(860n);
    expect(capitalOf(balances)).to.equal(860n);
    expect(capitalAccount("p1", balances, [])).to.deep.equal({
      partnerId: "p1",
      opening: 0n,
      contributions: 250n,
      distributions: -50n,
      transfers: 8n,
      result: 15n,
      closing: 223n,
    });
  });

  it("gives the statements of a Japanese limited partnership", () => {
    expect(valueOfInvestment(balances, "i1")).to.deep.equal({
      cost: 600n,
      valuationDifference: 100n,
      fairValue: 700n,
    });
    expect(balanceSheet(balances, [])).to.deep.include({
      investments: 700n,
      idleFunds: 160n,
      otherAssets: 0n,
      contributedCapital: 1_000n,
      result: 60n,
      cumulativeDistributions: -200n,
      netAssets: 860n,
    });
    expect(profitAndLoss(balances, [])).to.deep.include({
      otherExpenses: 40n,
      resultBeforeUnrealised: -40n,
      closingUnrealised: 100n,
      result: 60n,
    });
  });
});
