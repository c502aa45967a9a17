/**
 * The first rows of a table as they stand in the file, for looking at: what people keep as evidence has titles and notes
 * above its headings, so nothing is asked of its form. Columns are named by letters, as spreadsheet programs do.
 */
import type { ReadTable } from "../../app/impact/evidence-ports.ts";
import { Rejected } from "../../app/rejected.ts";
import { accept, reject } from "../../domain/kernel/decision.ts";
import { csvRows, decodeCsv } from "./csv-rows.ts";
import { xlsxRows } from "./xlsx-rows.ts";

const shownRows = 200;
const shownColumns = 30;
const shownCell = 200;
/** Further rows are not counted. */
const countedRows = 20_000;
const zipFile = [0x50, 0x4b, 0x03, 0x04];

export const firstRows: ReadTable = async ({ bytes }) => {
  const isWorkbook = zipFile.every((byte, position) => bytes[position] === byte);
  const rows: (readonly string[])[] = [];
  let rowCount = 0;
  try {
    for await (const { cells } of isWorkbook ? xlsxRows(bytes) : csvRows(await decodeCsv(bytes))) {
      rowCount += 1;
      if (rowCount <= shownRows) rows.push(cells.slice(0, shownColumns).map(shortened));
      if (rowCount >= countedRows) break;
    }
  } catch (error) {
    if (error instanceof Rejected) return reject(error.rejection);
    throw error;
  }
  const columns = Math.max(1, ...rows.map(({ length }) => length));
  const header = Array.from({ length: columns }, (_, place) => letters(place));
  return accept({ header, rows: rows.map((row) => header.map((__, place) => row[place] ?? "")), rowCount });
};

function shortened(cell: string): string {
  return cell.length <= shownCell ? cell : `${cell.slice(0, shownCell)}…`;
}

/** A … Z, AA … AD. */
function letters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}
