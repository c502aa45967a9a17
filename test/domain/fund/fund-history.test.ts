import { expect } from "chai";
import { callLines } from "../../../src/domain/fund/capital-call.ts";
import { closingLines } from "../../../src/domain/fund/fund-closing.ts";
import { isOf, lineOf } from "../../../src/domain/fund/fund-event.ts";
import { grossFigures, netFigures } from "../../../src/domain/fund/fund-figures.ts";
import {
  fundJson,
  readFundDetail,
  readFundTerms,
  readSideLetter,
} from "../../../src/domain/fund/fund-json.ts";
import { afterDiscounts, feePool, profitPool, shareProfit } from "../../../src/domain/fund/fund-profit.ts";
import {
  fundFlows,
  partnerFlows,
  partnerStandings,
  termsOf,
} from "../../../src/domain/fund/fund-standing.ts";
import { agreeFundTerms, agreeSideLetter } from "../../../src/domain/fund/fund-terms.ts";
import { fundWarnings } from "../../../src/domain/fund/fund-warnings.ts";
import { transferLines } from "../../../src/domain/fund/interest-transfer.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { percent, zeroRate } from "../../../src/domain/kernel/rate.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { fundHistory, fundPartners, metiTerms } from "../../support/fund-history.ts";

const shares = (
  line: { readonly shares: readonly { readonly partnerId: string; readonly cash: bigint }[] } | undefined,
) => Object.fromEntries((line?.shares ?? []).map(({ partnerId, cash }) => [partnerId, cash]));

describe("a call", () => {
  it("is shared by units, limited partners first, and takes up the commitment", () => {
    const fund = fundHistory();
    const { lines } = fund.call("2020-05-01", 1_000_001n);
    expect(shares(lines[0])).to.deep.equal({ p2: 500_001n, p3: 300_000n, p1: 200_000n });
    expect(partnerStandings(fund.on()).map(({ unfunded }) => unfunded)).to.deep.equal([
      9_499_999n,
      5_700_000n,
      3_800_000n,
    ]);
  });

  it("leaves out partners who are excused from the company it is for", () => {
    const { lines } = fundHistory().call("2020-05-01", 1_400_000n, "tobacco");
    expect(shares(lines[0])).to.deep.equal({ p2: 1_000_000n, p1: 400_000n });
  });

  it("of nothing, or of more than is left, is refused", () => {
    const fund = fundHistory();
    const asked = (amount: bigint) => ({
      amounts: [{ purpose: "other", amount, inside: true } as const],
      companyId: undefined,
      policy: "floorGp" as const,
    });
    const position = { onDay: fund.on(), whole: fund.on() };
    expect(refused(callLines(position, asked(0n))).code).to.equal("amountNotPositive");
    expect(refused(callLines(position, asked(20_000_001n)))).to.deep.include({
      code: "callAboveCommitment",
      figures: { partner: 1, commitment: "4000000", unfunded: "4000000", called: "4000001", excess: "1" },
    });
  });
});

describe("profit", () => {
  it("is shared on the cumulative total of a pool, so that equal periods end equal", () => {
    const fund = fundHistory();
    const pool = profitPool(fund.on(), undefined);
    for (let i = 0; i < 3; i += 1) {
      const { events, partners } = fund.on();
      const lines = accepted(shareProfit([7n], pool, { partners, known: events }));
      fund.add("2021-03-31", { kind: "expense", amount: 7n, what: "", pool: pool.key }, lines);
    }
    const given = fund
      .on()
      .events.filter(isOf("expense"))
      .flatMap(({ lines }) => lines);
    const total = (id: string) => given.reduce((sum, line) => sum + (shares(line)[id] ?? 0n), 0n);
    // 21 yen by 10 : 6 : 4
    expect(["p2", "p3", "p1"].map(total)).to.deep.equal([11n, 6n, 4n]);
  });

  it("of a company does not reach those excused from it, and counts in a pool of its own", () => {
    const position = fundHistory().on();
    const pool = profitPool(position, "tobacco");
    expect(pool.weights).to.deep.equal([10n, 0n, 4n]);
    expect(pool.key).not.to.equal(profitPool(position, "bakery").key);
  });

  it("of the fee is borne less by a partner with a discount", () => {
    const position = fundHistory().on();
    expect(afterDiscounts(2_000_000n, position)).to.equal(1_700_000n);
    const lines = accepted(
      shareProfit([-1_700_000n], feePool(position), { partners: position.partners, known: [] }),
    );
    expect(shares(lines[0])).to.deep.equal({ p2: -1_000_000n, p3: -300_000n, p1: -400_000n });
  });
});

