import { expect } from "chai";
import { firstOf } from "../../../db/read.ts";
import type { ChangePreviewView } from "../../../src/app/approval/change-preview.ts";
import { listApprovals, readApproval } from "../../../src/app/approval/read-approvals.ts";
import { renewRequest } from "../../../src/app/approval/renew-request.ts";
import { withdrawRequest } from "../../../src/app/approval/withdraw-request.ts";
import { renameAccount } from "../../../src/app/ledger/rename-account.ts";
import { fundChart } from "../../../src/domain/fund/fund-chart.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { mayDo } from "../../../src/domain/party/access.ts";
import { eachDatabase } from "../../support/databases.ts";
import { buy, fundNames, openInvestedFund } from "../../support/fund-desk.ts";
import { actingOn, deps } from "../../support/sample-facts.ts";
import { refusalOf } from "../../support/refusals.ts";
import { at, idMaker } from "../../support/sample-names.ts";

eachDatabase((name, open) => {
  describe(`Requests of a fund's manager on ${name}`, function () {
    this.timeout(600_000);
    const now = at("2020-07-01", "02:00:00.000");
    const page = { limit: 50, cursor: undefined };

    it("are followed and withdrawn by whoever asked, who is neither officer nor approver", async () => {
      const fund = await openInvestedFund(open);
      expect(mayDo(fund.maker.roles, "followRequest")).to.equal(true);
      expect(mayDo(fund.maker.roles, "requestApproval")).to.equal(false);
      const { id: approvalId } = await fund.request("2020-07-01", "fundExpense", {
        paidOn: "2020-07-01",
        amount: "10000",
        what: "通信費",
      });
      const asked = { actor: fund.maker, now };
      const read = await fund.read((work) => readApproval(deps, { work, ...asked }, approvalId));
      expect(read.allowed).to.deep.equal(["withdraw"]);
      await actingOn(fund.database, idMaker(31))({ ...asked, action: "withdrawRequest" }, (context) =>
        withdrawRequest(context, { approvalId, reason: "金額の誤り" }),
      );
      const { items } = await fund.read((work) => listApprovals(work, asked, { state: "withdrawn", page }));
      expect(items.map(({ id }) => id)).to.deep.equal([approvalId]);
    });

    it("say why they are no longer possible once the cash they need is spent", async () => {
      const fund = await openInvestedFund(open);
      const { id: approvalId } = await fund.request("2020-06-15", "fundExpense", {
        paidOn: "2020-06-15",
        amount: "9000000",
        what: "監査報酬",
      });
      await buy(fund, "2020-05-20", { cost: "2000000", other: true });
      const asked = { actor: fund.maker, now };
      const { stale, today } = await fund.read((work) => readApproval(deps, { work, ...asked }, approvalId));
      expect(stale).to.equal(true);
      expect(today?.preview).to.equal(undefined);
      expect(today?.refusal).to.deep.include({ code: "fundCashShort" });
      expect(JSON.stringify(today?.refusal?.figures)).to.include("8000000");
    });

    it("show their entries in the codes that the fund's own chart gives its accounts", async () => {
      const fund = await openInvestedFund(open);
      const account = await firstOf<{ readonly id: string }>(
        fund.database.reader("account").where({ book_id: fundNames.book, code: fundChart.cash.code }),
      );
      const doer = { actor: fund.maker, now: at("2020-06-15"), action: "renameAccount" };
      await actingOn(fund.database, idMaker(31))(doer, (context) =>
        renameAccount(context, {
          bookId: fundNames.book,
          accountId: present(account, "an account").id,
          code: "1211",
          name: { ja: "普通預金", en: "Ordinary deposit" },
        }),
      );
      const { preview } = await fund.request("2020-07-01", "fundExpense", {
        paidOn: "2020-07-01",
        amount: "10000",
        what: "通信費",
      });
      const [entry] = (preview as unknown as ChangePreviewView).fund?.journalEntries ?? [];
      expect(entry?.lines.map(({ accountCode, amount }) => [accountCode, amount])).to.deep.equal([
        [fundChart.fundExpense.code, "10000"],
        ["1211", "-10000"],
      ]);
    });

    it("are all that he is told of: another manager's requests do not exist for him", async () => {
      const fund = await openInvestedFund(open);
      const { id: approvalId } = await fund.request("2020-07-01", "fundExpense", {
        paidOn: "2020-07-01",
        amount: "10000",
        what: "通信費",
      });
      const other = { actor: { ...fund.maker, personId: fundNames.manager }, now };
      expect(
        await refusalOf(fund.read((work) => readApproval(deps, { work, ...other }, approvalId))),
      ).to.equal("notFound");
      const { items } = await fund.read((work) => listApprovals(work, other, { state: undefined, page }));
      expect(items).to.deep.equal([]);
    });

    it("are renewed only by somebody who may still ask for them", async () => {
      const fund = await openInvestedFund(open);
      const { id: approvalId } = await fund.request("2020-07-01", "fundExpense", {
        paidOn: "2020-07-01",
        amount: "10000",
        what: "通信費",
      });
      const actor = { ...fund.maker, roles: ["officer"] as const };
      expect(
        await refusalOf(
          actingOn(fund.database, idMaker(31))({ actor, now, action: "renewRequest" }, (context) =>
            renewRequest(deps, context, approvalId),
          ),
        ),
      ).to.equal("notAllowed");
    });
  });
});
