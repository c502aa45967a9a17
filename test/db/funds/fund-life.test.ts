import { expect } from "chai";
import { listFundEvents } from "../../../src/app/fund/read-events.ts";
import { readFund } from "../../../src/app/fund/read-funds.ts";
import { readPerformance } from "../../../src/app/fund/read-performance.ts";
import {
  readCapitalAccounts,
  readPartnerStatement,
  readRestatement,
} from "../../../src/app/fund/read-statements.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../../support/databases.ts";
import {
  fundNames,
  investor,
  noLetter,
  openFund,
  openInvestedFund,
  payCalls,
} from "../../support/fund-desk.ts";
import { refusalOf } from "../../support/refusals.ts";
import { memoryFiles } from "../../support/sample-facts.ts";
import { at } from "../../support/sample-names.ts";
import { firstBadRow } from "../../support/verified.ts";

eachDatabase((name, open) => {
  describe(`Funds on ${name}`, function () {
    this.timeout(600_000);

    it("refuses a call beyond what a partner has left, with the figures", async () => {
      const fund = await openFund(open);
      await fund.call("2020-04-01", "90000000");
      expect(await refusalOf(fund.call("2020-06-01", "10000001"))).to.equal("callAboveCommitment");
      await fund.call("2020-06-01", "10000000");
      const { unfunded } = await fund.fund("2020-06-01");
      expect(unfunded).to.equal("0");
    });

    it("calls outside the commitment leave the commitment as it is", async () => {
      const fund = await openFund(open);
      await fund.approve("2020-04-01", "capitalCall", {
        noticeOn: "2020-04-01",
        dueOn: "2020-04-10",
        lines: [{ purpose: "expense", amount: "1000000", inside: false }],
      });
      const { unfunded, paidIn } = await fund.fund("2020-04-10");
      expect([unfunded, paidIn]).to.deep.equal(["100000000", "1000000"]);
    });

    it("takes a late charge from a partner that pays late, and shares it", async () => {
      const fund = await openFund(open);
      await fund.call("2020-04-01", "40000000");
      const [call] = await fund.events("2020-04-01", "call");
      const pay = (amount: string) => ({
        callId: call?.id,
        receivedOn: "2020-05-01",
        payments: [{ partnerId: fundNames.ofB, amount }],
      });
      expect(await refusalOf(fund.approve("2020-05-01", "capitalReceipt", pay("12000001")))).to.equal(
        "receiptAboveCall",
      );
      await fund.approve("2020-05-01", "capitalReceipt", pay("12000000"));
      const [receipt] = await fund.events("2020-05-01", "receipt");
      // 12,000,000 × 14 % × 30 / 365 = 138,082.19
      expect(receipt?.lines.find(({ type }) => type === "lateCharge")?.cash).to.equal("138082");
      const { warnings } = await fund.fund("2020-05-01");
      expect(warnings.map(({ kind }) => kind)).to.deep.equal(["latePayment", "latePayment", "latePayment"]);
    });

    it("refuses a distribution beyond net assets (LPS), and beyond net assets less the reserve (LLP)", async () => {
      const pay = (amount: string) => ({
        noticeOn: "2021-04-01",
        paidOn: "2021-04-01",
        amount,
        restores: "0",
      });
      const lps = await openFund(open);
      await lps.call("2020-04-01", "10000000");
      await payCalls(lps, "2020-04-01");
      expect(await refusalOf(lps.approve("2021-04-01", "fundDistribution", pay("10000001")))).to.equal(
        "distributionAboveLimit",
      );
      await lps.approve("2021-04-01", "fundDistribution", pay("10000000"));
      const llp = await openFund(open, { form: "llp" });
      await llp.call("2020-04-01", "10000000");
      await payCalls(llp, "2020-04-01");
      expect(await refusalOf(llp.approve("2021-04-01", "fundDistribution", pay("7000001")))).to.equal(
        "distributionAboveLimit",
      );
      await llp.approve("2021-04-01", "fundDistribution", pay("7000000"));
    });

    it("restores commitment by a line of the distribution, never by a flag", async () => {
      const fund = await openFund(open);
      await fund.call("2020-04-01", "10000000");
      await payCalls(fund, "2020-04-01");
      const asked = { noticeOn: "2021-04-01", paidOn: "2021-04-01", amount: "4000000" };
      expect(
        await refusalOf(fund.approve("2021-04-01", "fundDistribution", { ...asked, restores: "4000001" })),
      ).to.equal("restoresAboveReturn");
      await fund.approve("2021-04-01", "fundDistribution", { ...asked, restores: "3000000" });
      expect((await fund.fund("2021-04-01")).unfunded).to.equal("93000000");
    });

    it("moves carried interest from the investors' capital accounts to the general partner's and pays it", async () => {
      const fund = await openFund(open);
      await fund.call("2020-04-01", "10000000");
      await payCalls(fund, "2020-04-01");
      await fund.approve("2020-05-01", "fundIncome", {
        receivedOn: "2020-05-01",
        amount: "5000000",
        withheldTax: "0",
        what: "配当",
      });
      const preview = await fund.approve("2021-04-01", "fundDistribution", {
        noticeOn: "2021-04-01",
        paidOn: "2021-04-01",
        amount: "15000000",
        restores: "0",
      });
      expect(preview.fund?.tiers).to.deep.equal([
        { tier: "returnOfCapital", lp: "10000000", gp: "0" },
        { tier: "carriedInterest", lp: "4000000", gp: "1000000" },
      ]);
      const { items } = await fund.accounts("2021-04-01");
      expect(
        items.map(({ transfers, distributions, closing }) => [transfers, distributions, closing]),
      ).to.deep.equal([
        ["-600000", "-8400000", "0"],
        ["-300000", "-4200000", "0"],
        ["-50000", "-700000", "0"],
        ["950000", "-1700000", "0"],
      ]);
    });

    it("re-shares earlier calls at a later closing as in worked case E3, and no yen leaves the fund", async () => {
      const fund = await openFund(open, {
        units: { [fundNames.ofA]: "95", [fundNames.ofGp]: "5" },
        on: "2024-04-15",
      });
      await fund.call("2024-04-15", "20000000");
      await payCalls(fund, "2024-04-15");
      const closing = {
        closedOn: "2024-10-01",
        partners: [
          {
            partnerId: fundNames.ofNewcomer,
            organizationId: fundNames.newcomer,
            kind: "lp",
            units: "50",
            sideLetter: noLetter,
          },
        ],
      };
      const preview = await fund.approve("2024-10-01", "fundClosing", closing);
      const line = (type: string) =>
        preview.fund?.lines
          .find((one) => one.type === type)
          ?.shares.map(({ partnerId, cash }) => [partnerId, cash]);
      const { ofA, ofGp, ofNewcomer } = fundNames;
      expect(line("equalisationInterest")).to.deep.equal([
        [ofA, "-117297"],
        [ofGp, "-6173"],
        [ofNewcomer, "123470"],
      ]);
      const { items, netAssets } = await fund.accounts("2024-10-01");
      expect(
        items.map(({ partnerId, closing: capital, unfunded }) => [partnerId, capital, unfunded]),
      ).to.deep.equal([
        [ofA, "12666667", "82333333"],
        [ofGp, "666666", "4333334"],
        [ofNewcomer, "6666667", "43333333"],
      ]);
      expect(netAssets).to.equal("20000000");
    });

    it("lets a limited partner's interest pass to another with all that belongs to it", async () => {
      const fund = await openInvestedFund(open);
      await fund.approve("2020-06-01", "fundExpense", {
        paidOn: "2020-06-01",
        amount: "1000000",
        what: "費用",
      });
      await fund.approve("2020-07-01", "interestTransfer", {
        transferredOn: "2020-07-01",
        fromPartnerId: fundNames.ofB,
        units: "10",
        to: {
          partnerId: fundNames.ofNewcomer,
          organizationId: fundNames.newcomer,
          kind: "lp",
          sideLetter: noLetter,
        },
      });
      const { items, netAssets } = await fund.accounts("2020-07-01");
      expect(items.map(({ closing, commitment, unfunded }) => [closing, commitment, unfunded])).to.deep.equal(
        [
          ["23400000", "60000000", "36000000"],
          ["7800000", "20000000", "12000000"],
          ["1950000", "5000000", "3000000"],
          ["1950000", "5000000", "3000000"],
          ["3900000", "10000000", "6000000"],
        ],
      );
      expect(netAssets).to.equal("39000000");
      expect(await firstBadRow({ ...fund, files: memoryFiles() })).to.equal(undefined);
    });

    it("shows a partner its own figures alone", async () => {
      const fund = await openInvestedFund(open);
      const asked = {
        fundId: fundNames.fund,
        fromOn: undefined,
        viewpoint: { asOf: localDate("2020-06-01"), knownAt: at("2199-01-01") },
      };
      const seen = await fund.read(async (work) => ({
        fund: await readFund(work, investor, asked),
        events: await listFundEvents(work, investor, { ...asked, kind: undefined }),
        accounts: await readCapitalAccounts(work, investor, asked),
        performance: await readPerformance(work, investor, asked),
        statement: await readPartnerStatement(work, investor, { ...asked, partnerId: fundNames.ofA }),
      }));
      const others = [fundNames.ofB, fundNames.ofCity, fundNames.ofGp, "架空やまと信金", "架空市"];
      const told = JSON.stringify(seen, (_, value: unknown) =>
        typeof value === "bigint" ? String(value) : value,
      );
      expect(others.filter((other) => told.includes(other))).to.deep.equal([]);
      expect(seen.accounts.items.map(({ closing }) => closing)).to.deep.equal(["24000000"]);
      const ofOther = fund.read((work) =>
        readPartnerStatement(work, investor, { ...asked, partnerId: fundNames.ofB }),
      );
      expect(await refusalOf(ofOther)).to.equal("notFound");
      const stranger = { ...investor, organizationId: fundNames.newcomer };
      expect(await refusalOf(fund.read((work) => readFund(work, stranger, asked)))).to.equal("notFound");
      expect(
        await refusalOf(fund.approve("2020-06-02", "fundReversal", { eventId: fundNames.fund, reason: "x" })),
      ).to.equal("notFound");
    });

    it("takes back what was wrong into the open period, and a restatement shows the difference", async () => {
      const fund = await openInvestedFund(open);
      await fund.approve("2021-03-31", "fundExpense", {
        paidOn: "2021-03-31",
        amount: "2500000",
        what: "誤り",
      });
      await fund.approve("2021-05-01", "accountingPeriod", {
        bookId: fundNames.book,
        event: "closed",
        kind: "fiscalYear",
        on: "2020-04-01",
        reason: "",
      });
      const [expense] = (await fund.events("2021-05-01")).filter(({ kind }) => kind === "expense");
      await fund.approve("2021-06-01", "fundReversal", { eventId: expense?.id, reason: "二重計上" });
      expect((await fund.accounts("2021-03-31")).netAssets).to.equal("37500000");
      expect((await fund.accounts("2021-04-01")).netAssets).to.equal("40000000");
      expect((await fund.accounts("2021-04-01", "2021-05-20")).netAssets).to.equal("37500000");
      const restated = await fund.read((work) =>
        readRestatement(work, fund.maker, {
          fundId: fundNames.fund,
          viewpoint: { asOf: localDate("2021-03-31"), knownAt: at("2021-05-20") },
          now: at("2022-01-01"),
        }),
      );
      expect(restated.netAssets).to.deep.equal({
        reported: "37500000",
        restated: "40000000",
        difference: "2500000",
      });
      expect(
        restated.entries.map(({ belongsOn, bookedOn, effect }) => [belongsOn, bookedOn, effect]),
      ).to.deep.equal([["2021-03-31", "2021-04-01", "2500000"]]);
    });
  });
});
