import { expect } from "chai";
import fc from "fast-check";
import type { Row } from "../../db/dialect.ts";
import { rowsOf } from "../../db/read.ts";
import { dropSnapshots, takeSnapshots } from "../../db/snapshots.ts";
import { readOn, transactOn } from "../../db/transact.ts";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";
import type { Viewpoint } from "../../src/domain/kernel/viewpoint.ts";
import { trialBalance } from "../../src/domain/ledger/trial-balance.ts";
import { eachDatabase } from "../support/databases.ts";
import { postRandomBook, randomEntries } from "../support/random-book.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";
import { thiefIn } from "../support/tampering.ts";
import { firstBadRow } from "../support/verified.ts";
import { present } from "../../src/domain/kernel/invariant.ts";

/** Days on which entries are booked, and moments at which they are known. */
const viewpoints = fc.record({
  asOf: fc.integer({ min: -30, max: 2_400 }).map((days) => addDays(localDate("2020-01-01"), days)),
  knownAt: fc.integer({ min: -20, max: 40 }).map((days) => at(addDays(localDate("2026-01-31"), days))),
});

interface Posting {
  readonly account_id: string;
  readonly effective_on: string;
  readonly recorded_at: string;
  readonly amount_minor: number;
}

describe("laws of a book with a random history", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let postings: readonly Posting[];
      const newId = idMaker(12);
      before(async () => {
        ledger = await openDecidedSample(name, open);
        const { database } = ledger;
        await postRandomBook(database, newId, { entries: 14_000, seed: 7 });
        expect(await takeSnapshots(database)).to.be.greaterThan(0);
        // Learned after the snapshots were taken, for days before and after them.
        await transactOn(database)(
          { actor: people.officer, action: "postRandom", now: at("2026-02-20"), newId },
          async ({ books }) => {
            const book = present(await books.find(sample.bank, sample.book), "a book");
            await books.post(book, randomEntries(newId, { entries: 300, seed: 8 }));
          },
        );
        postings = await rowsOf(
          database
            .reader("posting")
            .where({ organization_id: sample.bank })
            .select("account_id", "effective_on", "recorded_at", "amount_minor"),
        );
      });
      after(() => ledger.database.close());

      const totals = (viewpoint: Viewpoint) =>
        readOn(ledger.database)(({ books }) => books.totals(sample.book, viewpoint));

      it("the trial balance is the sum of the postings at every viewpoint, and sums to zero", async () => {
        await fc.assert(
          fc.asyncProperty(viewpoints, async (viewpoint) => {
            const { rows, sum } = trialBalance(await totals(viewpoint));
            expect(sum).to.equal(0n);
            const known = postings.filter(
              (row) => row.effective_on <= viewpoint.asOf && row.recorded_at <= viewpoint.knownAt,
            );
            for (const { accountId, debit, credit } of rows) {
              const own = known.filter((row) => row.account_id === accountId);
              const side = (sign: number) =>
                own
                  .map(({ amount_minor: amount }) => BigInt(amount) * BigInt(sign))
                  .reduce((total, amount) => (amount > 0n ? total + amount : total), 0n);
              expect([debit, credit]).to.deep.equal([side(1), side(-1)]);
            }
          }),
          { numRuns: 40 },
        );
      });

      it("verify reckons the stored balances again, and names one that was changed", async () => {
        expect(await firstBadRow(ledger)).to.equal(undefined);
        const thief = await thiefIn(ledger.database);
        const [row] = await rowsOf<Row>(ledger.database.reader("balance_snapshot").limit(1));
        const cells = Object.fromEntries(
          ["book_id", "upto_seq", "through_on", "account_id"].map((column) => [
            column,
            row?.[column] ?? null,
          ]),
        );
        await thief.act((on) => on("balance_snapshot").where(cells).update({ debit: "1" }));
        expect(await firstBadRow(ledger)).to.deep.include({ what: "balance_snapshot" });
        await thief.act((on) =>
          on("balance_snapshot")
            .where(cells)
            .update({ debit: row?.["debit"] ?? "" }),
        );
        await thief.leave();
      });

      it("no answer changes when the snapshots are dropped, and none when they are taken again", async () => {
        const asked = fc.sample(viewpoints, { numRuns: 25, seed: 3 });
        const answers = () => Promise.all(asked.map(totals));
        const withThem = await answers();
        await dropSnapshots(ledger.database);
        expect(await answers()).to.deep.equal(withThem);
        await takeSnapshots(ledger.database);
        expect(await answers()).to.deep.equal(withThem);
        expect(await firstBadRow(ledger)).to.equal(undefined);
      });
    });
  });
});
