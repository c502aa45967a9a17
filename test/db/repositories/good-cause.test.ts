import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import type { Actor } from "../../../src/app/actor.ts";
import type { ChangeCommand } from "../../../src/app/approval/request-change.ts";
import { goodCausePayload } from "../../../src/app/loan/good-cause-change.ts";
import { readGoodCause, type GoodCauseView } from "../../../src/app/loan/read-good-cause.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../../support/databases.ts";
import { loanDesk, type LoanDesk } from "../../support/loan-desk.ts";
import { missTarget } from "../../support/missed-target.ts";
import { refusalOf, rejectionOf } from "../../support/refusals.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps, postInterest } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

const [loanId] = sample.loans;
const cause = "子ども食堂";

const payment = (effectiveOn: string, amount: string, goodCause = cause): ChangeCommand => ({
  kind: "goodCausePayment",
  payload: goodCausePayload({ loanId, effectiveOn, amount, goodCause, reason: "振込 2026-0107" }),
});

eachDatabase((name, open) => {
  describe(`premium set aside for a good cause on ${name}`, function () {
    this.timeout(600_000);
    let ledger: SampleDatabase;
    let desk: LoanDesk;

    // 500,000,000 × 0.10 % × 93 / 365, from 30 September to the end of the year: 127,397.
    beforeEach(async () => {
      ledger = await openSample(name, open);
      desk = loanDesk(ledger.database, idMaker(21));
      await missTarget(ledger.database, ledger.approval.id);
      await postInterest(actingOn(ledger.database, idMaker(7)), "2026-01-05");
    });
    afterEach(() => ledger.database.close());

    const fundOn = (asOf: string, actor: Actor = people.officer): Promise<GoodCauseView> =>
      readOn(ledger.database)((repositories) =>
        readGoodCause({ repositories, calendar: deps.calendar, actor }, loanId, {
          asOf: localDate(asOf),
          knownAt: at("2026-12-31"),
        }),
      );

    it("is paid out of its own account by two people, and what is left is told", async () => {
      const cash = await desk.balance(loanId, "cash");
      await desk.approve("2026-01-07", payment("2026-01-07", "100000"));
      expect(await desk.balance(loanId, "cash")).to.equal(cash - 100_000n);
      expect(await desk.balance(loanId, "premiumForGoodCause")).to.equal(-27_397n);
      const { setAside, paid, remaining, goodCauses, payments, items } = await fundOn("2026-01-07");
      expect({ setAside, paid, remaining, goodCauses }).to.deep.equal({
        setAside: "127397",
        paid: "100000",
        remaining: "27397",
        goodCauses: [cause],
      });
      expect(payments.map(({ on, amount, goodCause }) => [on, amount, goodCause])).to.deep.equal([
        ["2026-01-07", "100000", cause],
      ]);
      expect([items[0]?.kind, items[0]?.amount, items[0]?.balance]).to.deep.equal([
        "payment",
        "-100000",
        "27397",
      ]);
      expect((await fundOn("2026-01-06")).remaining).to.equal("127397");
      await desk.expectVerified();
    });

    it("is never paid beyond what is set aside, and the refusal says how much that is", async () => {
      const { code, figures } = await rejectionOf(
        desk.request("2026-01-07", payment("2026-01-07", "127398")),
      );
      expect(code).to.equal("premiumTooLittle");
      expect(figures).to.deep.equal({ on: "2026-01-07", amount: "127398", setAside: "127397" });
      await desk.approve("2026-01-07", payment("2026-01-07", "100000"));
      const left = await rejectionOf(desk.request("2026-01-08", payment("2026-01-08", "27398")));
      expect(left.figures).to.include({ setAside: "27397" });
      await desk.approve("2026-01-08", payment("2026-01-08", "27397"));
      expect(await desk.balance(loanId, "premiumForGoodCause")).to.equal(0n);
    });

    it("is not paid on a day before it was set aside, nor twice by a payment dated back", async () => {
      const early = await rejectionOf(desk.request("2026-01-07", payment("2025-09-01", "1")));
      expect(early.figures).to.include({ setAside: "0" });
      await desk.approve("2026-01-07", payment("2026-01-07", "127397"));
      const back = await rejectionOf(desk.request("2026-01-08", payment("2026-01-06", "1")));
      expect(back.figures).to.include({ on: "2026-01-06", setAside: "0" });
    });

    it("goes only to a cause that the agreement has named", async () => {
      const { code, figures } = await rejectionOf(
        desk.request("2026-01-07", payment("2026-01-07", "1", "他の団体")),
      );
      expect(code).to.equal("goodCauseNotAgreed");
      expect(figures).to.deep.equal({ on: "2026-01-07", goodCause: "他の団体", agreed: cause });
    });

    it("is the lender's to pay and the borrower's to see", async () => {
      const asked = payment("2026-01-07", "1");
      expect(await refusalOf(desk.request("2026-01-07", asked, people.reporter))).to.equal("notFound");
      expect(await refusalOf(desk.request("2026-01-07", asked, people.stranger))).to.equal("notFound");
      expect((await fundOn("2026-01-07", people.reporter)).remaining).to.equal("127397");
      expect(await refusalOf(fundOn("2026-01-07", people.stranger))).to.equal("notFound");
    });
  });
});
