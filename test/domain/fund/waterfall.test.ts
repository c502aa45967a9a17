import { expect } from "chai";
import { americanWaterfall } from "../../../src/domain/fund/american-waterfall.ts";
import { clawback } from "../../../src/domain/fund/clawback.ts";
import { europeanWaterfall } from "../../../src/domain/fund/european-waterfall.ts";
import { metiWaterfall, type ReturnBasis } from "../../../src/domain/fund/meti-waterfall.ts";
import type { DistributionSplit } from "../../../src/domain/fund/waterfall.ts";
import { canonicalDecimal, decimal } from "../../../src/domain/kernel/decimal.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { cashFlow, cashFlows, fundRate, type FlowText } from "../../support/fund-flows.ts";

interface FlowsText {
  readonly contributions: readonly FlowText[];
  readonly distributions: readonly FlowText[];
}

interface TermsText {
  readonly hurdleRate?: string;
  readonly carryRate?: string;
  readonly catchUpRate?: string;
}

function europeanTerms({ hurdleRate = "0.08", carryRate = "0.2", catchUpRate = "1" }: TermsText) {
  return {
    hurdle: { rate: fundRate(hurdleRate), growth: "annual", dayInclusion: "startOnly" } as const,
    carryRate: fundRate(carryRate),
    catchUpRate: fundRate(catchUpRate),
  };
}

function fundFlows({ contributions, distributions }: FlowsText) {
  return { contributions: cashFlows(contributions), distributions: cashFlows(distributions) };
}

function shares({ lp, gp }: DistributionSplit): string {
  return `${String(lp)} LP, ${String(gp)} GP`;
}

interface EuropeanCase extends FlowsText, TermsText {
  readonly name: string;
  readonly rows: readonly string[];
  readonly preferredReturn: string;
  readonly clawback?: string;
}

describe("european waterfall", () => {
  for (const c of readCases("fund/waterfall") as readonly EuropeanCase[]) {
    it(c.name, () => {
      const waterfall = accepted(europeanWaterfall(fundFlows(c), europeanTerms(c)));
      expect(waterfall.distributions.map(shares)).to.deep.equal(c.rows);
      expect(String(waterfall.preferredReturn)).to.equal(c.preferredReturn);
      expect(String(waterfall.clawback)).to.equal(c.clawback ?? "0");
    });
  }

  it("W3: reports what every tier paid to whom", () => {
    const flows = {
      contributions: [
        cashFlow("2020-01-01", "40000000"),
        cashFlow("2021-01-01", "30000000"),
        cashFlow("2022-01-01", "30000000"),
      ],
      distributions: [cashFlow("2023-01-01", "50000000"), cashFlow("2025-01-01", "90000000")],
    };
    const { distributions } = accepted(europeanWaterfall(flows, europeanTerms({})));
    expect(distributions[1]?.tiers).to.deep.equal([
      { tier: "returnOfCapital", lp: 50_000_000n, gp: 0n },
      { tier: "preferredReturn", lp: 29_059_152n, gp: 0n },
      { tier: "catchUp", lp: 0n, gp: 7_264_788n },
      { tier: "carriedInterest", lp: 2_940_848n, gp: 735_212n },
    ]);
  });

  const someFlows = {
    contributions: [cashFlow("2021-01-01", "100")],
    distributions: [cashFlow("2022-01-01", "150")],
  };

  it("refuses a catch-up that is not above the carry, unless there is none", () => {
    for (const catchUpRate of ["0.2", "0.1"]) {
      expect(refused(europeanWaterfall(someFlows, europeanTerms({ catchUpRate })))).to.deep.equal({
        code: "catchUpNotAboveCarry",
        figures: { catchUpRate, carryRate: "0.2" },
        pointer: "/catchUpRate",
      });
    }
    expect(europeanWaterfall(someFlows, europeanTerms({ catchUpRate: "0" })).ok).to.equal(true);
  });

  it("refuses shares below 0", () => {
    const pointers = [{ hurdleRate: "-0.01" }, { carryRate: "-0.2" }, { catchUpRate: "-1" }].map(
      (terms) => refused(europeanWaterfall(someFlows, europeanTerms(terms))).pointer,
    );
    expect(pointers).to.deep.equal(["/hurdleRate", "/carryRate", "/catchUpRate"]);
  });

  it("refuses a distribution before the first contribution, with both days", () => {
    const flows = { ...someFlows, distributions: [cashFlow("2020-12-31", "1")] };
    expect(refused(europeanWaterfall(flows, europeanTerms({})))).to.deep.equal({
      code: "distributionBeforeContribution",
      figures: { distributionOn: "2020-12-31", firstContributionOn: "2021-01-01" },
      pointer: "/distributions/0/on",
    });
  });

  it("refuses negative amounts and a fund without contributions", () => {
    const negative = { ...someFlows, contributions: [cashFlow("2021-01-01", "-100")] };
    const empty = { contributions: [], distributions: [] };
    expect(
      [negative, empty].map((flows) => refused(europeanWaterfall(flows, europeanTerms({}))).code),
    ).to.deep.equal(["amountNegative", "noContributions"]);
  });
});

