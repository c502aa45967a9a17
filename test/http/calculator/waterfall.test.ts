import { expect } from "chai";
import { waterfallRequest, waterfallResponse } from "../../../src/contract/calculator/waterfall.ts";
import { answerWaterfall } from "../../../src/http/calculator/waterfall.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

const european = {
  model: "european",
  hurdleRate: "0.08",
  hurdleGrowth: "annual",
  carryRate: "0.2",
  catchUpRate: "1",
  contributions: [{ on: "2021-01-01", amount: "1000000" }],
  distributions: [{ on: "2022-01-01", amount: "1200000" }],
};

function answer(request: unknown): unknown {
  return waterfallResponse.parse(accepted(answerWaterfall(waterfallRequest.parse(request))));
}

function refusal(request: unknown): unknown {
  return refused(answerWaterfall(waterfallRequest.parse(request)));
}

describe("calculator waterfall", () => {
  runWorkedCases({ file: "fund.json", calculator: "waterfall" }, waterfallRequest, answerWaterfall);

  it("reports every tier of every distribution", () => {
    expect(answer(european)).to.deep.equal({
      distributions: [
        {
          on: "2022-01-01",
          amount: "1200000",
          lp: "1160000",
          gp: "40000",
          tiers: [
            { tier: "returnOfCapital", lp: "1000000", gp: "0" },
            { tier: "preferredReturn", lp: "80000", gp: "0" },
            { tier: "catchUp", lp: "0", gp: "20000" },
            { tier: "carriedInterest", lp: "80000", gp: "20000" },
          ],
        },
      ],
      totals: { lp: "1160000", gp: "40000" },
      preferredReturn: "80000",
      clawback: "0",
    });
  });

  it("pays cents where two decimals are asked for", () => {
    const cents = {
      ...european,
      hurdleRate: "0",
      decimals: 2,
      contributions: [{ on: "2021-01-01", amount: "100.10" }],
      distributions: [{ on: "2022-01-01", amount: "101.11" }],
    };
    expect(answer(cents)).to.deep.include({ totals: { lp: "100.91", gp: "0.2" } });
  });

  it("splits by the model agreement with the carry rate unless a GP share is given", () => {
    const meti = {
      ...european,
      model: "metiModel",
      hurdleRate: "0",
      catchUpRate: "0",
      returnBasis: "committed",
      commitment: "1100000",
    };
    expect([answer(meti), answer({ ...meti, gpShareRate: "0.1" })]).to.containSubset([
      { totals: { lp: "1180000", gp: "20000" } },
      { totals: { lp: "1190000", gp: "10000" } },
    ]);
  });

  it("names the deal of each distribution of an american waterfall, in order of date", () => {
    const deal = (id: string, on: string) => ({
      id,
      contributions: european.contributions,
      distributions: [{ on, amount: "1000000" }],
    });
    const request = {
      ...european,
      model: "american",
      contributions: [],
      distributions: [],
      deals: [deal("late", "2024-01-01"), deal("early", "2023-01-01")],
    };
    expect(answer(request)).to.containSubset({
      distributions: [
        { deal: "early", on: "2023-01-01" },
        { deal: "late", on: "2024-01-01" },
      ],
    });
  });

  it("refuses flows where the model would not look for them", () => {
    const deals = [{ id: "a", contributions: european.contributions }];
    expect([
      refusal({ ...european, deals }),
      refusal({ ...european, model: "american", deals }),
    ]).to.deep.equal([
      { code: "dealsOnlyInAmerican", figures: { model: "european" }, pointer: "/deals" },
      { code: "flowsOutsideDeals", figures: { contributions: 1, distributions: 1 } },
    ]);
  });

  it("refuses amounts finer than what is paid, negative ones in the decimals they were written in", () => {
    const half = [{ on: "2021-01-01", amount: "0.5" }];
    const negative = [{ on: "2021-01-01", amount: "-0.5" }];
    expect([
      refusal({ ...european, contributions: half }),
      refusal({ ...european, decimals: 2, contributions: negative }),
      refusal({ ...european, model: "metiModel", commitment: "0.1" }),
    ]).to.deep.equal([
      {
        code: "amountTooPrecise",
        figures: { amount: "0.5", decimals: 0 },
        pointer: "/contributions/0/amount",
      },
      {
        code: "amountNegative",
        figures: { on: "2021-01-01", amount: "-0.5" },
        pointer: "/contributions/0/amount",
      },
      { code: "amountTooPrecise", figures: { amount: "0.1", decimals: 0 }, pointer: "/commitment" },
    ]);
  });

  it("refuses an american waterfall without deals and a hurdle that is never caught up", () => {
    const american = { ...european, model: "american", contributions: [], distributions: [] };
    expect([refusal(american), refusal({ ...european, catchUpRate: "0.2" })]).to.containSubset([
      { code: "noDeals" },
      { code: "catchUpNotAboveCarry" },
    ]);
  });

  it("refuses percentages above 1, days that do not exist and models it does not know before any rule", () => {
    const codes = [
      { ...european, carryRate: "1.01" },
      { ...european, contributions: [{ on: "2021-02-29", amount: "1" }] },
      { ...european, model: "asian" },
    ].map((request) => waterfallRequest.safeParse(request).error?.issues[0]);
    expect(codes).to.containSubset([
      { code: "custom", params: { code: "rateOutOfRange" } },
      { code: "custom", params: { code: "noSuchDay" } },
      { code: "invalid_value" },
    ]);
  });
});
