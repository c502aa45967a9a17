import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import { changePreviewOf } from "../../../src/app/approval/approval-view.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import {
  previewChange,
  requestChange,
  type ChangeCommand,
} from "../../../src/app/approval/request-change.ts";
import { chargePayload } from "../../../src/app/loan/charge-change.ts";
import { holidayPayload } from "../../../src/app/loan/holiday-change.ts";
import { postDueInterest, type DueInterestRun } from "../../../src/app/loan/post-due-interest.ts";
import { prepaymentPayload } from "../../../src/app/loan/prepayment-change.ts";
import { readSchedule } from "../../../src/app/loan/read-loan.ts";
import { listArrears, readClaims, readPrepaymentWhatIf } from "../../../src/app/loan/read-servicing.ts";
import { repaymentPayload } from "../../../src/app/loan/repayment-change.ts";
import { statusPayload } from "../../../src/app/loan/status-change.ts";
import { japanDay } from "../../../src/domain/kernel/instant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { percent, parseRate } from "../../../src/domain/kernel/rate.ts";
import { lenderChart, type LenderAccountRole } from "../../../src/domain/ledger/chart-of-accounts.ts";
import type { Actor } from "../../../src/app/actor.ts";
import { recordOn } from "../../../db/transact.ts";
import { verifyLoans } from "../../../src/app/audit/verify-loans.ts";
import { eachDatabase } from "../../support/databases.ts";
import { accepted } from "../../support/decisions.ts";
import { refusalOf } from "../../support/refusals.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";
import { drawLoan, type NewLoan } from "../../support/servicing-loans.ts";

const equal: Omit<NewLoan, "number"> = {
  kind: "equalPrincipal",
  principal: 12_000_000,
  drawdownOn: "2025-01-10",
  firstDueOn: "2025-02-10",
  everyMonths: 1,
  instalments: 12,
};

