import { expect } from "chai";
import fc from "fast-check";
import { buffer } from "node:stream/consumers";
import { answerTable, type AnswerTable } from "../../src/contract/table.ts";
import { headerCells, rowCells } from "../../src/http/export/cells.ts";
import { byteOrderMark, csvLine } from "../../src/http/export/csv-text.ts";
import { rowXml, xlsxStream } from "../../src/http/export/xlsx-stream.ts";
import { readSpreadsheet } from "../../src/http/spreadsheet/read-spreadsheet.ts";
import { accepted } from "../support/decisions.ts";

interface Row {
  readonly name: string;
  readonly note: string;
}

const table: AnswerTable = answerTable<readonly Row[]>()({
  name: { ja: "表", en: "table" },
  rows: (rows) => rows,
  columns: (cell) => [
    cell("text", ["名前", "Name"], ({ name }) => name),
    cell("text", ["備考", "Note"], ({ note }) => note),
  ],
});

const formula = fc
  .tuple(fc.constantFrom("=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "\t", "\r", " ="), fc.string())
  .map(([start, rest]) => start + rest);
/** Any text that has a form of its own: well-formed, without zero bytes, which no table holds. */
const text = fc
  .oneof(fc.string(), fc.string({ unit: "grapheme" }), formula)
  .map((value) => value.replaceAll("\u0000", ""));
const rows = fc.array(fc.record({ name: text.map((value) => `${value}x`), note: text }), {
  minLength: 1,
  maxLength: 20,
});

const lines = (written: readonly Row[], write: typeof rowXml) => [
  write(headerCells(table, "ja"), 1),
  ...written.map((row, i) => write(rowCells(table, row, "ja"), i + 2)),
];
const readBack = async (bytes: Uint8Array) => {
  const { header, rows: found } = accepted(await readSpreadsheet({ fileName: "表", bytes }));
  expect(header).to.deep.equal(["名前", "備考"]);
  return found.map(({ cells: [name, note] }) => ({ name, note }));
};

describe("a table", () => {
  it("that is written as CSV is read back as it was", () =>
    fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const bytes = Buffer.from(byteOrderMark + lines(written, csvLine).join(""), "utf8");
        expect(await readBack(bytes)).to.deep.equal(written);
      }),
      { numRuns: 200 },
    ));

  it("that is written as a workbook is read back as it was", () =>
    fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const bytes = await buffer(xlsxStream("表", lines(written, rowXml)));
        expect(await readBack(bytes)).to.deep.equal(written);
      }),
      { numRuns: 50 },
    ));

  it("holds no text cell that a spreadsheet program would take for a formula", () => {
    fc.assert(
      fc.property(fc.oneof(formula, text), (name) => {
        const [cell] = rowCells(table, { name, note: "" }, "ja");
        expect(cell?.text ?? "").not.to.match(/^[=+\-@＝＋－＠\t\r]/);
      }),
    );
  });
});
