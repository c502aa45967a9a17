import { expect } from "chai";
import { firstRows } from "../../../src/http/spreadsheet/first-rows.ts";
import { accepted } from "../../support/decisions.ts";
import { shiftJis } from "../../support/shift-jis.ts";

const read = async (bytes: Uint8Array) => accepted(await firstRows({ fileName: "x", bytes }));

describe("first rows of a table", () => {
  it("stand as in the file, titles and notes above the headings among them, in either encoding", async () => {
    const text = "計量票の集計,\r\n\r\n月,搬入量,備考\r\n2025-04,1200,\r\n";
    const expected = {
      header: ["A", "B", "C"],
      rows: [
        ["計量票の集計", "", ""],
        ["", "", ""],
        ["月", "搬入量", "備考"],
        ["2025-04", "1200", ""],
      ],
      rowCount: 4,
    };
    expect(await read(new TextEncoder().encode(text))).to.deep.equal(expected);
    expect(await read(shiftJis(text))).to.deep.equal(expected);
  });

  it("end after two hundred, thirty columns and two hundred characters of a cell", async () => {
    const wide = Array.from({ length: 40 }, () => "x".repeat(300)).join(",");
    const { header, rows, rowCount } = await read(new TextEncoder().encode(`${wide}\n`.repeat(250)));
    expect([header.length, header.at(-1), rows.length, rowCount]).to.deep.equal([30, "AD", 200, 250]);
    expect(rows[0]?.[0]).to.have.length(201);
  });
});
