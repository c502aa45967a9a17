import { expect } from "chai";
import { listApprovals, readApproval } from "../../../src/app/approval/read-approvals.ts";
import { renewRequest } from "../../../src/app/approval/renew-request.ts";
import { withdrawRequest } from "../../../src/app/approval/withdraw-request.ts";
import { mayDo } from "../../../src/domain/party/access.ts";
import { eachDatabase } from "../../support/databases.ts";
import { fundNames, openInvestedFund } from "../../support/fund-desk.ts";
import { actingOn, deps } from "../../support/sample-facts.ts";
import { refusalOf } from "../../support/refusals.ts";
import { at, idMaker } from "../../support/sample-names.ts";

eachDatabase((name, open) => {
  describe(`Requests of a fund's manager on ${name}`, function () {
    this.timeout(60_000);
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
