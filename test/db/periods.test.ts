import { expect } from "chai";
import { readOn } from "../../db/transact.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { requestChange } from "../../src/app/approval/request-change.ts";
import { readOpeningBalances } from "../../src/app/ledger/opened-book.ts";
import { openingPayload } from "../../src/app/ledger/opening-change.ts";
import { correctionPayload } from "../../src/app/ledger/opening-correction.ts";
import { periodPayload } from "../../src/app/ledger/period-change.ts";
import { renameAccount } from "../../src/app/ledger/rename-account.ts";
import { readGeneralLedger } from "../../src/app/ledger/read-general-ledger.ts";
import { searchJournal } from "../../src/app/ledger/read-journal.ts";
import { readTrialBalance } from "../../src/app/ledger/read-trial-balance.ts";
import { postDueInterest } from "../../src/app/loan/post-due-interest.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import { lastDay, localDate } from "../../src/domain/kernel/local-date.ts";
import type { ApprovalKind } from "../../src/app/approval/ports.ts";
import { eachDatabase } from "../support/databases.ts";
import { refusalOf } from "../support/refusals.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { actingOn, deps, type Act } from "../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";
import { firstBadRow } from "../support/verified.ts";

const page = { limit: 200, cursor: undefined };

describe("a book over time", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let act: Act;
      const newId = idMaker(11);
      beforeEach(async () => {
        ledger = await openDecidedSample(name, open);
        act = actingOn(ledger.database, newId);
      });
      afterEach(() => ledger.database.remove());

      const twoPeople = async (kind: ApprovalKind, payload: CanonicalObject, day: string) => {
        const asking = { actor: people.officer, now: at(day), action: "requestPeriod" };
        const { id } = await act(asking, (context) => requestChange(deps, context, { kind, payload }));
        const approving = { actor: people.approver, now: at(day, "12:00:00.000"), action: "approveRequest" };
        return act(approving, (context) => approveRequest(deps, context, { approvalId: id, reason: "" }));
      };
      const period = (event: "closed" | "reopened", kind: "month" | "fiscalYear", on: string) =>
        periodPayload({ bookId: sample.book, event, kind, on: localDate(on), reason: "月次" });
      const journal = (search: Parameters<typeof searchJournal>[2]["search"] = {}) =>
        readOn(ledger.database)((work) =>
          searchJournal(work, people.officer, {
            bookId: sample.book,
            search,
            viewpoint: { asOf: lastDay, knownAt: at("2030-01-01") },
            page,
          }),
        ).then(({ items }) => items);

      it("books interest of a closed month on the first open day, and says where it belongs", async () => {
        await twoPeople("accountingPeriod", period("closed", "month", "2025-12-01"), "2026-01-04");
        await act({ actor: people.officer, now: at("2026-01-05"), action: "postDueInterest" }, (context) =>
          postDueInterest({ ...deps, ...context }, people.officer, {
            loanIds: sample.loans,
            asOf: localDate("2026-01-05"),
            runId: newId(),
            now: at("2026-01-05"),
            dryRun: false,
          }),
        );
        const moved = (await journal()).filter(({ belongsOn }) => belongsOn !== null);
        expect(moved.map(({ effectiveOn, belongsOn }) => [effectiveOn, belongsOn])).to.deep.equal([
          ["2026-01-01", "2025-12-31"],
          ["2026-01-01", "2025-12-31"],
        ]);
        expect(await firstBadRow(ledger)).to.equal(undefined);
      });

      it("is closed and reopened by two people, each event on record", async () => {
        await twoPeople("accountingPeriod", period("closed", "month", "2025-11-01"), "2026-01-04");
        const again = twoPeople("accountingPeriod", period("closed", "month", "2025-11-01"), "2026-01-05");
        expect(await refusalOf(again)).to.equal("periodAlreadyClosed");
        await twoPeople("accountingPeriod", period("reopened", "month", "2025-11-01"), "2026-01-06");
        const events = await readOn(ledger.database)(({ periods }) => periods.events(sample.book));
        expect(
          events.map(({ event, closedThroughOn, requestedBy, approvedBy }) => [
            event,
            closedThroughOn,
            requestedBy,
            approvedBy,
          ]),
        ).to.deep.equal([
          ["closed", "2025-11-30", "担当 太郎", "承認 次郎"],
          ["reopened", undefined, "担当 太郎", "承認 次郎"],
        ]);
      });

      it("is opened once, on a day that is not closed", async () => {
        const opening = (effectiveOn: string) =>
          openingPayload({
            bookId: sample.book,
            effectiveOn: localDate(effectiveOn),
            rows: [
              { row: 2, accountCode: "1010", debit: "5000", credit: "" },
              { row: 3, accountCode: "1310", debit: "", credit: "5000" },
            ],
          });
        await twoPeople("accountingPeriod", period("closed", "month", "2025-11-01"), "2026-01-04");
        expect(await refusalOf(twoPeople("openingBalances", opening("2025-11-30"), "2026-01-05"))).to.equal(
          "periodClosed",
        );
        await twoPeople("openingBalances", opening("2025-12-01"), "2026-01-05");
        expect(await refusalOf(twoPeople("openingBalances", opening("2025-12-02"), "2026-01-06"))).to.equal(
          "bookAlreadyOpened",
        );
        expect((await journal({ kind: "openingBalance" })).map(({ approver }) => approver)).to.deep.equal([
          "承認 次郎",
        ]);
      });

      it("has its opening balances corrected by the difference, by two people, as often as needed", async () => {
        const balances = (rows: readonly (readonly [string, string, string])[]) =>
          rows.map(([accountCode, debit, credit], i) => ({ row: i + 2, accountCode, debit, credit }));
        const correction = (rows: Parameters<typeof balances>[0]) =>
          correctionPayload({ bookId: sample.book, rows: balances(rows), reason: "転記誤り" });
        const right = correction([
          ["1010", "7000", ""],
          ["2110", "", "7000"],
        ]);
        const twice = twoPeople("openingCorrection", right, "2026-01-02");
        expect(await refusalOf(twice)).to.equal("bookNotOpened");
        const opening = openingPayload({
          bookId: sample.book,
          effectiveOn: localDate("2025-11-20"),
          rows: balances([
            ["1010", "5000", ""],
            ["1310", "", "5000"],
          ]),
        });
        await twoPeople("openingBalances", opening, "2026-01-03");
        const early = { ...opening, effectiveOn: "2025-11-19" };
        expect(await refusalOf(twoPeople("openingBalances", early, "2026-01-03"))).to.equal(
          "bookAlreadyOpened",
        );
        await twoPeople("accountingPeriod", period("closed", "month", "2025-11-01"), "2026-01-04");
        await twoPeople("openingCorrection", right, "2026-01-05");
        expect(await refusalOf(twoPeople("openingCorrection", right, "2026-01-06"))).to.equal(
          "openingUnchanged",
        );
        const standing = () =>
          readOn(ledger.database)((work) =>
            readOpeningBalances(work, people.officer, { bookId: sample.book, knownAt: at("2030-01-01") }),
          );
        const texts = ({ balances: shown }: Awaited<ReturnType<typeof standing>>) =>
          shown.map(({ accountCode, balance }) => `${accountCode} ${balance}`);
        expect(texts(await standing())).to.deep.equal(["1010 7000", "2110 -7000"]);
        await twoPeople("openingCorrection", correction([]), "2026-01-07");
        const undone = await standing();
        expect(undone.balances).to.deep.equal([]);
        const [undo, corrected, opened] = await journal({ kind: "openingBalance" });
        expect([corrected?.effectiveOn, corrected?.belongsOn]).to.deep.equal(["2025-12-01", "2025-11-20"]);
        expect(corrected?.lines.map(({ accountCode, amount }) => `${accountCode} ${amount}`)).to.deep.equal([
          "1010 2000",
          "2110 -7000",
          "1310 5000",
        ]);
        expect(corrected?.corrects).to.deep.equal([opened?.id]);
        expect(undo?.corrects).to.have.members([opened?.id, corrected?.id]);
        expect(undo?.approver).to.equal("承認 次郎");
        expect(await firstBadRow(ledger)).to.equal(undefined);
      });

      it("names the entries that an adjustment corrects, in both directions", async () => {
        const entries = await journal({ loanId: sample.loans[1] });
        const adjustment = entries.findLast(({ kind }) => kind === "interestAdjustment");
        const corrected = entries.filter(({ id }) => adjustment?.corrects.includes(id) === true);
        expect(corrected.map(({ effectiveOn }) => effectiveOn)).to.deep.equal([
          "2025-11-30",
          "2025-10-31",
          "2025-09-30",
        ]);
        for (const { correctedBy } of corrected) expect(correctedBy).to.include(adjustment?.id);
      });

      it("is searched by day, amount and counterparty, and by any two of them", async () => {
        const of = async (search: Parameters<typeof journal>[0]) =>
          (await journal(search)).map(({ effectiveOn, kind }) => `${effectiveOn} ${kind}`);
        const counterparty = (await journal({ loanId: sample.loans[0] }))[0]?.counterparty?.ja ?? "";
        expect(counterparty).to.not.equal("");
        expect(await of({ fromOn: localDate("2024-10-01"), toOn: localDate("2024-10-01") })).to.deep.equal([
          "2024-10-01 drawdown",
          "2024-10-01 drawdown",
        ]);
        const large = { amountFrom: "120000000", amountTo: "500000000" };
        expect(await of(large)).to.have.length(2);
        expect(await of({ ...large, counterparty: counterparty.slice(0, 3) })).to.have.length(2);
        expect(await of({ ...large, counterparty: "%" })).to.have.length(0);
        expect(await of({ ...large, toOn: localDate("2024-09-30") })).to.have.length(0);
        const day = { fromOn: localDate("2025-03-31"), toOn: localDate("2025-03-31") };
        expect(await of({ ...day, counterparty })).to.not.have.length(0);
      });

      it("flags what was recorded long after its day", async () => {
        const late = await journal({ late: true });
        const all = await journal();
        expect(late).to.deep.equal(all.filter((entry) => entry.late));
        expect(late.length).to.be.within(1, all.length - 1);
        for (const { daysLate } of late) expect(daysLate).to.be.at.least(71);
      });

      it("shows an account from its opening balance through every posting to its closing balance", async () => {
        const viewpoint = { asOf: localDate("2025-12-31"), knownAt: at("2030-01-01") };
        const trial = await readOn(ledger.database)((work) =>
          readTrialBalance(work, people.officer, {
            bookId: sample.book,
            fromOn: localDate("2025-04-01"),
            viewpoint,
          }),
        );
        for (const { accountId, opening, debit, credit, balance } of trial.rows) {
          let cursor: string | null | undefined;
          let running = BigInt(opening);
          let [debited, credited] = [0n, 0n];
          do {
            const asked = { bookId: sample.book, accountId, fromOn: localDate("2025-04-01"), viewpoint };
            const shown = await readOn(ledger.database)((work) =>
              readGeneralLedger(work, people.officer, {
                ...asked,
                page: { limit: 3, cursor: cursor ?? undefined },
              }),
            );
            expect(shown.opening).to.equal(opening);
            expect(shown.closing).to.equal(balance);
            for (const posting of shown.items) {
              const amount = BigInt(posting.amount);
              running += amount;
              debited += amount > 0n ? amount : 0n;
              credited -= amount < 0n ? amount : 0n;
              expect(posting.balance).to.equal(String(running));
            }
            cursor = shown.nextCursor;
          } while (cursor !== null);
          expect([running, debited, credited].map(String)).to.deep.equal([balance, debit, credit]);
        }
      });

      it("calls an account by its new name from the day of the change, and by the old one before", async () => {
        const accounts = await readOn(ledger.database)((repositories) =>
          repositories.accounts.ofBook(sample.book, { asOf: lastDay, knownAt: at("2030-01-01") }),
        );
        const account = accounts.find(({ code }) => code === "1010");
        const rename = (code: string) =>
          act({ actor: people.officer, now: at("2026-02-01"), action: "renameAccount" }, (context) =>
            renameAccount(context, {
              bookId: sample.book,
              accountId: account?.id ?? "",
              code,
              name: { ja: "日銀預け金", en: "Due from the Bank of Japan" },
            }),
          );
        await rename("1015");
        expect(await refusalOf(rename("1310"))).to.equal("accountCodeTaken");
        const codesOn = async (asOf: string) =>
          (
            await readOn(ledger.database)(({ books }) =>
              books.totals(sample.book, { asOf: localDate(asOf), knownAt: at("2030-01-01") }),
            )
          ).map(({ code }) => code);
        expect(await codesOn("2026-01-31"))
          .to.include("1010")
          .and.not.include("1015");
        expect(await codesOn("2026-02-01"))
          .to.include("1015")
          .and.not.include("1010");
        expect(await firstBadRow(ledger)).to.equal(undefined);
      });
    });
  });
});