eachDatabase((name, open) => {
  describe(`servicing of loans on ${name}`, function () {
    this.timeout(120_000);
    let ledger: SampleDatabase;
    const newId = idMaker(11);
    beforeEach(async () => {
      ledger = await openSample(name, open);
    });
    afterEach(() => ledger.database.close());

    const draw = (loan: NewLoan) => drawLoan(ledger.database, newId, loan);
    const request = (on: string, command: ChangeCommand, actor: Actor = people.officer) =>
      actingOn(ledger.database, newId)({ actor, now: at(on), action: "request" }, (context) =>
        requestChange(deps, context, command),
      );
    const approve = async (on: string, command: ChangeCommand) => {
      const { id: approvalId } = await request(on, command);
      return actingOn(ledger.database, newId)(
        { actor: people.approver, now: at(on, "01:00:00.000"), action: "approveRequest" },
        (context) => approveRequest(deps, context, { approvalId, reason: "" }),
      );
    };
    const preview = (on: string, command: ChangeCommand) =>
      readOn(ledger.database)(async (work) =>
        changePreviewOf({
          preview: await previewChange(deps, { work, actor: people.officer, now: at(on) }, command),
        }),
      );
    const claims = (loanId: string, on: string) =>
      readOn(ledger.database)((repositories) =>
        readClaims({ repositories, calendar: deps.calendar, actor: people.officer }, loanId, {
          asOf: localDate(on),
          knownAt: at(on, "14:00:00.000"),
        }),
      );
    const schedule = (loanId: string, on: string) =>
      readOn(ledger.database)((repositories) =>
        readSchedule({ repositories, calendar: deps.calendar, actor: people.officer }, loanId, {
          asOf: localDate(on),
          knownAt: at(on, "14:00:00.000"),
        }),
      );
    const run = (loanIds: readonly string[], on: string): Promise<DueInterestRun> =>
      actingOn(ledger.database, newId)(
        { actor: people.officer, now: at(on, "12:00:00.000"), action: "postDueInterest" },
        ({ work, actor, now, newId: next }) =>
          postDueInterest({ work, calendar: deps.calendar, newId: next }, actor, {
            loanIds,
            asOf: japanDay(now),
            runId: next(),
            now,
            dryRun: false,
          }),
      );
    const runTwice = async (loanIds: readonly string[], on: string) => {
      await run(loanIds, on);
      const again = await run(loanIds, on);
      expect([again.accruals, again.adjustments]).to.deep.equal([0, 0]);
    };
    const balance = async (loanId: string, account: LenderAccountRole): Promise<bigint> => {
      const viewpoint = { asOf: localDate("2099-12-31"), knownAt: at("2099-12-31") };
      const books = await readOn(ledger.database)((work) => work.books.loanBalances([loanId], viewpoint));
      return books.get(loanId)?.get(lenderChart[account].code) ?? 0n;
    };
    const expectVerified = async () => {
      const { firstBadRow } = await readOn(ledger.database)((work) => verifyLoans(deps)(work, {}));
      expect(firstBadRow).to.equal(undefined);
    };
    const repayment = (loanId: string, receivedOn: string, amount: string): ChangeCommand => ({
      kind: "repayment",
      payload: repaymentPayload({ loanId, receivedOn, amount }),
    });
    const status = (
      kind: "nonAccrual" | "accrualResumption" | "writeOff" | "acceleration",
      loanId: string,
      effectiveOn: string,
    ): ChangeCommand => ({ kind, payload: statusPayload({ loanId, effectiveOn, reason: "試験" }) });

    it("a late receipt settles the late charge first, 9,972 yen for 2,000,000 from 7 to 20 May at 14 %", async () => {
      const loanId = await draw({
        number: "S-1",
        kind: "bullet",
        principal: 2_000_000,
        drawdownOn: "2024-11-03",
        firstDueOn: "2025-05-03",
        everyMonths: 6,
        instalments: 1,
      });
      await runTwice([loanId], "2025-05-19");
      const due = await claims(loanId, "2025-05-20");
      expect(due.open.map(({ kind, dueOn, amount }) => [kind, dueOn, amount])).to.deep.include.members([
        ["principal", "2025-05-07", "2000000"],
        ["lateCharge", "2025-05-07", "9972"],
      ]);
      expect(due).to.include({ daysPastDue: 13, state: "pastDue", outstanding: "2000000" });
      const interest = due.open.find(({ kind }) => kind === "interest")?.amount ?? "";
      const part = repayment(loanId, "2025-05-20", "509972");
      await approve("2025-05-20", part);
      const left = await claims(loanId, "2025-05-20");
      expect(left.received).to.include({ lateCharge: "9972", interest });
      expect(Number(left.received.principal)).to.equal(500_000 - Number(interest));
      expect((await preview("2025-05-21", part)).warnings).to.have.length(1);
      await approve("2025-05-21", repayment(loanId, "2025-05-20", "2000000"));
      const settled = await claims(loanId, "2025-05-21");
      expect(settled).to.include({
        state: "repaid",
        outstanding: "0",
        held: String(Number("500000") - Number(interest)),
      });
      expect(settled.open).to.deep.equal([]);
      expect([await balance(loanId, "loans"), await balance(loanId, "accruedInterest")]).to.deep.equal([
        0n,
        0n,
      ]);
      expect(await balance(loanId, "lateChargeIncome")).to.equal(-9972n);
      await expectVerified();
    });

    it("a prepayment of everything ends the loan at zero, after what was due has been paid", async () => {
      const loanId = await draw({ ...equal, number: "S-2", product: { prepaymentInterest: "atPrepayment" } });
      await runTwice([loanId], "2025-02-20");
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
      expect(await refusalOf(request("2025-02-20", prepayment))).to.equal("loanInArrears");
      const { open } = await claims(loanId, "2025-02-20");
      const owed = open.reduce((sum, { amount }) => sum + Number(amount), 0);
      await approve("2025-02-20", repayment(loanId, "2025-02-20", String(owed)));
      const { effects } = await readOn(ledger.database)((repositories) =>
        readPrepaymentWhatIf(
          { repositories, calendar: deps.calendar, actor: people.officer },
          {
            loanId,
            now: at("2025-02-20", "02:00:00.000"),
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
      expect(await balance(loanId, "loans")).to.equal(0n);
      expect(await balance(loanId, "costsReceivable")).to.equal(0n);
      expect(-(await balance(loanId, "breakCostIncome"))).to.equal(BigInt(effects[0]?.breakCost ?? "0"));
      await runTwice([loanId], "2025-06-01");
      const after = await claims(loanId, "2025-06-01");
      expect(after).to.include({ state: "repaid", outstanding: "0" });
      await expectVerified();
    });

    it("a payment holiday for three loans moves their principal and capitalises their interest", async () => {
      const loanIds = [];
      for (const number of ["S-3", "S-4", "S-5"]) loanIds.push(await draw({ ...equal, number }));
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
      await runTwice(loanIds, "2025-02-20");
      const shown = await preview("2025-02-20", holiday);
      expect(shown.loans.map(({ number }) => number)).to.deep.equal(["S-3", "S-4", "S-5"]);
      await approve("2025-02-20", holiday);
      const [first = ""] = loanIds;
      const { rows } = await schedule(first, "2025-02-21");
      expect(
        rows.slice(0, 3).map(({ principal }) => principal.startsWith("-") || principal === "0"),
      ).to.deep.equal([true, true, true]);
      await runTwice(loanIds, "2025-05-12");
      const lent = rows.slice(0, 3).reduce((sum, { capitalized }) => sum + BigInt(capitalized), 12_000_000n);
      for (const loanId of loanIds) expect(await balance(loanId, "loans")).to.equal(lent);
      await expectVerified();
    });

    it("non-accrual takes accrued interest back, counts only what comes in, and catches up when it ends", async () => {
      const loanId = await draw({ ...equal, number: "S-6" });
      await runTwice([loanId], "2025-03-31");
      const accrued = await balance(loanId, "interestIncome");
      expect(accrued < 0n).to.equal(true);
      await approve("2025-04-01", status("nonAccrual", loanId, "2025-04-01"));
      expect([
        await balance(loanId, "interestIncome"),
        await balance(loanId, "accruedInterest"),
      ]).to.deep.equal([0n, 0n]);
      expect(await refusalOf(request("2025-04-02", status("nonAccrual", loanId, "2025-04-02")))).to.equal(
        "alreadyNonAccrual",
      );
      await runTwice([loanId], "2025-04-30");
      await approve("2025-05-01", repayment(loanId, "2025-05-01", "30000"));
      const { received, state } = await claims(loanId, "2025-05-01");
      expect(state).to.equal("nonAccrual");
      expect(-(await balance(loanId, "interestIncome"))).to.equal(BigInt(received.interest));
      await expectVerified();
      await approve("2025-05-02", status("accrualResumption", loanId, "2025-05-02"));
      await runTwice([loanId], "2025-05-10");
      const posted = (await schedule(loanId, "2025-05-11")).rows.slice(0, 4);
      for (const { posted: sum, interest } of posted) expect(sum).to.equal(interest);
      await expectVerified();
    });

    it("what comes in after a write-off is a recovery", async () => {
      const loanId = await draw({ ...equal, number: "S-7" });
      await runTwice([loanId], "2025-06-30");
      await approve("2025-06-30", {
        kind: "charge",
        payload: chargePayload({
          loanId,
          effectiveOn: "2025-06-30",
          amount: "3300",
          what: "costs",
          reason: "督促費用",
        }),
      });
      await approve("2025-07-01", status("writeOff", loanId, "2025-07-01"));
      for (const account of ["loans", "accruedInterest", "costsReceivable"] as const) {
        expect(await balance(loanId, account)).to.equal(0n);
      }
      await approve("2025-07-15", repayment(loanId, "2025-07-15", "100000"));
      expect(await balance(loanId, "recoveries")).to.equal(-100_000n);
      expect(await balance(loanId, "loans")).to.equal(0n);
      expect((await claims(loanId, "2025-07-15")).state).to.equal("writtenOff");
      await runTwice([loanId], "2025-08-31");
      expect(await refusalOf(request("2025-08-31", status("acceleration", loanId, "2025-08-31")))).to.equal(
        "loanWrittenOff",
      );
      await expectVerified();
    });

    it("an acceleration makes the whole balance due on its day", async () => {
      const loanId = await draw({ ...equal, number: "S-8" });
      await runTwice([loanId], "2025-06-15");
      await approve("2025-06-20", status("acceleration", loanId, "2025-06-18"));
      const { open, overdue } = await claims(loanId, "2025-06-20");
      const principal = open
        .filter(({ kind }) => kind === "principal")
        .reduce((sum, { amount }) => sum + Number(amount), 0);
      expect(principal).to.equal(12_000_000);
      expect(Number(overdue)).to.be.greaterThan(12_000_000);
      await runTwice([loanId], "2025-07-31");
      await expectVerified();
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
      const loanId = await draw({
        number: "S-9",
        kind: "capital",
        principal: 50_000_000,
        drawdownOn: "2024-10-01",
        firstDueOn: "2025-10-01",
        everyMonths: 12,
        instalments: 5,
        product: { capitalRates },
      });
      await runTwice([loanId], "2026-01-31");
      const waiting = await claims(loanId, "2026-01-31");
      expect(waiting.awaitingFrom).to.equal("2025-10-01");
      expect(waiting.capitalCredit).to.deep.equal({ percent: "60", amount: "30000000" });
      expect(-(await balance(loanId, "interestIncome"))).to.equal(500_000n);
      expect((await schedule(loanId, "2026-01-31")).rows.map(({ provisional }) => provisional)).to.deep.equal(
        [false, true, true, true, true],
      );
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
      await runTwice([loanId], "2026-10-01");
      expect(-(await balance(loanId, "interestIncome"))).to.equal(500_000n + 1_700_000n);
      await expectVerified();
    });

    it("arrears list what is overdue, the longest first, and show nothing to strangers", async () => {
      const viewpoint = { asOf: localDate("2025-12-11"), knownAt: at("2025-12-11") };
      const asked = (actor: Actor, bucket?: number) =>
        readOn(ledger.database)((repositories) =>
          listArrears({ repositories, calendar: deps.calendar, actor }, viewpoint, bucket),
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
        await refusalOf(request("2025-12-11", repayment(first, "2025-12-11", "1"), people.stranger)),
      ).to.equal("notFound");
      expect(await refusalOf(request("2025-12-11", repayment(first, "2025-12-12", "1")))).to.equal(
        "dayInFuture",
      );
    });
  });
});
