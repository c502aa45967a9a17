import { expect } from "chai";
import { chargePayload } from "../../../src/app/loan/charge-change.ts";
import { percent, parseRate } from "../../../src/domain/kernel/rate.ts";
import { recordOn } from "../../../db/transact.ts";
import { eachDatabase } from "../../support/databases.ts";
import { accepted } from "../../support/decisions.ts";
import { refusalOf } from "../../support/refusals.ts";
import { openYoungSample } from "../../support/sample-database.ts";
import type { TestDatabase } from "../../support/databases.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

import { equalPrincipal, loanDesk, repayment, status, type LoanDesk } from "../../support/loan-desk.ts";

eachDatabase((name, open) => {
  describe(`loans that do not perform, and loans that await accounts on ${name}`, function () {
    this.timeout(600_000);
    let ledger: { readonly database: TestDatabase };
    let desk: LoanDesk;
    const newId = idMaker(11);
    beforeEach(async () => {
      ledger = await openYoungSample(name, open);
      desk = loanDesk(ledger.database, newId);
    });
    afterEach(() => ledger.database.close());

    it("non-accrual takes accrued interest back, counts only what comes in, and catches up when it ends", async () => {
      const loanId = await desk.draw({ ...equalPrincipal, number: "S-6" });
      await desk.runTwice([loanId], "2025-03-31");
      const accrued = await desk.balance(loanId, "interestIncome");
      expect(accrued < 0n).to.equal(true);
      await desk.approve("2025-04-01", status("nonAccrual", loanId, "2025-04-01"));
      expect([
        await desk.balance(loanId, "interestIncome"),
        await desk.balance(loanId, "accruedInterest"),
      ]).to.deep.equal([0n, 0n]);
      expect(
        await refusalOf(desk.request("2025-04-02", status("nonAccrual", loanId, "2025-04-02"))),
      ).to.equal("alreadyNonAccrual");
      await desk.runTwice([loanId], "2025-04-30");
      await desk.approve("2025-05-01", repayment(loanId, "2025-05-01", "30000"));
      const { received, state } = await desk.claims(loanId, "2025-05-01");
      expect(state).to.equal("nonAccrual");
      expect(-(await desk.balance(loanId, "interestIncome"))).to.equal(BigInt(received.interest));
      await desk.expectVerified();
      await desk.approve("2025-05-02", status("accrualResumption", loanId, "2025-05-02"));
      await desk.runTwice([loanId], "2025-05-10");
      const posted = (await desk.schedule(loanId, "2025-05-11")).rows.slice(0, 4);
      for (const { posted: sum, interest } of posted) expect(sum).to.equal(interest);
      await desk.expectVerified();
    });

    it("what comes in after a write-off is a recovery", async () => {
      const loanId = await desk.draw({ ...equalPrincipal, number: "S-7" });
      await desk.runTwice([loanId], "2025-06-30");
      await desk.approve("2025-06-30", {
        kind: "charge",
        payload: chargePayload({
          loanId,
          effectiveOn: "2025-06-30",
          amount: "3300",
          what: "costs",
          reason: "督促費用",
        }),
      });
      await desk.approve("2025-07-01", status("writeOff", loanId, "2025-07-01"));
      for (const account of ["loans", "accruedInterest", "costsReceivable"] as const) {
        expect(await desk.balance(loanId, account)).to.equal(0n);
      }
      await desk.approve("2025-07-15", repayment(loanId, "2025-07-15", "100000"));
      expect(await desk.balance(loanId, "recoveries")).to.equal(-100_000n);
      expect(await desk.balance(loanId, "loans")).to.equal(0n);
      expect((await desk.claims(loanId, "2025-07-15")).state).to.equal("writtenOff");
      await desk.runTwice([loanId], "2025-08-31");
      expect(
        await refusalOf(desk.request("2025-08-31", status("acceleration", loanId, "2025-08-31"))),
      ).to.equal("loanWrittenOff");
      await desk.expectVerified();
    });

    it("an acceleration makes the whole balance due on its day", async () => {
      const loanId = await desk.draw({ ...equalPrincipal, number: "S-8" });
      await desk.runTwice([loanId], "2025-06-15");
      await desk.approve("2025-06-20", status("acceleration", loanId, "2025-06-18"));
      const { open: openClaims, overdue } = await desk.claims(loanId, "2025-06-20");
      const principal = openClaims
        .filter(({ kind }) => kind === "principal")
        .reduce((sum, { amount }) => sum + Number(amount), 0);
      expect(principal).to.equal(12_000_000);
      expect(Number(overdue)).to.be.greaterThan(12_000_000);
      await desk.runTwice([loanId], "2025-07-31");
      await desk.expectVerified();
    });

    it("a capital loan accrues nothing beyond the year whose accounts it awaits, and catches up", async () => {
      const capitalRates = {
        years: 5,
        fixedYears: 1,
        fixedRate: percent(1n),
        tiers: [
          { profitFrom: 0n, annualRate: accepted(parseRate("0.034")) },
          { annualRate: accepted(parseRate("0.0105")) },
        ],
        fiscalYearEndMonth: 3,
        accountsAfterMonths: 3,
      };
      const loanId = await desk.draw({
        number: "S-9",
        kind: "capital",
        principal: 50_000_000,
        drawdownOn: "2024-10-01",
        firstDueOn: "2025-10-01",
        everyMonths: 12,
        instalments: 5,
        product: { capitalRates },
      });
      await desk.runTwice([loanId], "2026-01-31");
      const waiting = await desk.claims(loanId, "2026-01-31");
      expect(waiting.awaitingFrom).to.equal("2025-10-01");
      expect(waiting.capitalCredit).to.deep.equal({ percent: "60", amount: "30000000" });
      expect(-(await desk.balance(loanId, "interestIncome"))).to.equal(500_000n);
      expect(
        (await desk.schedule(loanId, "2026-01-31")).rows.map(({ provisional }) => provisional),
      ).to.deep.equal([false, true, true, true, true]);
      await recordOn(ledger.database)(
        { actor: people.officer, action: "recordAccounts", now: at("2026-02-10"), newId },
        (_repositories, { append }) =>
          append("annual_accounts", [
            {
              id: newId(),
              borrower_id: sample.organizer,
              fiscal_year_end_on: "2025-03-31",
              currency: "JPY",
              profit_minor: 0,
              provenance: "{}",
            },
          ]),
      );
      await desk.runTwice([loanId], "2026-10-01");
      expect(-(await desk.balance(loanId, "interestIncome"))).to.equal(500_000n + 1_700_000n);
      await desk.expectVerified();
    });
  });
});
