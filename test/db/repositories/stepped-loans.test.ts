import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import type { ChangePreviewView } from "../../../src/app/approval/change-preview.ts";
import { requestChange } from "../../../src/app/approval/request-change.ts";
import { verifyLoans } from "../../../src/app/audit/verify-loans.ts";
import { breachPayload } from "../../../src/app/covenant/covenant-change.ts";
import { recordCovenantEvent, recordCovenantTest } from "../../../src/app/covenant/record-covenant-event.ts";
import { submitStatement } from "../../../src/app/covenant/submit-statement.ts";
import { rateRowView, namesIn } from "../../../src/app/loan/explanation-view.ts";
import { positionOf } from "../../../src/app/loan/loan-position.ts";
import type { LoanFacts } from "../../../src/app/loan/ports.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate, type LocalDate } from "../../../src/domain/kernel/local-date.ts";
import { lenderChart } from "../../../src/domain/ledger/chart-of-accounts.ts";
import { eachDatabase } from "../../support/databases.ts";
import { missTarget } from "../../support/missed-target.ts";
import { recordSampleCovenant } from "../../support/sample-covenants.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps, postInterest, type Act } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

const testOn = localDate("2025-03-31");
const [loanId] = sample.loans;
const common = { testOn, reason: "抵触" };

