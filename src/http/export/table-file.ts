import { buffer } from "node:stream/consumers";
import type { FileAnswer } from "../handler.ts";
import { guardedText } from "../spreadsheet/formula-guard.ts";
import { byteOrderMark, csvLine } from "./csv-text.ts";
import { csvType, xlsxType } from "./export-format.ts";
import { rowXml, xlsxStream } from "./xlsx-stream.ts";

export interface WrittenTable {
  readonly name: string;
  readonly format: "csv" | "xlsx";
  readonly rows: readonly (readonly string[])[];
}

/** A small table of text as a file, to be filled in by whoever asked for it. */
export async function tableFile({ name, format, rows: written }: WrittenTable): Promise<FileAnswer> {
  const rows = written.map((row) => row.map((text) => ({ kind: "text" as const, text: guardedText(text) })));
  const fileName = `${name}.${format}`;
  if (format === "csv") {
    const text = byteOrderMark + rows.map(csvLine).join("");
    return { fileName, mediaType: csvType, bytes: new TextEncoder().encode(text) };
  }
  const lines = rows.map((row, i) => rowXml(row, i + 1));
  return { fileName, mediaType: xlsxType, bytes: await buffer(xlsxStream(name, lines)) };
}
