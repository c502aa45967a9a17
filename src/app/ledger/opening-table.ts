/** Opening balances out of a CSV text: a heading that names the columns, then one row an account. */
import type { OpeningRow } from "../../domain/ledger/opening-balances.ts";
import { Rejected } from "../rejected.ts";

const headings = {
  accountCode: ["accountCode", "勘定科目コード", "科目コード"],
  debit: ["debit", "借方"],
  credit: ["credit", "貸方"],
} as const;

export function openingRowsOf(csv: string): readonly OpeningRow[] {
  const [heading = [], ...rows] = csv
    .replace(/^\u{FEFF}/u, "")
    .split(/\r?\n/)
    .map(cellsOf);
  const columnOf = (names: readonly string[]): number => {
    const column = heading.findIndex((name) => names.includes(name));
    if (column >= 0) return column;
    throw new Rejected({
      code: "openingColumnMissing",
      figures: { column: names.join(" / ") },
      pointer: "/csv",
    });
  };
  const columns = {
    accountCode: columnOf(headings.accountCode),
    debit: columnOf(headings.debit),
    credit: columnOf(headings.credit),
  };
  return rows
    .map((cells, position) => ({
      row: position + 2,
      accountCode: cells[columns.accountCode] ?? "",
      debit: amountText(cells[columns.debit]),
      credit: amountText(cells[columns.credit]),
      isBlank: cells.every((cell) => cell === ""),
    }))
    .filter(({ isBlank }) => !isBlank)
    .map(({ row, accountCode, debit, credit }) => ({ row, accountCode, debit, credit }));
}

/** Cells of one line; a quoted cell may hold commas, and quotes that are doubled. */
function cellsOf(line: string): readonly string[] {
  const cells = [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  return cells.map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? "").normalize("NFC").trim(),
  );
}

/** Thousands separators are how people write amounts. */
function amountText(cell: string | undefined): string {
  return (cell ?? "").replaceAll(/(?<=\d),(?=\d{3}(?:\D|$))/g, "");
}
