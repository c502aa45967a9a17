import { expect } from "chai";
import { payCalls, fundDesk, fundNames, recordFundParties } from "../../support/fund-desk.ts";
import { eachDatabase } from "../../support/databases.ts";
import { idMaker } from "../../support/sample-names.ts";
import { memoryFiles } from "../../support/sample-facts.ts";
import { firstBadRow } from "../../support/verified.ts";

eachDatabase((name, open) => {
  describe(`Golden fund G1 on ${name}`, () => {
    it("has the capital accounts and statements of its first year to the yen, from its postings alone", async () => {
      const database = await open();
      const newId = idMaker(21);
      await recordFundParties(database, newId);
      const desk = fundDesk(database, newId);
      await desk.form();
      await desk.call("2020-04-01", "40000000");
      await payCalls(desk, "2020-04-01");
      await desk.approve("2020-05-01", "fundInvestment", {
        investmentId: fundNames.investment,
        opens: { companyId: fundNames.company, instrument: "common", redemptions: [] },
        boughtOn: "2020-05-01",
        units: "300",
        cost: "30000000",
      });
      await desk.approve("2021-03-31", "fundExpense", {
        paidOn: "2021-03-31",
        amount: "2500000",
        what: "監査費用",
      });
      await desk.approve("2021-03-31", "fundValuation", {
        investmentId: fundNames.investment,
        valuedOn: "2021-03-31",
        rank: "fairValue",
        fairValue: "31500000",
        method: "直近の取引価格",
      });
      const { items, netAssets } = await desk.accounts("2021-03-31");
      expect(
        items.map(({ contributions, result, closing, unfunded }) => [
          contributions,
          result,
          closing,
          unfunded,
        ]),
      ).to.deep.equal([
        ["24000000", "-600000", "23400000", "36000000"],
        ["12000000", "-300000", "11700000", "18000000"],
        ["2000000", "-50000", "1950000", "3000000"],
        ["2000000", "-50000", "1950000", "3000000"],
      ]);
      expect(netAssets).to.equal("39000000");
      const { balanceSheet, profitAndLoss } = await desk.statements("2021-03-31");
      expect(balanceSheet).to.deep.equal({
        investments: "31500000",
        idleFunds: "7500000",
        otherAssets: "0",
        totalAssets: "39000000",
        currentLiabilities: "0",
        longTermLiabilities: "0",
        contributedCapital: "40000000",
        resultBroughtForward: "0",
        result: "-1000000",
        cumulativeDistributions: "0",
        netAssets: "39000000",
      });
      expect(profitAndLoss).to.deep.equal({
        investmentIncome: "0",
        investmentCost: "0",
        otherIncome: "0",
        otherExpenses: "2500000",
        resultBeforeUnrealised: "-2500000",
        openingUnrealised: "0",
        closingUnrealised: "1500000",
        result: "-1000000",
      });
      expect(await firstBadRow({ database, files: memoryFiles() })).to.equal(undefined);
    });
  });
});
