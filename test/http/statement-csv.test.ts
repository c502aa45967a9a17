import { expect } from "chai";
import { Rejected } from "../../src/app/rejected.ts";
import { canonicalDecimal } from "../../src/domain/kernel/decimal.ts";
import { figuresOfTable } from "../../src/http/covenant/statement-csv.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function refusal(text: string): string {
  try {
    figuresOfTable(bytes(text));
  } catch (error) {
    if (error instanceof Rejected)
      return `${error.rejection.code} ${String(error.rejection.figures?.["row"] ?? "")}`;
    throw error;
  }
  return "accepted";
}

describe("figures from a table", () => {
  it("are read by code or Japanese name, with separators, full-width digits and the triangle of a loss", () => {
    const figures = figuresOfTable(
      bytes('\uFEFF科目,金額\n純資産,"700,000,000"\n経常利益,△１２\nsales,2400\n'),
    );
    const read = Object.entries(figures).map(([line, value]) => [line, canonicalDecimal(value)]);
    expect(read).to.deep.equal([
      ["netAssets", "700000000"],
      ["ordinaryProfit", "-12"],
      ["sales", "2400"],
    ]);
  });

  it("are read from Shift_JIS as well", () => {
    const shiftJis = Uint8Array.from([
      0x89, 0xc8, 0x2c, 0x0a, 0x8f, 0x83, 0x8e, 0x91, 0x8e, 0x59, 0x2c, 0x37, 0x0a,
    ]);
    expect(canonicalDecimal(figuresOfTable(shiftJis).netAssets!)).to.equal("7");
  });

  it("are refused with the row that is wrong", () => {
    expect(refusal("科目,金額\nのれん,5")).to.equal("lineUnknown 2");
    expect(refusal("科目,金額\n純資産,5\n純資産合計,6")).to.equal("lineTwice 3");
    expect(refusal("科目,金額\n純資産,多い")).to.equal("valueNotDecimal 2");
    expect(refusal('科目,金額\n"純資産,5')).to.equal("tableUnreadable ");
  });
});
