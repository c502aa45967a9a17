/**
 * Facts as the chain hashes them: canonical JSON of all columns, the text that `canonicalJson(row)` gives. Rows of one
 * table have the same columns, so names are sorted and written once, and a cell that repeats that of the row before
 * (organization, moment, day) is not written again. Each fact also carries a short hash of its text without that hash.
 */
import { hash } from "node:crypto";
import { invariant } from "../src/domain/kernel/invariant.ts";
import type { Cell, Row } from "./dialect.ts";

export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

const rowHashColumn = "row_hash";
const rowHashLength = 16;

/** First digits of the SHA-256 of all other columns. */
export function rowHash(row: Row): string {
  const { cells, text } = factWriter(Object.keys(row).filter((column) => column !== rowHashColumn));
  return shortHash(text(cells(row)));
}

function shortHash(text: string): string {
  return sha256(text).slice(0, rowHashLength);
}

/** Canonical JSON of each row; all have the columns of the first one. */
export function factTexts(rows: readonly Row[]): readonly string[] {
  return storedTexts(rows).texts;
}

/** As it is hashed, and whether all text was stored in the form it is hashed in. */
export function storedTexts(rows: readonly Row[]): {
  readonly texts: readonly string[];
  readonly isInNfc: boolean;
} {
  const { cells, text, isInNfc } = factWriter(Object.keys(rows[0] ?? {}));
  return { texts: rows.map((row) => text(cells(row))), isInNfc: isInNfc() };
}

export interface FactWriter {
  /** In the order of the alphabet. */
  readonly columns: readonly string[];
  /** JSON text of each cell, in the order of the columns. */
  readonly cells: (row: Row) => readonly string[];
  readonly text: (cells: readonly string[]) => string;
  /** Of all text written so far. */
  readonly isInNfc: () => boolean;
}

export function factWriter(columnsInAnyOrder: readonly string[]): FactWriter {
  const columns = columnsInAnyOrder.toSorted();
  const labels = columns.map((column, i) => `${i === 0 ? "{" : ","}${JSON.stringify(column)}:`);
  const last: (Cell | undefined)[] = columns.map(() => undefined);
  const texts: string[] = columns.map(() => "");
  let allInNfc = true;
  return {
    columns,
    isInNfc: () => allInNfc,
    cells: (row) =>
      columns.map((column, i) => {
        const cell = row[column] ?? null;
        if (cell !== last[i]) {
          last[i] = cell;
          const normal = typeof cell === "string" ? cell.normalize("NFC") : cell;
          if (normal !== cell) allInNfc = false;
          texts[i] = cellText(normal);
        }
        return texts[i] ?? "";
      }),
    text: (cells) => {
      let text = "";
      for (let i = 0; i < cells.length; i += 1) text += (labels[i] ?? "") + (cells[i] ?? "");
      return `${text}}`;
    },
  };
}

function cellText(cell: Cell): string {
  if (typeof cell === "string") return JSON.stringify(cell);
  invariant(cell === null || Number.isSafeInteger(cell), `${String(cell)} is not a whole number`);
  return String(cell);
}

export interface HashedFact {
  /** JSON text of each cell, in the order of the columns. */
  readonly cells: readonly string[];
  /** What the digest of its table takes. */
  readonly text: string;
}

/** Writes facts with the hash of each in its column. */
export function hashingWriter(columnsInAnyOrder: readonly string[]): {
  readonly columns: readonly string[];
  readonly write: (row: Row) => HashedFact;
} {
  const { columns, cells, text } = factWriter(columnsInAnyOrder);
  const place = columns.indexOf(rowHashColumn);
  const others = factWriter(columns.filter((column) => column !== rowHashColumn));
  return {
    columns,
    write: (row) => {
      const own = [...cells(row)];
      const rest = own.filter((_, i) => i !== place);
      own[place] = `"${shortHash(others.text(rest))}"`;
      return { cells: own, text: text(own) };
    },
  };
}
