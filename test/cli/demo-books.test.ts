import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { rowsOf } from "../../db/read.ts";
import { exportBook } from "../../src/app/ledger/export/book-export.ts";
import { systemActor } from "../../src/app/loan/run-due-interest.ts";
import { parseInstant } from "../../src/domain/kernel/instant.ts";
import { lastDay, localDate } from "../../src/domain/kernel/local-date.ts";
import { trialBalance } from "../../src/domain/ledger/trial-balance.ts";
import { balancesBy, balancesOf, journalFormats, needsProgramsOf } from "../support/accounting-programs.ts";
import { accepted } from "../support/decisions.ts";
import { emptyLedger, type EmptyLedger } from "../support/demo.ts";

interface DemoBook {
  readonly id: string;
  readonly organization_id: string;
}

describe("the books of the demonstration, read by other programs", function () {
  this.timeout(600_000);
  const now = accepted(parseInstant("2026-06-22T03:00:00Z"));
  const viewpoints = [localDate("2025-03-31"), lastDay].map((asOf) => ({
    asOf,
    knownAt: now,
  }));
  let ledger: EmptyLedger;
  let folder: string;
  let books: readonly DemoBook[];

  before(async () => {
    ledger = await emptyLedger(now);
    await ledger.load();
    folder = mkdtempSync(path.join(tmpdir(), "sanpo-demo-books-"));
    books = await rowsOf(ledger.database.reader("book").select("id", "organization_id"));
  });
  after(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are as many as there are lenders, and each balances", async () => {
    expect(books).to.have.length.greaterThan(2);
    for (const { id } of books) {
      const totals = await ledger.ports.read((work) =>
        work.books.totals(id, { asOf: lastDay, knownAt: now }),
      );
      expect(trialBalance(totals).sum).to.equal(0n);
    }
  });

  for (const format of journalFormats) {
    it(`have the same balances in ${format}, at the end of a fiscal year and in the end`, async function () {
      needsProgramsOf(this, format);
      for (const { id: bookId, organization_id: owner } of books) {
        for (const viewpoint of viewpoints) {
          const { text, totals } = await ledger.ports.read(async (work) => {
            const pieces: string[] = [];
            for await (const piece of exportBook(work, systemActor(owner), { bookId, format, viewpoint }))
              pieces.push(piece);
            return { text: pieces.join(""), totals: await work.books.totals(bookId, viewpoint) };
          });
          const what = `book ${bookId} as of ${viewpoint.asOf}`;
          expect(await balancesBy(format, { folder, text }), what).to.deep.equal(balancesOf(totals));
        }
      }
    });
  }
});
