import { expect } from "chai";
import { readSpreadsheet } from "../../../src/http/spreadsheet/read-spreadsheet.ts";
import { accepted, refused } from "../../support/decisions.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array, fileName = "表.csv") => readSpreadsheet({ fileName, bytes });
const tableOf = async (text: string) => {
  const { header, rows } = accepted(await read(utf8(text)));
  return { header, rows: rows.map(({ line, cells }) => [line, ...cells]) };
};
const refusalOf = async (bytes: Uint8Array, fileName?: string) => refused(await read(bytes, fileName));

/** 「番号,借入人」「１,山﨑①」 in the encoding of Japanese Windows. */
const cp932 = Buffer.from("94d48d862c8ed893fc906c0d0a82502c8e52fab187400d0a", "hex");

describe("a CSV file", () => {
  it("is read with its header and the lines its rows begin on", async () => {
    expect(await tableOf("番号,金額\r\nA-1,100\r\n\r\nA-2,-200\r\n")).to.deep.equal({
      header: ["番号", "金額"],
      rows: [
        [2, "A-1", "100"],
        [4, "A-2", "-200"],
      ],
    });
  });

  it("keeps quotes, separators and line breaks inside quoted cells, and counts their lines", async () => {
    const { rows } = await tableOf('a,b\n"x\r\ny","say ""no"", twice"\n" ",z\n');
    expect(rows).to.deep.equal([
      [2, "x\r\ny", 'say "no", twice'],
      [4, " ", "z"],
    ]);
  });

  it("may come without a last line break, and with line breaks of any system", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      expect((await tableOf(["a,b", "1,2", "3,4"].join(end))).rows).to.deep.equal([
        [2, "1", "2"],
        [3, "3", "4"],
      ]);
    }
  });

  it("is separated by commas, tabs or semicolons, whichever its header has most of", async () => {
    for (const separator of [",", "\t", ";"]) {
      const text = `"a,;b"${separator}c${separator}d\n1${separator}2${separator}3\n`;
      expect((await tableOf(text)).header).to.deep.equal(["a,;b", "c", "d"]);
    }
  });

  it("is UTF-8 with or without a byte order mark, UTF-16 with one, or Shift_JIS", async () => {
    const text = "番号,借入人\r\n１,山﨑①\r\n";
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    for (const [bytes, encoding] of [
      [utf8(text), "utf-8"],
      [utf8(`\ufeff${text}`), "utf-8"],
      [utf16, "utf-16"],
      [cp932, "shift_jis"],
    ] as const) {
      const sheet = accepted(await read(bytes));
      expect(sheet).to.deep.include({ kind: "csv", encoding, header: ["番号", "借入人"] });
      expect(sheet.rows).to.deep.equal([{ line: 2, cells: ["１", "山﨑①"] }]);
    }
  });

  it("keeps a character that two pieces of the file share", async () => {
    const long = "あ".repeat(30_000);
    expect((await tableOf(`a\nx${long}\nxy${long}\n`)).rows.map(([, cell]) => cell)).to.deep.equal([
      `x${long}`,
      `xy${long}`,
    ]);
  });

  it("gives the rows that end early empty cells, and forgets blank columns behind the header", async () => {
    expect(await tableOf("a,b,,\n1\n2,3,,\n")).to.deep.equal({
      header: ["a", "b"],
      rows: [
        [2, "1", ""],
        [3, "2", "3"],
      ],
    });
  });

  it("loses the apostrophe that guards a formula, and no other", async () => {
    const { rows } = await tableOf("a\n'=1+1\n''=1+1\n'tis\n-5\n'＝１\n");
    expect(rows.map(([, cell]) => cell)).to.deep.equal(["=1+1", "'=1+1", "'tis", "-5", "＝１"]);
  });

  it("is refused, with the place, when it is no table", async () => {
    const cases: readonly (readonly [string, string, object])[] = [
      ["", "spreadsheetEmpty", {}],
      ["\r\n,,\r\n", "spreadsheetEmpty", {}],
      ["a,b\n", "spreadsheetEmpty", {}],
      ["a,b, a\n1,2,3\n", "spreadsheetHeadingTwice", { heading: "a", columns: "1, 3" }],
      ["a,,b\n1,2,3\n", "spreadsheetHeadingMissing", { column: 2, line: 1 }],
      ["a,b\n1,2\n1,2,3\n", "spreadsheetCellWithoutHeading", { line: 3, column: 3 }],
      ['a,b\n1,2\n"1,2\n', "spreadsheetMalformed", { line: 3 }],
      ['a,b\nx"y,2\n', "spreadsheetMalformed", { line: 2 }],
      [`a\n${"x".repeat(32_768)}\n`, "spreadsheetCellTooLong", { line: 2, column: 1, length: 32_768 }],
      [`${"a,".repeat(200)}b\n1\n`, "spreadsheetTooManyColumns", { line: 1, columns: 201, most: 200 }],
      [`a\n${"1\n".repeat(100_001)}`, "spreadsheetTooManyRows", { most: 100_000 }],
      [
        `${Array.from({ length: 100 }, (_, i) => i).join(",")}\n${"1\n".repeat(20_000)}`,
        "spreadsheetTooManyCells",
        { most: 2_000_000 },
      ],
    ];
    for (const [text, code, figures] of cases) {
      const refusal = await refusalOf(utf8(text));
      expect(refusal.code, text.slice(0, 20)).to.equal(code);
      expect(refusal.figures ?? {}).to.deep.include(figures);
    }
  });

  it("is refused when its bytes are another kind of file, whatever its name says", async () => {
    const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    const binary = Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0, 1, 2]);
    for (const bytes of [png, binary, Buffer.from("%PDF-1.7\n1 0 obj")]) {
      expect((await refusalOf(bytes)).code).to.equal("spreadsheetKindNotAccepted");
    }
    expect((await refusalOf(utf8("a,b\n1,2\n"), "表.xlsx")).code).to.equal("spreadsheetKindNotAccepted");
    expect((await refusalOf(Buffer.from([0x61, 0x0a, 0x81, 0x00 + 0x20, 0xff]))).code).to.equal(
      "spreadsheetEncodingUnknown",
    );
    const large = new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61);
    expect((await refusalOf(large)).code).to.equal("spreadsheetTooLarge");
  });
});