describe("events of a fund", () => {
  it("that were taken back do not stand, nor do what took them back", () => {
    const fund = fundHistory();
    const { id } = fund.call("2020-05-01", 1_000_000n);
    fund.add("2020-05-01", { kind: "reversal", reverses: id, reason: "" });
    expect(fund.on().events.map(({ detail }) => detail.kind)).to.deep.equal(["terms", "closing"]);
    expect(fundFlows(fund.on()).contributions).to.deep.equal([]);
  });

  it("come back from JSON as they were written", () => {
    const { events } = fundHistory({
      ...metiTerms,
      plannedCalls: [{ on: localDate("2025-04-01"), amount: 5n }],
    }).on();
    for (const { detail } of events) expect(readFundDetail(fundJson(detail))).to.deep.equal(detail);
    expect(readFundTerms(fundJson(metiTerms))).to.deep.equal(metiTerms);
    const letter = present(fundPartners[2], "a partner").sideLetter;
    expect(readSideLetter(fundJson(letter))).to.deep.equal(letter);
  });

  it("bring new terms from their day on", () => {
    const fund = fundHistory();
    fund.add("2022-04-01", { kind: "terms", terms: { ...metiTerms, perCompanyLimit: 7n }, reason: "" });
    expect(termsOf(fund.on("2022-03-31"))?.perCompanyLimit).to.equal(null);
    expect(termsOf(fund.on("2022-04-01"))?.perCompanyLimit).to.equal(7n);
  });
});

describe("terms of a fund", () => {
  it("are refused where they could not be kept", () => {
    const codeOf = (terms: Partial<typeof metiTerms>, form: "lps" | "tk" = "lps") =>
      refused(agreeFundTerms(form, { ...metiTerms, ...terms })).code;
    expect(codeOf({ allocation: { call: "floorCarry", distribution: "floorCarry" } })).to.equal(
      "callPolicyKeepsRest",
    );
    expect(codeOf({ withholdingRate: percent(20n) })).to.equal("withholdingOnlyInTk");
    expect(codeOf({ lateChargeRate: percent(-1n) })).to.equal("rateOutOfRange");
    const waterfall = { ...metiTerms.waterfall, catchUpRate: percent(10n) };
    expect(codeOf({ waterfall })).to.equal("catchUpNotAboveCarry");
    expect(
      accepted(agreeFundTerms("tk", { ...metiTerms, withholdingRate: percent(20n) })).withholdingRate,
    ).to.equal(percent(20n));
    expect(refused(agreeSideLetter({ feeDiscountRate: percent(-5n), excused: [] })).code).to.equal(
      "rateOutOfRange",
    );
    expect(accepted(agreeSideLetter({ feeDiscountRate: zeroRate, excused: [] })).excused).to.deep.equal([]);
  });
});

