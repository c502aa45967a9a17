import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { rowsOf } from "../../db/read.ts";
import { readOn } from "../../db/transact.ts";
import { exportBook, type ExportFormat } from "../../src/app/ledger/export/book-export.ts";
import { lastDay } from "../../src/domain/kernel/local-date.ts";
import {
  balancesBy,
  balancesOf,
  journalFormats,
  needsProgramsOf,
  type Balances,
} from "../support/accounting-programs.ts";
import { eachDatabase } from "../support/databases.ts";
import { postRandomBook } from "../support/random-book.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";

const viewpoint = { asOf: lastDay, knownAt: at("2030-01-01") };

describe("a book of 10,000 entries nobody planned, read by other programs", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let folder: string;
      let expected: Balances;
      before(async () => {
        ledger = await openDecidedSample(name, open);
        folder = mkdtempSync(path.join(tmpdir(), "sanpo-export-"));
        await postRandomBook(ledger.database, idMaker(14), { entries: 10_000, seed: 11 });
        expected = balancesOf(
          await readOn(ledger.database)(({ books }) => books.totals(sample.book, viewpoint)),
        );
      });
      after(async () => {
        await ledger.database.close();
        rmSync(folder, { recursive: true, force: true });
      });

      const exported = async (format: ExportFormat): Promise<string> => {
        const pieces: string[] = [];
        await readOn(ledger.database)(async (work) => {
          const asked = { bookId: sample.book, format, viewpoint };
          for await (const piece of exportBook(work, people.officer, asked)) pieces.push(piece);
        });
        return pieces.join("");
      };

      for (const format of journalFormats) {
        it(`has the same balances in ${format}`, async function () {
          needsProgramsOf(this, format);
          const text = await exported(format);
          expect(await balancesBy(format, { folder, text })).to.deep.equal(expected);
        });
      }

      it("has every posting once in the table, and no cell that a spreadsheet would run", async () => {
        const [heading = "", ...rows] = (await exported("csv")).trimEnd().split("\r\n");
        expect(heading).to.match(/^\u{FEFF}entryId,line,effectiveOn,/u);
        const [posted] = await rowsOf<{ readonly lines: number }>(
          ledger.database
            .reader("posting")
            .join("journal_entry", "journal_entry.id", "posting.entry_id")
            .where("journal_entry.book_id", sample.book)
            .count({ lines: "*" }),
        );
        expect(rows).to.have.length(Number(posted?.lines));
        expect(rows.length).to.be.greaterThan(2 * 10_000);
        expect(rows.filter((row) => /(?:^|,)"?[=+\-@]/.test(row))).to.deep.equal([]);
      });
    });
  });
});
