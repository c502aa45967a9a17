import { expect } from "chai";
import { readOn } from "../../db/transact.ts";
import { readEntryWithOrigin } from "../../src/app/ledger/entry-origin.ts";
import { searchJournal, type JournalEntryView } from "../../src/app/ledger/read-journal.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { lastDay } from "../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../support/databases.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { at, people, sample } from "../support/sample-names.ts";

const viewpoint = { asOf: lastDay, knownAt: at("2030-01-01") };

describe("from a journal entry down to what caused it", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let entries: readonly JournalEntryView[];
      before(async () => {
        ledger = await openDecidedSample(name, open);
        const asked = { bookId: sample.book, search: {}, viewpoint, page: { limit: 200, cursor: undefined } };
        const found = await readOn(ledger.database)((work) => searchJournal(work, people.officer, asked));
        entries = found.items;
      });
      after(() => ledger.database.close());

      const originOf = async (kind: string) => {
        const { id: entryId } = present(
          entries.find((entry) => entry.kind === kind),
          kind,
        );
        const asked = { bookId: sample.book, entryId, viewpoint };
        return readOn(ledger.database)((work) => readEntryWithOrigin(work, people.officer, asked));
      };

      it("an adjustment names the approval it rests on, and the verdict as it was recorded", async () => {
        const { reason, origin } = await originOf("interestAdjustment");
        expect(origin).to.deep.include({ action: "approveRequest" });
        const approved = await readOn(ledger.database)(({ approvals }) =>
          approvals.find(sample.bank, origin.approvalId ?? ""),
        );
        expect(approved?.state).to.equal("approved");
        expect(origin.fact?.cells["id"]).to.equal(reason.id);
      });

      it("what a regular run booked names the run and no approval", async () => {
        const { origin } = await originOf("accrual");
        expect(origin).to.deep.include({ action: "postDueInterest", fact: null, approvalId: null });
      });
    });
  });
});
