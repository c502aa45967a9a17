/** A loan whose import was undone: in no list and no sum, and its number serves again. */
import { expect } from "chai";
import { readOn, recordOn } from "../../../db/transact.ts";
import { firstOf } from "../../../db/read.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import { requestChange, type ChangeCommand } from "../../../src/app/approval/request-change.ts";
import { limitUseOf } from "../../../src/app/loan/limit-use.ts";
import { writtenForm } from "../../../src/app/loan/written-terms.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { eachDatabase, type TestDatabase } from "../../support/databases.ts";
import { refusalOf, rejectionOf } from "../../support/refusals.ts";
import { repayment } from "../../support/loan-desk.ts";
import { openDecidedSample } from "../../support/sample-database.ts";
import { actingOn, deps } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";
import { annuityLoan, facility } from "../../support/sample-setup.ts";

interface LoanIds {
  readonly id: string;
  readonly tranche_id: string;
}

eachDatabase((name, open) => {
  describe(`a withdrawn loan on ${name}`, function () {
    this.timeout(600_000);
    let database: TestDatabase;
    let loan: LoanIds;
    const newId = idMaker(24);
    const now = at("2026-03-02");

    beforeEach(async () => {
      database = (await openDecidedSample(name, open)).database;
      loan = present(await firstOf<LoanIds>(database.reader("loan").where({ number: "L-9" })), "the loan");
    });
    afterEach(() => database.remove());

    const request = (command: ChangeCommand) =>
      actingOn(database, newId)({ actor: people.officer, now, action: "request" }, (context) =>
        requestChange(deps, context, command),
      );
    const numbered = (number: string, facilityNumber: string): ChangeCommand => ({
      kind: "facility",
      payload: writtenForm({ ...facility, number: facilityNumber, firstLoan: { ...annuityLoan, number } }),
    });

    it("uses nothing of the limit, is asked for nothing and has nothing to be agreed on", async () => {
      await readOn(database)(async ({ facilities, agreements, loans }) => {
        const found = present(await facilities.ofTranche(sample.bank, loan.tranche_id), "the facility");
        expect(found.loans).to.deep.equal([]);
        expect(limitUseOf(found).drawn).to.equal(0n);
        expect(await facilities.idsOfLoansIn(sample.bank, loan.tranche_id)).to.deep.equal([]);
        const unpriced = await agreements.openTranches(sample.bank);
        expect(unpriced.map(({ id }) => id)).to.not.include(loan.tranche_id);
        expect(await loans.idsOfLender(sample.bank)).to.not.include(loan.id);
        expect(await loans.facts(sample.bank, [loan.id], now)).to.deep.equal([]);
      });
    });

    it("is priced by no agreement of its tranche any more", async () => {
      const agreementId = newId();
      await recordOn(database)({ actor: people.officer, action: "agree", now, newId }, (_, { append }) =>
        append("agreement", [
          {
            id: agreementId,
            tranche_id: loan.tranche_id,
            name_ja: "誤り",
            name_en: "By mistake",
            agreed_on: "2025-12-19",
            provenance: "{}",
          },
        ]),
      );
      const ids = await readOn(database)(({ loans }) => loans.idsOfAgreement(agreementId));
      expect(ids).to.deep.equal([]);
    });

    it("answers a receipt like a loan nobody has heard of", async () => {
      expect(await refusalOf(request(repayment(loan.id, "2026-03-01", "1000")))).to.equal("notFound");
    });

    it("leaves its number to the next loan, whose record says that it is the second of it", async () => {
      const { id: approvalId, preview } = await request(numbered("L-9", "F-30"));
      expect(preview).to.have.nested.property("loans[0].number", "L-9 (2)");
      await actingOn(database, newId)({ actor: people.approver, now, action: "approveRequest" }, (context) =>
        approveRequest(deps, context, { approvalId, reason: "" }),
      );
      const { figures } = await rejectionOf(request(numbered("L-9", "F-31")));
      expect(figures).to.deep.equal({ number: "L-9" });
    });
  });
});
