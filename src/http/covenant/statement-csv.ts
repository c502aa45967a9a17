/** Figures from a table with two columns: the line (its code, or its Japanese name) and the value. */
import { parse } from "csv-parse/sync";
import { Rejected } from "../../app/rejected.ts";
import type { StatementFigures } from "../../domain/covenant/statement.ts";
import { statementLines, type StatementLine } from "../../domain/covenant/covenant-terms.ts";
import { decimal, isDecimalText, type Decimal } from "../../domain/kernel/decimal.ts";

const japaneseNames: Readonly<Record<string, StatementLine>> = {
  純資産: "netAssets",
  純資産合計: "netAssets",
  総資産: "totalAssets",
  資産合計: "totalAssets",
  有利子負債: "interestBearingDebt",
  現金及び預金: "cashAndDeposits",
  現預金: "cashAndDeposits",
  売上高: "sales",
  営業利益: "operatingProfit",
  経常利益: "ordinaryProfit",
  当期純利益: "netProfit",
  EBITDA: "ebitda",
  営業キャッシュフロー: "operatingCashFlow",
  支払利息: "interestPaid",
  元利返済額: "debtService",
};

const mostRows = 200;

/** The first row is the header. A line twice, unknown or without a number is refused with its row. */
export function figuresOfTable(bytes: Uint8Array): StatementFigures {
  const figures = new Map<StatementLine, Decimal>();
  for (const [i, [name = "", value = ""]] of rowsOf(bytes).slice(1).entries()) {
    const row = i + 2;
    const line = lineOf(name);
    if (line === undefined)
      throw new Rejected({ code: "lineUnknown", figures: { row, line: name.slice(0, 60) } });
    if (figures.has(line)) throw new Rejected({ code: "lineTwice", figures: { row, line } });
    const text = numberText(value);
    if (!isDecimalText(text))
      throw new Rejected({ code: "valueNotDecimal", figures: { row, value: value.slice(0, 60) } });
    figures.set(line, decimal(text));
  }
  return Object.fromEntries(figures);
}

function rowsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  try {
    const rows: string[][] = parse(textOf(bytes), {
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      to: mostRows,
    });
    return rows;
  } catch {
    throw new Rejected({ code: "tableUnreadable" });
  }
}

/** Tables from Japanese offices come in UTF-8 or Shift_JIS. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}

function lineOf(name: string): StatementLine | undefined {
  const plain = name.normalize("NFKC").trim();
  return statementLines.find((line) => line === plain) ?? japaneseNames[plain];
}

/** Separators, full-width digits and the accountant's triangle for a loss. */
function numberText(value: string): string {
  return value
    .normalize("NFKC")
    .replaceAll(/[,\s¥円]/g, "")
    .replace(/^[△▲−]/, "-");
}
