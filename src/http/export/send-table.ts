/**
 * A table as CSV or workbook. Every page of a list is walked before the first byte goes out, so that a table of too
 * many rows is refused and not cut off; what is held meanwhile is the finished text, not the answers.
 */
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { setImmediate as otherWork } from "node:timers/promises";
import type { Response } from "express";
import type { Language } from "../../app/identity/ports.ts";
import type { AnswerTable } from "../../contract/table.ts";
import { attachment } from "../answer.ts";
import { problem } from "../problem.ts";
import { headerCells, rowCells, type Cell } from "./cells.ts";
import { byteOrderMark, csvLine } from "./csv-text.ts";
import { csvType, xlsxType, type ExportFormat } from "./export-format.ts";
import { rowXml, xlsxStream } from "./xlsx-stream.ts";

const mostRows = 100_000;

export interface TableExport {
  readonly table: AnswerTable;
  readonly format: ExportFormat;
  readonly language: Language;
  /** Of the file's name, where the answer names no viewpoint of its own. */
  readonly day: string;
  /** The answer, from a cursor on where it is a list. */
  readonly answer: (cursor: string | undefined) => Promise<unknown>;
}

export interface WrittenTable {
  readonly rows: number;
  readonly fileName: string;
  /** Header and rows, one text for each page. */
  readonly pages: readonly string[];
}

export async function writeTable({
  table,
  format,
  language,
  day,
  answer,
}: TableExport): Promise<WrittenTable> {
  const written: Record<ExportFormat, (cells: readonly Cell[], line: number) => string> = {
    csv: csvLine,
    xlsx: rowXml,
  };
  const write = written[format];
  const pages = [write(headerCells(table, language), 1)];
  let rows = 0;
  let asOf = day;
  let cursor: string | undefined;
  do {
    const page = await answer(cursor);
    const texts = table.rows(page).map((row, i) => write(rowCells(table, row, language), rows + i + 2));
    rows += texts.length;
    if (rows > mostRows) throw problem("tooManyRows", { figures: { most: mostRows } });
    pages.push(texts.join(""));
    asOf = textAt(page, ["viewpoint", "asOf"]) ?? asOf;
    cursor = textAt(page, ["nextCursor"]);
    await otherWork();
  } while (cursor !== undefined);
  return { rows, pages, fileName: `${table.name[language]}_${asOf}.${format}` };
}

export async function sendTable(
  response: Response,
  { format, table, language }: TableExport,
  { fileName, pages }: WrittenTable,
): Promise<void> {
  response.setHeader("Content-Disposition", attachment(fileName));
  response.setHeader(
    "Content-Type",
    format === "csv" ? `${csvType}; charset=utf-8; header=present` : xlsxType,
  );
  response.setHeader("Content-Language", language);
  const bytes =
    format === "csv" ? Readable.from([byteOrderMark, ...pages]) : xlsxStream(table.name[language], pages);
  await pipeline(bytes, response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}

function textAt(answer: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null
        ? Object.getOwnPropertyDescriptor(value, name)?.value
        : undefined,
    answer,
  );
  return typeof found === "string" ? found : undefined;
}