interface MetiCase extends FlowsText {
  readonly name: string;
  readonly hurdleRate?: string;
  readonly catchUpRate?: string;
  readonly returnBasis?: ReturnBasis;
  readonly commitment?: string;
  readonly rows: readonly string[];
}

function metiTerms({ hurdleRate = "0", catchUpRate = "0", returnBasis = "paidIn", commitment }: MetiCase) {
  const { hurdle } = europeanTerms({ hurdleRate });
  return {
    hurdle,
    gpShareRate: fundRate("0.2"),
    catchUpRate: fundRate(catchUpRate),
    returnBasis,
    ...(commitment === undefined ? {} : { commitment: BigInt(commitment) }),
  };
}

describe("waterfall of the METI model agreement", () => {
  const cases = readCases("fund/meti-waterfall") as readonly MetiCase[];
  for (const c of cases) {
    it(c.name, () => {
      const { distributions } = accepted(metiWaterfall(fundFlows(c), metiTerms(c)));
      expect(distributions.map(shares)).to.deep.equal(c.rows);
    });
  }

  it("refuses the basis of commitments without a commitment, and a negative one", () => {
    const flows = { contributions: [cashFlow("2021-01-01", "100")], distributions: [] };
    const { hurdle, carryRate: gpShareRate, catchUpRate } = europeanTerms({});
    const terms = { hurdle, gpShareRate, catchUpRate, returnBasis: "committed" } as const;
    expect([
      refused(metiWaterfall(flows, terms)),
      refused(metiWaterfall(flows, { ...terms, commitment: -1n })),
    ]).to.deep.equal([
      { code: "commitmentMissing", pointer: "/commitment" },
      { code: "amountNegative", figures: { amount: "-1" }, pointer: "/commitment" },
    ]);
  });
});

interface AmericanCase extends TermsText {
  readonly name: string;
  readonly deals: readonly (FlowsText & { readonly id: string })[];
  readonly rows: readonly string[];
  readonly clawback: string;
}

describe("american waterfall", () => {
  const dealsOf = ({ deals }: Pick<AmericanCase, "deals">) =>
    deals.map(({ id, ...flows }) => ({ id, ...fundFlows(flows) }));

  for (const c of readCases("fund/american-waterfall") as readonly AmericanCase[]) {
    it(c.name, () => {
      const waterfall = accepted(americanWaterfall(dealsOf(c), europeanTerms(c)));
      expect(waterfall.distributions.map((row) => `${row.deal}: ${shares(row)}`)).to.deep.equal(c.rows);
      expect(String(waterfall.clawback)).to.equal(c.clawback);
    });
  }

  it("refuses a fund without deals, two deals of one name, and says in which deal a flow is wrong", () => {
    const deal = { id: "a", contributions: [cashFlow("2021-01-01", "1")], distributions: [] };
    const broken = { ...deal, id: "b", distributions: [cashFlow("2020-01-01", "1")] };
    const refusals = [[], [deal, deal], [deal, broken]].map((deals) =>
      refused(americanWaterfall(deals, europeanTerms({}))),
    );
    expect(refusals.map(({ code, pointer }) => [code, pointer])).to.deep.equal([
      ["noDeals", "/deals"],
      ["dealIdRepeated", "/deals/1/id"],
      ["distributionBeforeContribution", "/deals/1/distributions/0/on"],
    ]);
  });
});

describe("clawback", () => {
  const owed = (carryReceived: number, entitlement: number, lpShortfall: number) =>
    canonicalDecimal(
      clawback({
        carryReceived: decimal(carryReceived),
        entitlement: decimal(entitlement),
        lpShortfall: decimal(lpShortfall),
      }),
    );

  it("is what was received above the entitlement", () => {
    expect(owed(11, 8, 0)).to.equal("3");
  });

  it("is what the LPs lack where that is more", () => {
    expect(owed(11, 8, 4)).to.equal("4");
  });

  it("is never more than was received", () => {
    expect(owed(5, 0, 25)).to.equal("5");
  });

  it("is nothing for a GP that got less than it could have", () => {
    expect(owed(5, 8, 0)).to.equal("0");
  });
});
