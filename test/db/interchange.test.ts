import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { rowsOf } from "../../db/read.ts";
import { readOn } from "../../db/transact.ts";
import { exportBook, type ExportFormat } from "../../src/app/ledger/export/book-export.ts";
import { lastDay } from "../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../support/databases.ts";
import { needsProgram, outputOf } from "../support/programs.ts";
import { postRandomBook } from "../support/random-book.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";

const viewpoint = { asOf: lastDay, knownAt: at("2030-01-01") };

/** Code → balance, out of what a program prints: an amount of yen, then an account with a code of four digits. */
function balancesIn(report: string): Readonly<Record<string, string>> {
  const found = [...report.matchAll(/(-?\d+)(?: |,)JPY\s*,?\s*\w+:(\d{4})\b/g)].map(([, amount, code]) => [
    code,
    amount,
  ]);
  return Object.fromEntries(found) as Readonly<Record<string, string>>;
}

const reports: Readonly<Record<Exclude<ExportFormat, "csv">, (file: string) => string>> = {
  hledger: (file) => {
    outputOf("hledger", ["-f", file, "check", "accounts"]);
    return outputOf("hledger", ["-f", file, "balance", "--flat", "--no-total"]);
  },
  ledger: (file) => outputOf("ledger", ["--strict", "-f", file, "balance", "--flat", "--no-total"]),
  beancount: (file) => {
    expect(outputOf("bean-check", [file])).to.equal("");
    const query = "select sum(number), currency, account group by currency, account";
    return outputOf("bean-query", ["-f", "csv", file, query]);
  },
};

const programs = {
  hledger: ["hledger"],
  ledger: ["ledger"],
  beancount: ["bean-check", "bean-query"],
} as const;

describe("a book of 10,000 entries nobody planned, read by other programs", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(180_000);
      let ledger: SampleDatabase;
      let folder: string;
      let expected: Readonly<Record<string, string>>;
      before(async () => {
        ledger = await openDecidedSample(name, open);
        folder = mkdtempSync(path.join(tmpdir(), "sanpo-export-"));
        await postRandomBook(ledger.database, idMaker(14), { entries: 10_000, seed: 11 });
        const rows = await readOn(ledger.database)(({ books }) => books.totals(sample.book, viewpoint));
        const balances = rows.map(({ code, debit, credit }) => [code, String(debit - credit)] as const);
        expected = Object.fromEntries(balances.filter(([, balance]) => balance !== "0"));
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

      for (const format of ["hledger", "ledger", "beancount"] as const) {
        it(`has the same balances in ${format}`, async function () {
          for (const program of programs[format]) needsProgram(this, program);
          const file = path.join(folder, `book.${format}`);
          await writeFile(file, await exported(format));
          expect(balancesIn(reports[format](file))).to.deep.equal(expected);
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
