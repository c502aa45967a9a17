import { expect } from "chai";
import fc from "fast-check";
import { openingRowsOf } from "../../../src/app/ledger/opening-table.ts";
import {
  openingDifference,
  readOpeningBalances,
  type OpeningLine,
} from "../../../src/domain/ledger/opening-balances.ts";
import { readSpreadsheet } from "../../../src/http/spreadsheet/read-spreadsheet.ts";
import { readCases } from "../../support/cases.ts";
import { accepted } from "../../support/decisions.ts";

interface OpeningCase {
  readonly name: string;
  readonly rows: readonly (readonly [string, string, string])[];
  readonly complaints: readonly (readonly [number | null, string])[];
}

const chart = { currency: "JPY", codes: ["1010", "1310", "1460", "4110"] } as const;

describe("opening balances", () => {
  for (const { name, rows, complaints } of readCases("ledger/opening-balances") as readonly OpeningCase[]) {
    it(name, () => {
      const table = rows.map(([accountCode, debit, credit], position) => ({
        row: position + 2,
        accountCode,
        debit,
        credit,
      }));
      const read = readOpeningBalances(table, chart);
      expect(read.complaints.map(({ row, code }) => [row, code])).to.deep.equal(complaints);
    });
  }

  it("are corrected by what is left between what was booked and what is right", () => {
    const balances = fc.array(
      fc.record({ accountCode: fc.constantFrom(...chart.codes), amount: fc.bigInt(-999n, 999n) }),
    );
    const sumOf = (lines: readonly OpeningLine[], code: string) =>
      lines.reduce((sum, { accountCode, amount }) => (accountCode === code ? sum + amount : sum), 0n);
    fc.assert(
      fc.property(balances, balances, (booked, right) => {
        const difference = openingDifference(booked, right);
        const lines = difference.ok ? difference.value : [];
        for (const code of chart.codes) {
          expect(sumOf(booked, code) + sumOf(lines, code)).to.equal(sumOf(right, code));
        }
        expect(difference.ok).to.equal(lines.length > 0);
        expect(lines.every(({ amount }) => amount !== 0n)).to.equal(true);
      }),
    );
  });

  it("are read from a table as people save it: columns in any order, separators, quotes, blank lines", async () => {
    const csv =
      '\u{FEFF}貸方,勘定科目コード,備考,借方\r\n,1010,"現金, 預金","1,234,567"\r\n\r\n"1234567",1310,,\r\n';
    const bytes = new TextEncoder().encode(csv);
    expect(openingRowsOf(accepted(await readSpreadsheet({ fileName: "期首.csv", bytes })))).to.deep.equal([
      { row: 2, accountCode: "1010", debit: "1234567", credit: "" },
      { row: 4, accountCode: "1310", debit: "", credit: "1234567" },
    ]);
  });
});