describe("partners who come later, or sell", () => {
  const more = (fund: ReturnType<typeof fundHistory>, units: bigint) =>
    closingLines(fund.on(), {
      on: localDate("2021-04-01"),
      commitments: [{ partnerId: "p3", units }],
      equalisationRate: percent(4n),
    });

  it("cannot commit nothing, nor come in after a distribution, which is told with its figures", () => {
    expect(refused(more(fundHistory(), 0n)).code).to.equal("unitsNotPositive");
    const paid = fundHistory();
    paid.add(
      "2021-01-01",
      {
        kind: "distribution",
        noticeOn: localDate("2021-01-01"),
        investmentId: null,
        carried: 0n,
        withheldTax: 0n,
        tiers: [],
      },
      [lineOf("returnOfCapital", [{ partnerId: "p2", cash: 700n, unfunded: 0n }])],
    );
    const told = refused(more(paid, 1n));
    expect(told.code).to.equal("closingAfterDistribution");
    expect(told.figures).to.deep.equal({
      distributedOn: "2021-01-01",
      distributions: "1",
      distributed: "700",
      called: "0",
    });
  });

  it("share earlier calls with those who hold the commitments now: a buyer stands in the seller's place", () => {
    const fund = fundHistory();
    fund.call("2020-05-01", 2_000_000n);
    const sale = { kind: "transfer", from: "p2", to: "p1", units: 5n } as const;
    fund.add("2021-01-01", sale);
    const lines = accepted(more(fund, 5n));
    const cashOf = (type: string) =>
      Object.fromEntries(
        lines
          .filter((line) => line.type === type)
          .flatMap(({ shares: all }) => all.map(({ partnerId, cash }) => [partnerId, cash])),
      );
    // Of 2,000,000 over 9, 5 and 6 of 20 units: 900,000, 500,000, 600,000; over 9, 5 and 11 of 25: 720,000, 400,000, 880,000.
    expect(cashOf("reshare")).to.deep.equal({ p1: -180_000n, p2: -100_000n, p3: 280_000n });
    // 280,000 × 4 % × 335 days / 365 = 10,279.45, cut down and shared as 9 to 5.
    expect(cashOf("equalisationInterest")).to.deep.equal({ p1: -6_608n, p2: -3_671n, p3: 10_279n });
  });

  it("take over their part of every call made before, in paid-in capital and in what is left to pay", () => {
    const fund = fundHistory();
    fund.call("2020-05-01", 2_000_000n);
    const lines = accepted(more(fund, 20n));
    const reshare = lines.find(({ type }) => type === "reshare");
    // 2,000,000 by 10 : 26 : 4 instead of 10 : 6 : 4
    expect(shares(reshare)).to.deep.equal({ p2: -500_000n, p3: 700_000n, p1: -200_000n });
    expect(reshare?.shares.every(({ cash, unfunded }) => cash === -unfunded)).to.equal(true);
    // 700,000 × 4 % × 335 / 365
    expect(shares(lines.find(({ type }) => type === "equalisationInterest"))["p3"]).to.equal(25_698n);
  });

  it("sell units with their part of commitment, paid-in capital and capital account", () => {
    const fund = fundHistory();
    fund.call("2020-05-01", 2_000_000n);
    const seller = present(
      partnerStandings(fund.on()).find(({ partner }) => partner.id === "p2"),
      "a seller",
    );
    const sale = { seller, buyerId: "p3", units: 5n, unitPrice: 1_000_000n, capital: 900_000n };
    const lines = accepted(transferLines(sale));
    expect(lines.map((line) => [line.type, shares(line)["p3"] ?? 0n])).to.deep.equal([
      ["commitment", 0n],
      ["transferredCapital", 500_000n],
      ["transferredResult", -50_000n],
    ]);
    const codeOf = (other: Partial<typeof sale>) => refused(transferLines({ ...sale, ...other })).code;
    expect(codeOf({ units: 0n })).to.equal("unitsNotPositive");
    expect(codeOf({ units: 11n })).to.equal("unitsNotHeld");
    expect(codeOf({ buyerId: "p2" })).to.equal("transferToSelf");
    const gp = present(
      partnerStandings(fund.on()).find(({ partner }) => partner.kind === "gp"),
      "a general partner",
    );
    expect(codeOf({ seller: gp, units: 1n })).to.equal("transferOfGp");
  });
});

describe("figures and warnings of a fund", () => {
  it("take what is left as a last payment", () => {
    const fund = fundHistory();
    fund.call("2020-05-01", 2_000_000n);
    fund.add("2020-05-01", { kind: "purchase", investmentId: "i1", units: 10n, cost: 1_000_000n });
    const asOf = localDate("2021-05-01");
    const gross = grossFigures(fund.on(), { asOf, fairValue: 1_100_000n });
    expect([gross.moic?.toFixed(1), gross.xirr.rate?.toFixed(4)]).to.deep.equal(["1.1", "0.1000"]);
    const own = present(
      partnerStandings(fund.on()).find(({ partner }) => partner.id === "p2"),
      "a partner",
    );
    const net = netFigures(own, partnerFlows(fund.on(), "p2"), { asOf, netAssetValue: 1_050_000n });
    expect([net.tvpi?.toFixed(2), net.pic?.toFixed(1), net.xirr.rate?.toFixed(4)]).to.deep.equal([
      "1.05",
      "0.1",
      "0.0500",
    ]);
  });

  it("warn of the end of the term, of late payers, and of calls that the commitment will not bear", () => {
    const fund = fundHistory({
      ...metiTerms,
      plannedCalls: [{ on: localDate("2022-04-01"), amount: 19_000_000n }],
    });
    const call = fund.call("2020-05-01", 2_000_000n);
    const paid = lineOf("receipt", [{ partnerId: "p2", cash: 1_000_000n, unfunded: 0n }]);
    fund.add("2020-05-01", { kind: "receipt", callId: call.id, pool: "" }, [paid]);
    const warnings = fundWarnings(fund.on(), {
      asOf: localDate("2021-04-02"),
      termEndsOn: localDate("2022-04-01"),
    });
    expect(warnings).to.deep.equal([
      { kind: "termEnding", termEndsOn: "2022-04-01" },
      { kind: "latePayment", partnerId: "p3", dueOn: "2020-05-01", open: 600_000n },
      { kind: "latePayment", partnerId: "p1", dueOn: "2020-05-01", open: 400_000n },
      { kind: "unfundedBelowPlan", unfunded: 18_000_000n, planned: 19_000_000n },
    ]);
  });
});
