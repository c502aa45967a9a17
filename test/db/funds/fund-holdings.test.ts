import { expect } from "chai";
import { readClawback } from "../../../src/app/fund/read-performance.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../../support/databases.ts";
import { buy, fundNames, openFund, openInvestedFund, payCalls, plainTerms } from "../../support/fund-desk.ts";
import { refusalOf } from "../../support/refusals.ts";
import { at } from "../../support/sample-names.ts";

eachDatabase((name, open) => {
  describe(`Holdings of funds on ${name}`, function () {
    this.timeout(600_000);

    const exit = (units: string, proceeds: string, more: object = {}) => ({
      investmentId: fundNames.investment,
      exit: "buyBack",
      exitedOn: "2022-04-01",
      units,
      proceeds,
      ...more,
    });

    it("refuses a buy-back above what the company may distribute, and lets an approved exception pass once", async () => {
      const fund = await openInvestedFund(open);
      expect(await refusalOf(fund.approve("2022-04-01", "fundExit", exit("50", "20000000")))).to.equal(
        "distributableAmountUnknown",
      );
      await fund.approve("2022-04-01", "distributableAmount", {
        investmentId: fundNames.investment,
        asOf: "2022-03-31",
        amount: "18000000",
        source: "第5期決算書",
      });
      expect(await refusalOf(fund.approve("2022-04-01", "fundExit", exit("50", "20000000")))).to.equal(
        "buyBackAboveDistributable",
      );
      await fund.approve("2022-04-01", "buyBackException", {
        investmentId: fundNames.investment,
        amount: "20000000",
        fromOn: "2022-04-01",
        untilOn: "2022-04-30",
        reason: "親会社の保証",
      });
      const [exception] = await fund.events("2022-04-01", "buyBackException");
      await fund.approve("2022-04-01", "fundExit", exit("50", "20000000", { exceptionId: exception?.id }));
      expect(
        await refusalOf(
          fund.approve("2022-04-01", "fundExit", exit("50", "19000000", { exceptionId: exception?.id })),
        ),
      ).to.equal("exceptionNotOpen");
      const { investments } = await fund.fund("2022-04-01");
      expect(investments[0]).to.include({
        units: "50",
        cost: "15000000",
        proceeds: "20000000",
        fairValue: "15000000",
      });
    });

    it("splits a deemed dividend off a buy-back and books the tax withheld", async () => {
      const fund = await openInvestedFund(open);
      await fund.approve("2022-04-01", "distributableAmount", {
        investmentId: fundNames.investment,
        asOf: "2022-03-31",
        amount: "50000000",
        source: "第5期決算書",
      });
      await fund.approve("2022-04-01", "fundExit", exit("100", "36000000", { capitalPortion: "30000000" }));
      const { profitAndLoss, balanceSheet } = await fund.statements("2022-04-01");
      // 6,000,000 × 20.42 % = 1,225,200
      expect(profitAndLoss).to.include({
        investmentIncome: "36000000",
        investmentCost: "30000000",
        otherExpenses: "1225200",
        result: "4774800",
      });
      expect(balanceSheet.netAssets).to.equal("44774800");
    });

    it("charges the management fee with its offset, tax and a side letter's discount", async () => {
      const fee = {
        base: "commitment",
        annualRate: "0.02",
        offsetRate: "0.5",
        consumptionTaxRate: "0.1",
        dayCount: { dayCount: "monthly", dayInclusion: "startOnly" },
      };
      const fund = await openFund(open, {
        terms: { ...plainTerms, fee },
        sideLetterOfB: { feeDiscountRate: "0.5", excused: [] },
      });
      await fund.call("2020-04-01", "10000000");
      await payCalls(fund, "2020-04-01");
      const half = {
        startOn: "2020-04-01",
        endOn: "2020-10-01",
        paidOn: "2020-10-01",
        portfolioFees: "400000",
      };
      await fund.approve("2020-10-01", "fundFee", half);
      const { items, netAssets } = await fund.accounts("2020-10-01");
      // 1,000,000 − 200,000 = 800,000 and 80,000 tax; B pays half of its 30 %: 880,000 × 85 % = 748,000
      expect(netAssets).to.equal("9252000");
      expect(items.map(({ result }) => result)).to.deep.equal(["-528000", "-132000", "-44000", "-44000"]);
      expect(await refusalOf(fund.approve("2020-10-01", "fundFee", half))).to.equal("feePeriodCharged");
    });

    it("tells the general partner's clawback if the fund ended today, deal by deal as in worked case C1", async () => {
      const american = {
        ...plainTerms,
        waterfall: { ...plainTerms.waterfall, model: "american", catchUpRate: "1" },
      };
      const fund = await openFund(open, { terms: american });
      await fund.call("2020-04-01", "90000000");
      await payCalls(fund, "2020-04-01");
      await buy(fund, "2020-05-01", { cost: "45000000" });
      await buy(fund, "2020-05-01", { cost: "45000000", other: true });
      await fund.approve("2022-04-01", "fundExit", exit("100", "70000000", { exit: "sale" }));
      await fund.approve("2022-04-01", "fundDistribution", {
        noticeOn: "2022-04-01",
        paidOn: "2022-04-01",
        amount: "70000000",
        investmentId: fundNames.investment,
        restores: "0",
      });
      await fund.approve("2022-05-01", "fundValuation", {
        investmentId: fundNames.otherInvestment,
        valuedOn: "2022-05-01",
        rank: "fairValue",
        fairValue: "0",
        method: "倒産",
      });
      const clawback = await fund.read((work) =>
        readClawback(work, fund.maker, {
          fundId: fundNames.fund,
          viewpoint: { asOf: localDate("2022-05-01"), knownAt: at("2199-01-01") },
        }),
      );
      expect([clawback.carryPaid, clawback.clawback]).to.deep.equal(["5000000", "5000000"]);
    });
  });
});
