import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import { requestChange, type ChangeCommand } from "../../../src/app/approval/request-change.ts";
import { holidayPayload } from "../../../src/app/loan/holiday-change.ts";
import { prepaymentPayload } from "../../../src/app/loan/prepayment-change.ts";
import { listArrears } from "../../../src/app/loan/list-arrears.ts";
import { readPrepaymentWhatIf } from "../../../src/app/loan/read-servicing.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import type { Actor } from "../../../src/app/actor.ts";
import { eachDatabase } from "../../support/databases.ts";
import { refusalOf } from "../../support/refusals.ts";
import { openYoungSample } from "../../support/sample-database.ts";
import type { TestDatabase } from "../../support/databases.ts";
import { actingOn, deps, receiveInterest } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

import { equalPrincipal, loanDesk, repayment, type LoanDesk } from "../../support/loan-desk.ts";

eachDatabase((name, open) => {
  describe(`money received and measures on ${name}`, function () {
    this.timeout(600_000);
    let ledger: { readonly database: TestDatabase };
    let desk: LoanDesk;
    const newId = idMaker(11);
    beforeEach(async () => {
      ledger = await openYoungSample(name, open);
      desk = loanDesk(ledger.database, newId);
    });
    afterEach(() => ledger.database.close());

    it("a late receipt settles the late charge first, 9,972 yen for 2,000,000 from 7 to 20 May at 14 %", async () => {
      const loanId = await desk.draw({
        number: "S-1",
        kind: "bullet",
        principal: 2_000_000,
        drawdownOn: "2024-11-03",
        firstDueOn: "2025-05-03",
        everyMonths: 6,
        instalments: 1,
      });
      await desk.runTwice([loanId], "2025-05-19");
      const due = await desk.claims(loanId, "2025-05-20");
      expect(due.open.map(({ kind, dueOn, amount }) => [kind, dueOn, amount])).to.deep.include.members([
        ["principal", "2025-05-07", "2000000"],
        ["lateCharge", "2025-05-07", "9972"],
      ]);
      expect(due).to.include({ daysPastDue: 13, state: "pastDue", outstanding: "2000000" });
      const interest = due.open.find(({ kind }) => kind === "interest")?.amount ?? "";
      const part = repayment(loanId, "2025-05-20", "509972");
      await desk.approve("2025-05-20", part);
      const left = await desk.claims(loanId, "2025-05-20");
      expect(left.received).to.include({ lateCharge: "9972", interest });
      expect(Number(left.received.principal)).to.equal(500_000 - Number(interest));
      expect((await desk.preview("2025-05-21", part)).warnings).to.have.length(1);
      await desk.approve("2025-05-21", repayment(loanId, "2025-05-20", "2000000"));
      const settled = await desk.claims(loanId, "2025-05-21");
      expect(settled).to.include({
        state: "repaid",
        outstanding: "0",
        held: String(Number("500000") - Number(interest)),
      });
      expect(settled.open).to.deep.equal([]);
      expect([
        await desk.balance(loanId, "loans"),
        await desk.balance(loanId, "accruedInterest"),
      ]).to.deep.equal([0n, 0n]);
      expect(await desk.balance(loanId, "lateChargeIncome")).to.equal(-9972n);
      await desk.expectVerified();
    });

    it("interest in advance (前取) is owed on the day of the drawdown, unearned when received and earned day by day", async () => {
      const loanId = await desk.draw({
        number: "S-20",
        kind: "bullet",
        principal: 10_000_000,
        drawdownOn: "2025-01-10",
        firstDueOn: "2025-04-10",
        everyMonths: 3,
        instalments: 2,
        product: { interestTiming: "advance" },
      });
      const { rows } = await desk.schedule(loanId, "2025-01-10");
      expect(rows.map(({ kind, dueOn, interest }) => [kind, dueOn, interest])).to.deep.equal([
        ["advanceInterest", "2025-01-10", "51164"],
        ["instalment", "2025-04-10", "51732"],
        ["instalment", "2025-07-10", "0"],
      ]);
      const first = await desk.claims(loanId, "2025-01-10");
      expect(first.open.map(({ kind, amount }) => [kind, amount])).to.deep.equal([["interest", "51164"]]);
      await desk.approve("2025-01-10", repayment(loanId, "2025-01-10", "51164"));
      expect(await desk.balance(loanId, "unearnedInterest")).to.equal(-51_164n);
      await desk.runTwice([loanId], "2025-02-20");
      expect(await desk.balance(loanId, "unearnedInterest")).to.equal(-51_164n + 12_506n);
      await desk.approve("2025-04-10", repayment(loanId, "2025-04-10", "51732"));
      await desk.approve("2025-07-10", repayment(loanId, "2025-07-10", "10000000"));
      await desk.runTwice([loanId], "2025-07-20");
      expect(await desk.balance(loanId, "unearnedInterest")).to.equal(0n);
      expect(await desk.balance(loanId, "accruedInterest")).to.equal(0n);
      expect(await desk.balance(loanId, "loans")).to.equal(0n);
      expect((await desk.claims(loanId, "2025-07-20")).state).to.equal("repaid");
      await desk.expectVerified();
    });

    it("a prepayment of everything ends the loan at zero, after what was due has been paid", async () => {
      const loanId = await desk.draw({
        ...equalPrincipal,
        number: "S-2",
        product: { prepaymentInterest: "atPrepayment" },
      });
      await desk.runTwice([loanId], "2025-02-20");
      const prepayment: ChangeCommand = {
        kind: "prepayment",
        payload: prepaymentPayload({
          loanId,
          on: "2025-02-20",
          amount: null,
          policy: "shortenTerm",
          reinvestmentRate: "0.005",
          fundedUntil: null,
        }),
      };
      expect(await refusalOf(desk.request("2025-02-20", prepayment))).to.equal("loanInArrears");
      const { open: openClaims } = await desk.claims(loanId, "2025-02-20");
      const owed = openClaims.reduce((sum, { amount }) => sum + Number(amount), 0);
      await desk.approve("2025-02-20", repayment(loanId, "2025-02-20", String(owed)));
      const { effects } = await readOn(ledger.database)((repositories) =>
        readPrepaymentWhatIf(
          { repositories, calendar: deps.calendar, actor: people.officer },
          {
            loanId,
            now: at("2025-02-20", "14:00:00.000"),
            on: "2025-02-20",
            amount: null,
            reinvestmentRate: "0.005",
            fundedUntil: null,
          },
        ),
      );
      expect(effects.map(({ policy }) => policy)).to.deep.equal(["reduceInstalment", "shortenTerm"]);
      const approval = await actingOn(ledger.database, newId)(
        { actor: people.officer, now: at("2025-02-20", "03:00:00.000"), action: "request" },
        (context) => requestChange(deps, context, prepayment),
      );
      await actingOn(ledger.database, newId)(
        { actor: people.approver, now: at("2025-02-20", "04:00:00.000"), action: "approveRequest" },
        (context) => approveRequest(deps, context, { approvalId: approval.id, reason: "" }),
      );
      expect(await desk.balance(loanId, "loans")).to.equal(0n);
      expect(await desk.balance(loanId, "costsReceivable")).to.equal(0n);
      expect(-(await desk.balance(loanId, "breakCostIncome"))).to.equal(BigInt(effects[0]?.breakCost ?? "0"));
      await desk.runTwice([loanId], "2025-06-01");
      const after = await desk.claims(loanId, "2025-06-01");
      expect(after).to.include({ state: "repaid", outstanding: "0" });
      await desk.expectVerified();
    });

    it("a payment holiday for three loans moves their principal and capitalises their interest", async () => {
      const loanIds = [];
      for (const number of ["S-3", "S-4", "S-5"])
        loanIds.push(await desk.draw({ ...equalPrincipal, number }));
      const holiday: ChangeCommand = {
        kind: "paymentHoliday",
        payload: holidayPayload({
          loanIds,
          startOn: "2025-02-01",
          endOn: "2025-05-01",
          interest: "capitalized",
          maturity: "extend",
          reason: "震災",
        }),
      };
      await desk.runTwice(loanIds, "2025-02-20");
      const shown = await desk.preview("2025-02-20", holiday);
      expect(shown.loans.map(({ number }) => number)).to.deep.equal(["S-3", "S-4", "S-5"]);
      await desk.approve("2025-02-20", holiday);
      const [first = ""] = loanIds;
      const { rows } = await desk.schedule(first, "2025-02-21");
      expect(
        rows.slice(0, 3).map(({ principal }) => principal.startsWith("-") || principal === "0"),
      ).to.deep.equal([true, true, true]);
      await desk.runTwice(loanIds, "2025-05-12");
      const lent = rows.slice(0, 3).reduce((sum, { capitalized }) => sum + BigInt(capitalized), 12_000_000n);
      for (const loanId of loanIds) expect(await desk.balance(loanId, "loans")).to.equal(lent);
      await desk.expectVerified();
    });

    it("arrears list what is overdue, the longest first, and show nothing to strangers", async () => {
      await receiveInterest(ledger.database, newId);
      const viewpoint = { asOf: localDate("2025-12-11"), knownAt: at("2025-12-11") };
      const asked = (actor: Actor, bucket?: number) =>
        readOn(ledger.database)((repositories) =>
          listArrears(
            { repositories, calendar: deps.calendar, actor },
            { viewpoint, bucket, limit: 200, cursor: undefined },
          ),
        );
      const { items } = await asked(people.officer);
      expect(items.map(({ number, daysPastDue }) => [number, daysPastDue])).to.deep.equal([
        ["L-2", 255],
        ["L-1", 72],
      ]);
      expect((await asked(people.officer, 61)).items.map(({ number }) => number)).to.deep.equal(["L-1"]);
      expect((await asked(people.stranger)).items).to.deep.equal([]);
      const [first] = sample.loans;
      expect(
        await refusalOf(desk.request("2025-12-11", repayment(first, "2025-12-11", "1"), people.stranger)),
      ).to.equal("notFound");
      expect(await refusalOf(desk.request("2025-12-11", repayment(first, "2025-12-12", "1")))).to.equal(
        "dayInFuture",
      );
    });
  });
});
