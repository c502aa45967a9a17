/** Opening balances out of a table: a heading that names the columns, then one row an account. */
import type { OpeningRow } from "../../domain/ledger/opening-balances.ts";
import { Rejected } from "../rejected.ts";
import type { Spreadsheet } from "../spreadsheet/ports.ts";

const headings = {
  accountCode: ["accountCode", "勘定科目コード", "科目コード"],
  debit: ["debit", "借方"],
  credit: ["credit", "貸方"],
} as const;

export function openingRowsOf({ header, rows }: Pick<Spreadsheet, "header" | "rows">): readonly OpeningRow[] {
  const columnOf = (names: readonly string[]): number => {
    const column = header.findIndex((name) => names.includes(name));
    if (column >= 0) return column;
    throw new Rejected({ code: "openingColumnMissing", figures: { column: names.join(" / ") } });
  };
  const columns = {
    accountCode: columnOf(headings.accountCode),
    debit: columnOf(headings.debit),
    credit: columnOf(headings.credit),
  };
  return rows.map(({ line, cells }) => ({
    row: line,
    accountCode: cellText(cells[columns.accountCode]),
    debit: amountText(cells[columns.debit]),
    credit: amountText(cells[columns.credit]),
  }));
}

function cellText(cell: string | undefined): string {
  return (cell ?? "").normalize("NFC").trim();
}

/** Thousands separators are how people write amounts. */
function amountText(cell: string | undefined): string {
  return cellText(cell).replaceAll(/(?<=\d),(?=\d{3}(?:\D|$))/g, "");
}