describe("loans whose steps are booked apart", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let act: Act;
      let covenantId: string;
      beforeEach(async () => {
        ledger = await openSample(name, open);
        act = actingOn(ledger.database, idMaker(7));
      });
      afterEach(() => ledger.database.close());

      const factsOn = async (day: string): Promise<LoanFacts> => {
        const [facts] = await readOn(ledger.database)(({ loans }) =>
          loans.facts(sample.bank, [loanId], at(day)),
        );
        return present(facts, "the loan");
      };
      const balance = async (account: "covenantStepEffect" | "premiumForGoodCause", asOf: LocalDate) => {
        const balances = await readOn(ledger.database)(({ books }) =>
          books.loanBalances([loanId], { asOf, knownAt: at("2030-01-01") }),
        );
        return balances.get(loanId)?.get(lenderChart[account].code) ?? 0n;
      };
      const mustHold = async (): Promise<void> => {
        const firstBadRow = await readOn(ledger.database)((work) => verifyLoans(deps)(work, {}));
        expect(firstBadRow).to.equal(undefined);
      };
      const byTwo = async (
        kind: "covenantStep" | "covenantWaiver",
        payload: Parameters<typeof breachPayload>[0],
        day: string,
      ): Promise<ChangePreviewView> => {
        const asking = { actor: people.officer, now: at(day), action: kind };
        const { id: approvalId, preview } = await act(asking, (context) =>
          requestChange(deps, context, { kind, payload: breachPayload(payload) }),
        );
        const approving = { actor: people.approver, now: at(day, "01:00:00.000"), action: "approveRequest" };
        await act(approving, (context) => approveRequest(deps, context, { approvalId, reason: "" }));
        return preview as unknown as ChangePreviewView;
      };
      const breach = async (): Promise<void> => {
        covenantId = await recordSampleCovenant(act, "2025-12-10");
        await act({ actor: people.reporter, now: at("2025-12-11"), action: "submitStatement" }, (context) =>
          submitStatement(context, {
            loanId,
            termStartOn: localDate("2024-04-01"),
            termEndOn: testOn,
            basis: "standalone",
            figures: { operatingCashFlow: decimal("105"), debtService: decimal("100") },
            entry: "typed",
            note: "",
          }),
        );
        await act({ actor: people.officer, now: at("2025-12-12"), action: "recordCovenantTest" }, (context) =>
          recordCovenantTest(context, { covenantId, testOn, reason: "", kept: undefined }),
        );
      };
      const cure = (day: string) =>
        act({ actor: people.officer, now: at(day), action: "recordCovenantEvent" }, (context) =>
          recordCovenantEvent(context, { ...common, covenantId, kind: "cured" }),
        );

      it("bear the step for a breach from its first day until the cure, in the preview as in the books", async () => {
        await breach();
        const preview = await byTwo(
          "covenantStep",
          { ...common, covenantId, fromOn: localDate("2025-11-01") },
          "2025-12-14",
        );
        // The second loan is under the same facility.
        expect(preview.loans.map(({ number }) => number)).to.have.length(2);
        expect(preview.loans[0]?.facts[0]).to.include({ before: "0.02075", after: "0.02225" });
        // 500,000,000 × 0.15 % × 30 / 365 for November, which was posted before: cut off with and without, less each other.
        const lines = preview.loans[0]?.journalEntries.flatMap((entry) => entry.lines) ?? [];
        expect(lines.map(({ accountCode, amount }) => [accountCode, amount])).to.deep.equal([
          ["1460", "61644"],
          ["4195", "-61644"],
        ]);
        expect(await balance("covenantStepEffect", localDate("2025-12-14"))).to.equal(-61_644n);
        await postInterest(act, "2026-01-05");
        // December as well: 61 days in all.
        expect(await balance("covenantStepEffect", localDate("2025-12-31"))).to.equal(-125_342n);
        await cure("2026-01-11");
        await postInterest(act, "2026-02-05");
        expect(await balance("covenantStepEffect", localDate("2026-02-05"))).to.equal(-145_890n);
        const facts = await factsOn("2026-02-06");
        const rows = positionOf(facts, deps.calendar).timeline.map((row) =>
          rateRowView(row, namesIn(facts), facts.agreement),
        );
        expect(rows.map((row) => [row.effectiveOn, row.annualRate, row.covenantStepBp])).to.deep.equal([
          ["2024-10-01", "0.02075", "0"],
          ["2025-11-01", "0.02225", "15"],
          ["2026-01-11", "0.02075", "0"],
        ]);
        expect(rows[1]?.because.en).to.contain(
          "DSCR, breached at the test of 2025-03-31: +15.0 bp from 2025-11-01.",
        );
        await mustHold();
      });

      it("pause the step for a waiver that does not keep it, as its preview says", async () => {
        await breach();
        const step = { ...common, covenantId, fromOn: localDate("2025-12-01") };
        await byTwo("covenantStep", step, "2025-12-14");
        const waiver = {
          ...common,
          covenantId,
          scope: "thisTest",
          untilOn: localDate("2026-03-31"),
          keepsStep: false,
        } as const;
        const { loans } = await byTwo("covenantWaiver", waiver, "2025-12-20");
        expect(loans[0]?.facts[0]).to.include({ before: "0.02225", after: "0.02075" });
        const { timeline } = positionOf(await factsOn("2025-12-21"), deps.calendar);
        expect(timeline.map(({ effectiveOn }) => effectiveOn)).to.deep.equal([
          "2024-10-01",
          "2025-12-01",
          "2025-12-20",
          "2026-04-01",
        ]);
        await postInterest(act, "2026-01-05");
        await mustHold();
      });

      it("set the premium of a missed target aside for the good cause agreed", async () => {
        await missTarget(ledger.database, ledger.approval.id);
        await postInterest(act, "2026-01-05");
        // 500,000,000 × 0.10 % × 93 / 365, from 30 September to the end of the year.
        expect(await balance("premiumForGoodCause", localDate("2026-01-05"))).to.equal(-127_397n);
        const { postings } = await factsOn("2026-01-06");
        const apart = postings.filter(({ premium }) => premium !== 0n);
        expect(apart.every(({ premiumEntryId }) => premiumEntryId !== undefined)).to.equal(true);
        const sum = apart.reduce((total, { premium }) => total + premium, 0n);
        expect(sum).to.equal(-(await balance("premiumForGoodCause", localDate("2026-01-06"))));
        await mustHold();
      });
    });
  });
});
