/**
 * Facts as the chain hashes them: canonical JSON of all columns, the text that `canonicalJson(row)` gives. Rows of one
 * table have the same columns, so names are sorted and written once, and a cell that repeats that of the row before
 * (organization, moment, day) is not written again. Each fact also carries a short hash of its text without that hash.
 */
import { createHash, hash } from "node:crypto";
import { inNfc } from "../src/domain/kernel/canonical-json.ts";
import { invariant } from "../src/domain/kernel/invariant.ts";
import type { Cell, Row, RowText } from "./dialect.ts";

export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

const lineFeed = 0x0a;
const lineBytes = Buffer.allocUnsafe(1 << 20);

/** Lays the lines out as bytes piece by piece, which costs half of what joining them to one text does. */
export function sha256Lines(lines: readonly string[]): string {
  const digest = createHash("sha256");
  let end = 0;
  const take = (): void => {
    digest.update(lineBytes.subarray(0, end));
    end = 0;
  };
  for (const [i, line] of lines.entries()) {
    // No character takes more than three bytes for each of its units.
    const most = line.length * 3 + 1;
    if (end + most > lineBytes.length) take();
    if (i > 0) {
      lineBytes[end] = lineFeed;
      end += 1;
    }
    if (most > lineBytes.length) {
      take();
      digest.update(line, "utf8");
    } else end += lineBytes.write(line, end, "utf8");
  }
  take();
  return digest.digest("hex");
}

const rowHashColumn = "row_hash";
const rowHashLength = 16;

/** First digits of the SHA-256 of all other columns. */
export function rowHash(row: Row): string {
  const { write } = factWriter(Object.keys(row).filter((column) => column !== rowHashColumn));
  return shortHash(write(row).text);
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
  const { write, isInNfc } = factWriter(Object.keys(rows[0] ?? {}));
  return { texts: rows.map((row) => write(row).text), isInNfc: isInNfc() };
}

export interface FactWriter {
  /** In the order of the alphabet. */
  readonly columns: readonly string[];
  readonly write: (row: Row) => RowText;
  /** Of all text written so far. */
  readonly isInNfc: () => boolean;
}

export function factWriter(columnsInAnyOrder: readonly string[]): FactWriter {
  const columns = columnsInAnyOrder.toSorted();
  const labels = columns.map(labelOf);
  const { cells, isInNfc } = cellWriter(columns);
  return {
    columns,
    isInNfc,
    write: (row) => {
      const { values, texts } = cells(row);
      return { values, text: `${texts.length === 0 ? "{" : labelled(labels, texts, 0)}}` };
    },
  };
}

/** A column at its place in the object. */
function labelOf(column: string, place: number): string {
  return `${place === 0 ? "{" : ","}${JSON.stringify(column)}:`;
}

/** Joined, because text that is added up piece by piece stays in pieces until somebody hashes it. */
function labelled(
  labels: readonly string[],
  cells: readonly string[],
  from: number,
  to = cells.length,
): string {
  const parts: string[] = [];
  for (let i = from; i < to; i += 1) parts.push(labels[i] ?? "", cells[i] ?? "");
  return parts.join("");
}

/** Each cell as it is stored, and its JSON text, in the order of the columns; `stamp` stands over the row. */
function cellWriter(columns: readonly string[]): {
  /** The texts are those of the row written last: they are used before the next one is. */
  readonly cells: (row: Row, stamp?: Row) => { readonly values: Cell[]; readonly texts: readonly string[] };
  readonly isInNfc: () => boolean;
} {
  const last: (Cell | undefined)[] = columns.map(() => undefined);
  const normals: Cell[] = columns.map(() => null);
  const texts: string[] = columns.map(() => "");
  let allInNfc = true;
  return {
    isInNfc: () => allInNfc,
    cells: (row, stamp) => {
      // For every cell of every fact: neither a pair nor a call for each.
      for (let i = 0; i < columns.length; i += 1) {
        const column = columns[i] ?? "";
        const cell = stamp?.[column] ?? row[column] ?? null;
        if (cell === last[i]) continue;
        const normal = typeof cell === "string" ? inNfc(cell) : cell;
        if (normal !== cell) allInNfc = false;
        last[i] = cell;
        normals[i] = normal;
        texts[i] = cellText(normal);
      }
      return { values: [...normals], texts };
    },
  };
}

function cellText(cell: Cell): string {
  if (typeof cell === "string") return JSON.stringify(cell);
  invariant(cell === null || Number.isSafeInteger(cell), () => `${String(cell)} is not a whole number`);
  return String(cell);
}

/**
 * Writes facts with the hash of each in its column. The text that is hashed is that of the fact but for the hash, so
 * that it is put together once and cut open where the hash belongs.
 */
export function hashingWriter(columnsInAnyOrder: readonly string[]): {
  readonly columns: readonly string[];
  /** The cells of the stamp stand over those of the row. */
  readonly write: (row: Row, stamp?: Row) => RowText;
} {
  const columns = columnsInAnyOrder.toSorted();
  const labels = columns.map(labelOf);
  const place = columns.indexOf(rowHashColumn);
  const { cells } = cellWriter(columns);
  return {
    columns,
    write: (row, stamp) => {
      const { values, texts } = cells(row, stamp);
      const before = labelled(labels, texts, 0, place);
      const after = `${labelled(labels, texts, place + 1)}}`;
      const others = place === 0 ? `{${after.slice(1)}` : before + after;
      const digest = shortHash(others);
      values[place] = digest;
      // Slices of text that hashing has laid out flat.
      const [left, right] =
        place === 0 ? ["", after] : [others.slice(0, before.length), others.slice(before.length)];
      return { values, text: `${left}${labels[place] ?? ""}"${digest}"${right}` };
    },
  };
}
