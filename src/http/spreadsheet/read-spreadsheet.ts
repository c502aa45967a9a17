/** CSV or the first sheet of an XLSX workbook, whichever the bytes are, as a table of text. */
import { setImmediate as otherWork } from "node:timers/promises";
import { fileTypeFromBuffer } from "file-type";
import { Rejected } from "../../app/rejected.ts";
import type {
  ReadSpreadsheet,
  Spreadsheet,
  SpreadsheetFile,
  SpreadsheetRejection,
  SpreadsheetRow,
} from "../../app/spreadsheet/ports.ts";
import { accept, reject } from "../../domain/kernel/decision.ts";
import { csvRows, decodeCsv } from "./csv-rows.ts";
import { longestCell, mostCells, mostColumns, mostRows, type RawRow } from "./raw-row.ts";
import { unreadable } from "./unreadable.ts";
import { xlsxRows } from "./xlsx-rows.ts";

const largestBytes = 20 * 1024 * 1024;

export const readSpreadsheet: ReadSpreadsheet = async (file) => {
  try {
    return accept(await read(file));
  } catch (error) {
    if (error instanceof Rejected) return reject(error.rejection as SpreadsheetRejection);
    throw error;
  }
};

async function read({ fileName, bytes }: SpreadsheetFile): Promise<Spreadsheet> {
  if (bytes.length > largestBytes) throw unreadable("spreadsheetTooLarge", { limit: "20 MB" });
  if (startsWith(bytes, compoundFile)) {
    throw unreadable(isEncrypted(bytes) ? "spreadsheetEncrypted" : "spreadsheetKindNotAccepted", {
      accepted: "CSV, XLSX",
    });
  }
  if (startsWith(bytes, zipFile)) {
    return { kind: "xlsx", encoding: "utf-8", ...(await tableOf(xlsxRows(bytes))) };
  }
  if (/\.xls[xmb]?$/i.test(fileName) || !(await mayBeText(bytes))) {
    throw unreadable("spreadsheetKindNotAccepted", { accepted: "CSV, XLSX" });
  }
  const text = await decodeCsv(bytes);
  return { kind: "csv", encoding: text.encoding, ...(await tableOf(csvRows(text))) };
}

const utf16Mark = [0xff, 0xfe];
const zipFile = [0x50, 0x4b, 0x03, 0x04];
/** Workbooks before 2007, and the envelope of those that a password protects. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, position) => bytes[position] === byte);
}

/** The mark of UTF-16 text is also how some sound files begin. */
async function mayBeText(bytes: Uint8Array): Promise<boolean> {
  if (startsWith(bytes, utf16Mark)) return true;
  const found = await fileTypeFromBuffer(bytes);
  return found === undefined || found.mime.startsWith("text/");
}

function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("EncryptedPackage", 0, "utf16le");
}

/** Reading goes on for some milliseconds before others have their turn. */
const rowsAtATime = 200;

async function tableOf(raw: AsyncIterable<RawRow>): Promise<Pick<Spreadsheet, "header" | "rows">> {
  let header: readonly string[] | undefined;
  const rows: SpreadsheetRow[] = [];
  let seen = 0;
  for await (const row of raw) {
    seen += 1;
    if (seen % rowsAtATime === 0) await otherWork();
    if (row.cells.every((cell) => cell.trim() === "")) continue;
    guardRow(row);
    if (header === undefined) header = headerOf(row);
    else rows.push(underHeader(row, header));
    if (rows.length > mostRows) throw unreadable("spreadsheetTooManyRows", { most: mostRows });
    if (rows.length * (header.length + 1) > mostCells) {
      throw unreadable("spreadsheetTooManyCells", { most: mostCells });
    }
  }
  if (header === undefined || rows.length === 0) throw unreadable("spreadsheetEmpty");
  return { header, rows };
}

function guardRow({ line, cells }: RawRow): void {
  if (cells.length > mostColumns && cells.slice(mostColumns).some((cell) => cell !== "")) {
    throw unreadable("spreadsheetTooManyColumns", { line, columns: cells.length, most: mostColumns });
  }
  const long = cells.findIndex((cell) => cell.length > longestCell);
  if (long < 0) return;
  const figures = { line, column: long + 1, length: cells[long]?.length ?? 0, most: longestCell };
  throw unreadable("spreadsheetCellTooLong", figures);
}

function headerOf({ line, cells }: RawRow): readonly string[] {
  const header = withoutBlankEnd(cells.map((cell) => cell.normalize("NFC").trim()));
  for (const [position, heading] of header.entries()) {
    if (heading === "") throw unreadable("spreadsheetHeadingMissing", { line, column: position + 1 });
    const first = header.indexOf(heading);
    if (first < position) {
      const figures = { heading, line, columns: `${first + 1}, ${position + 1}` };
      throw unreadable("spreadsheetHeadingTwice", figures);
    }
  }
  return header;
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

function underHeader({ line, cells }: RawRow, header: readonly string[]): SpreadsheetRow {
  const beyond = cells.findIndex((cell, position) => position >= header.length && cell.trim() !== "");
  if (beyond >= 0) throw unreadable("spreadsheetCellWithoutHeading", { line, column: beyond + 1 });
  return { line, cells: header.map((_, position) => cells[position] ?? "") };
}
