import { expect } from "chai";
import { readSpreadsheet } from "../../../src/http/spreadsheet/read-spreadsheet.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { workbookOf, zipped, type Parts, type SheetParts } from "../../support/workbook-file.ts";

const read = async (parts: Parts) => readSpreadsheet({ fileName: "台帳.xlsx", bytes: await zipped(parts) });
const headed = (rows: string): string =>
  `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>${rows}`;
const rowsOf = async (sheet: SheetParts) => {
  const { rows } = accepted(await read(workbookOf({ ...sheet, rows: headed(sheet.rows) })));
  return rows.map(({ line, cells }) => [line, ...cells]);
};
const cellOf = async (cell: string, sheet: Omit<SheetParts, "rows"> = {}) =>
  (await rowsOf({ ...sheet, rows: `<row r="2">${cell}</row>` }))[0]?.[1];

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>' +
  '<numFmt numFmtId="165" formatCode="#,##0&quot;yd&quot;;[Red]-#,##0"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="31"/></cellXfs>';

describe("a workbook", () => {
  it("gives its first visible sheet with the rows' own numbers, whatever cells and rows are left out", async () => {
    const rows =
      '<row r="3"><c r="B3"><v>7</v></c></row><row r="4"/><row r="9"><c r="A9"><v>-1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>';
    expect(await rowsOf({ rows })).to.deep.equal([
      [3, "", "7"],
      [9, "-1", ""],
      [10, "2", "3"],
    ]);
  });

  it("gives numbers as exact text, without the dust of binary fractions or an exponent", async () => {
    for (const [raw, text] of [
      ["0.30000000000000004", "0.3"],
      ["1.4749999999999999E-2", "0.01475"],
      ["500000000", "500000000"],
      ["1E+3", "1000"],
      ["-0.10", "-0.1"],
      ["1234567890123.45", "1234567890123.45"],
    ] as const) {
      expect(await cellOf(`<c r="A2"><v>${raw}</v></c>`), raw).to.equal(text);
    }
  });

  it("gives days of any date format as ISO days, with the time where there is one", async () => {
    for (const [style, raw, text] of [
      [1, "46112", "2026-03-31"],
      [2, "46112", "2026-03-31"],
      [5, "46112", "2026-03-31"],
      [4, "46112.520833333336", "2026-03-31T12:30:00"],
      [4, "0.25", "06:00:00"],
      [1, "59", "1900-02-28"],
      [1, "61", "1900-03-01"],
      [0, "46112", "46112"],
      [3, "46112", "46112"],
    ] as const) {
      expect(await cellOf(`<c r="A2" s="${style}"><v>${raw}</v></c>`, { styles }), raw).to.equal(text);
    }
  });

  it("counts its days from 1904 when it says so", async () => {
    const workbookProperties = '<workbookPr date1904="1"/>';
    const cell = '<c r="A2" s="1"><v>44650</v></c>';
    expect(await cellOf(cell, { styles, workbookProperties })).to.equal("2026-03-31");
  });

  it("gives shared, rich and inline texts without their furigana, booleans, errors and results", async () => {
    const sharedStrings =
      "<si><t>信楽</t><rPh sb='0' eb='2'><t>シガラキ</t></rPh></si><si><r><t>近江</t></r><r><t xml:space='preserve'> 八幡</t></r></si><si><t>a_x000D_b</t></si>";
    const expected = [
      ['<c r="A2" t="s"><v>0</v></c>', "信楽"],
      ['<c r="A2" t="s"><v>1</v></c>', "近江 八幡"],
      ['<c r="A2" t="s"><v>2</v></c>', "a\rb"],
      ['<c r="A2" t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r></is></c>', "xy"],
      ['<c r="A2" t="b"><v>1</v></c>', "TRUE"],
      ['<c r="A2" t="e"><v>#N/A</v></c>', "#N/A"],
      ['<c r="A2" t="str"><f>A1&amp;"z"</f><v>az</v></c>', "az"],
      ['<c r="A2" t="d"><v>2026-03-31T00:00:00</v></c>', "2026-03-31"],
      ['<c r="A2"><f>1+1</f><v>2</v></c>', "2"],
    ] as const;
    for (const [cell, text] of expected) expect(await cellOf(cell, { sharedStrings })).to.equal(text);
  });

  it("is refused when a password protects it or it is an old workbook", async () => {
    const compound = Buffer.from("d0cf11e0a1b11ae1".padEnd(200, "0"), "hex");
    const encrypted = Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]);
    const codes = [];
    for (const bytes of [compound, encrypted]) {
      codes.push(refused(await readSpreadsheet({ fileName: "台帳.xlsx", bytes })).code);
    }
    expect(codes).to.deep.equal(["spreadsheetKindNotAccepted", "spreadsheetEncrypted"]);
  });

  it("is refused when it unpacks to far more than it holds, before it is unpacked", async () => {
    const bomb = workbookOf({ rows: " ".repeat(30 * 1024 * 1024) });
    expect(refused(await read(bomb)).code).to.equal("spreadsheetUnpacksTooLarge");
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`${i}.txt`, "x"]));
    expect(refused(await read(many)).code).to.equal("spreadsheetUnpacksTooLarge");
  });

  it("is refused when a part unpacks to another size than the list of contents says", async () => {
    const bytes = await zipped(workbookOf({ rows: headed('<row r="2"><c r="A2"><v>1</v></c></row>') }));
    const named = bytes.lastIndexOf("xl/worksheets/sheet1.xml");
    bytes.writeUInt32LE(10, named - 46 + 24);
    expect(refused(await readSpreadsheet({ fileName: "x.xlsx", bytes })).code).to.equal("spreadsheetDamaged");
  });

  it("is refused when it is cut off, holds no workbook, defines entities or is broken XML", async () => {
    const sound = await zipped(workbookOf({ rows: headed("") }));
    const cut = sound.subarray(0, sound.length - 30);
    expect(refused(await readSpreadsheet({ fileName: "x.xlsx", bytes: cut })).code).to.equal(
      "spreadsheetDamaged",
    );
    expect(refused(await read({ "word/document.xml": "<w/>" })).code).to.equal("spreadsheetKindNotAccepted");
    for (const sheet of [
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>',
      "<worksheet><sheetData><row></sheetData></worksheet>",
      '<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>',
      '<worksheet><sheetData><row r="1"><c><v>12,5</v></c></row></sheetData></worksheet>',
    ]) {
      const parts = { ...workbookOf({ rows: "" }), "xl/worksheets/sheet1.xml": sheet };
      expect(refused(await read(parts)).code, sheet).to.equal("spreadsheetDamaged");
    }
  });

  it("is refused when it has no rows, or columns beyond the limit", async () => {
    expect(refused(await read(workbookOf({ rows: headed("") }))).code).to.equal("spreadsheetEmpty");
    const far = headed('<row r="2"><c r="GS2"><v>1</v></c></row>');
    expect(refused(await read(workbookOf({ rows: far }))).code).to.equal("spreadsheetTooManyColumns");
  });
});
