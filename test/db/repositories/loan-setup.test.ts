import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import { changePreviewOf, type ApprovalView } from "../../../src/app/approval/approval-view.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import type { ChangePreviewView } from "../../../src/app/approval/change-preview.ts";
import {
  previewChange,
  requestChange,
  type ChangeCommand,
} from "../../../src/app/approval/request-change.ts";
import type { FacilityView } from "../../../src/app/loan/facility-view.ts";
import { listAnnualAccounts, listFacilities, readFacility } from "../../../src/app/loan/read-facilities.ts";
import { readPosition } from "../../../src/app/loan/read-loan.ts";
import { scheduleTexts } from "../../../src/app/loan/schedule-view.ts";
import { writtenForm } from "../../../src/app/loan/written-terms.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { eachDatabase } from "../../support/databases.ts";
import { refusalOf } from "../../support/refusals.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";
import { annuityLoan, annuityTranche, capitalFacility, facility } from "../../support/sample-setup.ts";

type Kind = ChangeCommand["kind"];

describe("setting up loans", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      const newId = idMaker(10);
      const now = at("2025-12-11");
      const page = { limit: 50, cursor: undefined };

      beforeEach(async () => {
        ledger = await openSample(name, open);
      });
      afterEach(() => ledger.database.remove());

      const read: ReturnType<typeof readOn> = (query) => readOn(ledger.database)(query);
      const command = (kind: Kind, body: object) => ({ kind, payload: writtenForm(body) });
      const previewing = (
        kind: Kind,
        body: object,
        actor: typeof people.officer | typeof people.stranger = people.officer,
      ) =>
        read(async (work): Promise<ChangePreviewView> =>
          changePreviewOf({
            preview: await previewChange(deps, { work, actor, now }, command(kind, body)),
          }),
        );
      const requesting = (kind: Kind, body: object) =>
        actingOn(ledger.database, newId)({ actor: people.officer, now, action: "request" }, (context) =>
          requestChange(deps, context, command(kind, body)),
        );
      const approving = ({ id: approvalId }: Pick<ApprovalView, "id">) =>
        actingOn(ledger.database, newId)(
          { actor: people.approver, now, action: "approveRequest" },
          (context) => approveRequest(deps, context, { approvalId, reason: "" }),
        );
      const recording = async (kind: Kind, body: object) => approving(await requesting(kind, body));
      const facilityNumbered = (number: string): Promise<FacilityView> =>
        read(async (repositories) => {
          const { items } = await listFacilities(repositories, people.officer, page);
          const { id } = present(
            items.find((one) => one.number === number),
            number,
          );
          return readFacility(repositories, people.officer, id);
        });
      const scheduleOf = (loanId: string) =>
        read(async (repositories) =>
          scheduleTexts(
            await readPosition(
              { repositories, calendar: deps.calendar, actor: people.officer },
              loanId,
              at("2025-12-31"),
            ),
          ),
        );

      it("records a facility, its first loan and the entry once a second person has approved them", async () => {
        const body = { ...facility, firstLoan: annuityLoan };
        const shown = await previewing("facility", body);
        expect(shown.loans[0]?.scheduleAfter[0]).to.deep.equal({
          dueOn: "2025-12-31",
          principal: "158611",
          interest: "16666",
          total: "175277",
          balance: "9841389",
        });
        expect(shown.loans[0]?.journalEntries.map(({ kind }) => kind)).to.deep.equal(["drawdown"]);
        const request = await requesting("facility", body);
        const waiting = await read((repositories) => listFacilities(repositories, people.officer, page));
        expect(waiting.items.map(({ number }) => number)).to.deep.equal(["F-1"]);
        await approving(request);
        const agreed = await facilityNumbered("F-10");
        expect(agreed).to.include({
          limit: "30000000",
          drawn: "10000000",
          undrawn: "20000000",
          usedShare: "0.3333",
        });
        expect(agreed.tranches[0]?.pricing.map(({ creditMargin }) => creditMargin)).to.deep.equal(["0.02"]);
        expect(agreed.securities[0]).to.include({ kind: "guarantor", amount: "10000000" });
        const loanId = present(agreed.drawnLoans[0], "a loan").id;
        expect((await scheduleOf(loanId)).totals.interest).to.equal("516627");
        const balances = await read(({ books }) =>
          books.loanBalances([loanId], { asOf: "2025-12-31" as never, knownAt: at("2025-12-31") }),
        );
        expect(balances.get(loanId)?.get("1310")).to.equal(10_000_000n);
      });

      it("draws a loan and draws on it again until the limit is used up", async () => {
        await recording("facility", facility);
        const trancheId = present((await facilityNumbered("F-10")).tranches[0], "a tranche").id;
        await recording("loan", { trancheId, ...annuityLoan });
        const loanId = present((await facilityNumbered("F-10")).drawnLoans[0], "a loan").id;
        const shown = await previewing("drawdown", { loanId, on: "2025-12-10", amount: "5000000" });
        expect(shown.facts.map(({ before, after }) => [before, after])).to.deep.equal([
          ["30000000", "30000000"],
          ["20000000", "15000000"],
        ]);
        expect(shown.warnings).to.have.length(1);
        await recording("drawdown", { loanId, on: "2025-12-10", amount: "5000000" });
        expect(await facilityNumbered("F-10")).to.include({ drawn: "15000000" });
        expect((await scheduleOf(loanId)).totals.principal).to.equal("15000000");
        const tooMuch = previewing("drawdown", { loanId, on: "2025-12-11", amount: "15000001" });
        expect(await refusalOf(tooMuch)).to.equal("facilityLimitExceeded");
      });

      it("refuses a loan that was asked for before another one used up the limit", async () => {
        await recording("facility", { ...facility, tranches: [annuityTranche, annuityTranche] });
        const [first, second] = (await facilityNumbered("F-10")).tranches;
        const waiting = await requesting("loan", {
          trancheId: first?.id,
          ...annuityLoan,
          principal: "20000000",
        });
        const smaller = await requesting("loan", {
          trancheId: second?.id,
          ...annuityLoan,
          number: "L-11",
          principal: "5000000",
        });
        await approving(smaller);
        expect(await refusalOf(approving(waiting))).to.equal("approvalStale");
        await recording("loan", {
          trancheId: second?.id,
          ...annuityLoan,
          number: "L-12",
          principal: "15000000",
        });
        expect(await refusalOf(approving(waiting))).to.equal("facilityLimitExceeded");
        expect(await facilityNumbered("F-10")).to.include({ drawn: "20000000" });
      });

      it("prices a tranche anew from a day on, with the schedules before and after", async () => {
        const change = { trancheId: sample.tranche, effectiveOn: "2025-12-15", creditMargin: "0.004" };
        const shown = await previewing("pricing", change);
        expect(shown.facts[0]).to.include({ before: "0.006", after: "0.004" });
        expect(shown.loans).to.have.length(2);
        expect(shown.loans[0]?.scheduleAfter[0]).to.not.deep.equal(shown.loans[0]?.scheduleBefore[0]);
        await recording("pricing", change);
        expect((await facilityNumbered("F-1")).tranches[0]?.pricing).to.have.length(2);
        expect(await refusalOf(previewing("pricing", change))).to.equal("pricingOfDayExists");
      });

      it("agrees product terms anew, and keeps the version before", async () => {
        const product = { ...annuityTranche.product, lateChargeRate: "0.146" };
        const change = { trancheId: sample.tranche, effectiveOn: "2025-12-15", product };
        await recording("productTerms", change);
        const versions = (await facilityNumbered("F-1")).tranches[0]?.product ?? [];
        expect(versions.map(({ terms }) => terms.lateChargeRate)).to.deep.equal(["0.14", "0.146"]);
        const unlawful = { ...change, product: { ...product, lateChargeRate: "0.3" } };
        expect(await refusalOf(previewing("productTerms", unlawful))).to.equal("lateChargeRateOutOfRange");
      });

      it("gives a capital loan its rate by the accounts of the year, and again when they are corrected", async () => {
        await recording("facility", capitalFacility);
        const accounts = {
          borrowerId: sample.organizer,
          fiscalYearEndOn: "2025-03-31",
          currency: "JPY",
          source: "",
        };
        const shown = await previewing("annualAccounts", { ...accounts, profit: "0" });
        expect(shown.loans[0]?.facts[0]).to.deep.include({ before: null, after: "0.034" });
        await recording("annualAccounts", { ...accounts, profit: "0" });
        const loanId = present((await facilityNumbered("F-20")).drawnLoans[0], "a loan").id;
        const interest = async () => (await scheduleOf(loanId)).rows.slice(0, 2).map((row) => row.interest);
        expect(await interest()).to.deep.equal(["525000", "1700000"]);
        await recording("annualAccounts", { ...accounts, profit: "-1" });
        expect(await interest()).to.deep.equal(["525000", "525000"]);
        const known = await read((repositories) =>
          listAnnualAccounts(repositories, people.officer, sample.organizer),
        );
        expect(known.items.map(({ profit }) => profit)).to.deep.equal(["-1", "0", "1200000"]);
        const again = previewing("annualAccounts", { ...accounts, profit: "-1" });
        expect(await refusalOf(again)).to.equal("accountsUnchanged");
      });

      it("refuses each bad input by its own rule", async () => {
        const loan = (change: object) =>
          refusalOf(previewing("facility", { ...facility, firstLoan: { ...annuityLoan, ...change } }));
        const agreed = (change: object) => refusalOf(previewing("facility", { ...facility, ...change }));
        expect(await loan({ principal: "-1" })).to.equal("principalNotPositive");
        expect(await loan({ principal: "30000001" })).to.equal("facilityLimitExceeded");
        expect(await loan({ instalments: 0 })).to.equal("instalmentsOutOfRange");
        expect(await loan({ instalments: 10_000 })).to.equal("instalmentsOutOfRange");
        expect(await loan({ firstDueOn: "2025-11-30" })).to.equal("firstDueNotAfterStart");
        expect(await loan({ drawdownOn: "2025-12-12" })).to.equal("drawdownInFuture");
        expect(await loan({ drawdownOn: "2025-11-27" })).to.equal("drawdownBeforeAgreement");
        expect(await loan({ number: "L-1" })).to.equal("loanNumberTaken");
        expect(await agreed({ number: "F-1" })).to.equal("facilityNumberTaken");
        expect(await agreed({ limit: "0" })).to.equal("facilityLimitNotPositive");
        expect(await agreed({ borrowerId: sample.otherBank })).to.equal("borrowerNotInProject");
        expect(await agreed({ currency: "USD", firstLoan: annuityLoan })).to.equal("lenderBookMissing");
        expect(await agreed({ tranches: capitalFacility.tranches })).to.equal("capitalNotSubordinated");
        expect(
          await agreed({ tranches: [{ ...annuityTranche, baseRateIndex: "TONA" }], firstLoan: annuityLoan }),
        ).to.equal("noBaseRate");
      });

      it("is not found by an organization that neither lends nor borrows, nor changed by the borrower", async () => {
        const strange = await read((repositories) => listFacilities(repositories, people.stranger, page));
        expect(strange.items).to.deep.equal([]);
        const borrowed = await read((repositories) => listFacilities(repositories, people.reporter, page));
        expect(borrowed.items.map(({ number }) => number)).to.deep.equal(["F-1"]);
        const detail = read((repositories) => readFacility(repositories, people.stranger, sample.facility));
        expect(await refusalOf(detail)).to.equal("notFound");
        const loan = { trancheId: sample.tranche, ...annuityLoan };
        expect(await refusalOf(previewing("loan", loan, people.stranger))).to.equal("notFound");
        const pricing = { trancheId: sample.tranche, effectiveOn: "2025-12-15", creditMargin: "0.004" };
        expect(await refusalOf(previewing("pricing", pricing, people.reporter as never))).to.equal(
          "notFound",
        );
      });
    });
  });
});
