import { expect } from "chai";
import type { TestDatabase } from "../../support/databases.ts";
import type { ChangeCommand } from "../../../src/app/approval/request-change.ts";
import { heldApplicationPayload, heldRefundPayload } from "../../../src/app/loan/held-change.ts";
import { eachDatabase } from "../../support/databases.ts";
import { equalPrincipal, loanDesk, repayment, status, type LoanDesk } from "../../support/loan-desk.ts";
import { refusalOf, rejectionOf } from "../../support/refusals.ts";
import { openYoungSample } from "../../support/sample-database.ts";
import { idMaker, people } from "../../support/sample-names.ts";

const refund = (loanId: string, effectiveOn: string, amount: string): ChangeCommand => ({
  kind: "heldRefund",
  payload: heldRefundPayload({ loanId, effectiveOn, amount, reason: "過入金" }),
});
const application = (loanId: string, effectiveOn: string): ChangeCommand => ({
  kind: "heldApplication",
  payload: heldApplicationPayload({ loanId, effectiveOn }),
});

eachDatabase((name, open) => {
  describe(`money held for a borrower on ${name}`, function () {
    this.timeout(600_000);
    let database: TestDatabase;
    let desk: LoanDesk;
    let loanId: string;
    const newId = idMaker(21);

    beforeEach(async () => {
      ({ database } = await openYoungSample(name, open));
      desk = loanDesk(database, newId);
      loanId = await desk.draw({ ...equalPrincipal, number: "H-1" });
      await desk.runTwice([loanId], "2025-02-10");
      await desk.approve("2025-02-10", repayment(loanId, "2025-02-10", "2500000"));
    });
    afterEach(() => database.close());

    it("is given back by two people, no more than there is, and leaves the books with the cash", async () => {
      const { held, open: due } = await desk.claims(loanId, "2025-02-10");
      expect(due).to.deep.equal([]);
      const { figures } = await rejectionOf(
        desk.request("2025-02-11", refund(loanId, "2025-02-11", "9000000")),
      );
      expect(figures).to.deep.equal({ loan: "H-1", on: "2025-02-11", amount: "9000000", held });
      expect(await refusalOf(desk.request("2025-02-11", refund(loanId, "2025-02-09", "1")))).to.equal(
        "heldTooLittle",
      );
      const before = await desk.balance(loanId, "cash");
      await desk.approve("2025-02-11", refund(loanId, "2025-02-11", "1000"));
      expect(await desk.balance(loanId, "cash")).to.equal(before - 1000n);
      expect(await desk.balance(loanId, "heldPayments")).to.equal(-(BigInt(held) - 1000n));
      expect((await desk.claims(loanId, "2025-02-11")).held).to.equal(String(Number(held) - 1000));
      expect((await desk.claims(loanId, "2025-02-10")).held).to.equal(held);
      await desk.expectVerified();
    });

    it("settles the next due date without new money, and only once", async () => {
      expect(await refusalOf(desk.request("2025-02-11", application(loanId, "2025-02-11")))).to.equal(
        "nothingDue",
      );
      await desk.runTwice([loanId], "2025-03-10");
      const { held, open: due } = await desk.claims(loanId, "2025-03-10");
      const owed = due.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
      expect(BigInt(held) > owed).to.equal(true);
      const before = await desk.balance(loanId, "cash");
      await desk.approve("2025-03-10", application(loanId, "2025-03-10"));
      const after = await desk.claims(loanId, "2025-03-10");
      expect(after.open).to.deep.equal([]);
      expect(BigInt(after.held)).to.equal(BigInt(held) - owed);
      expect(await desk.balance(loanId, "cash")).to.equal(before);
      expect(await refusalOf(desk.request("2025-03-10", application(loanId, "2025-03-10")))).to.equal(
        "nothingDue",
      );
      await desk.expectVerified();
    });

    it("warns of open claims before a refund, and what was used later cannot be given back on an earlier day", async () => {
      await desk.runTwice([loanId], "2025-03-10");
      const { warnings } = await desk.preview("2025-03-10", refund(loanId, "2025-03-10", "1"));
      expect(warnings).to.have.length(1);
      const { held } = await desk.claims(loanId, "2025-02-11");
      await desk.approve("2025-03-10", application(loanId, "2025-03-10"));
      expect(await refusalOf(desk.request("2025-03-11", refund(loanId, "2025-02-11", held)))).to.equal(
        "heldTooLittle",
      );
    });

    it("covers a whole due date or waits, where the terms say that part payments wait", async () => {
      const waiting = await desk.draw({
        ...equalPrincipal,
        number: "H-2",
        drawdownOn: "2025-02-12",
        firstDueOn: "2025-03-12",
        product: {
          allocation: { order: ["costs", "lateCharge", "interest", "principal"], partPayments: "hold" },
        },
      });
      await desk.runTwice([waiting], "2025-03-12");
      await desk.approve("2025-03-12", repayment(waiting, "2025-03-12", "300"));
      const { figures, code } = await rejectionOf(
        desk.request("2025-03-12", application(waiting, "2025-03-12")),
      );
      expect(code).to.equal("heldDoesNotCover");
      expect(figures).to.include({ held: "300" });
    });

    it("of a loan written off becomes a recovery", async () => {
      await desk.approve("2025-02-12", status("writeOff", loanId, "2025-02-12"));
      await desk.runTwice([loanId], "2025-03-10");
      const { held, open: due } = await desk.claims(loanId, "2025-03-10");
      const owed = due.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
      const used = BigInt(held) < owed ? BigInt(held) : owed;
      await desk.approve("2025-03-10", application(loanId, "2025-03-10"));
      expect(await desk.balance(loanId, "recoveries")).to.equal(-used);
      await desk.expectVerified();
    });

    it("of a stranger's loan is not found", async () => {
      for (const command of [refund(loanId, "2025-02-11", "1"), application(loanId, "2025-02-11")]) {
        expect(await refusalOf(desk.request("2025-02-11", command, people.stranger))).to.equal("notFound");
      }
    });
  });
});
