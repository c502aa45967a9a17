/** Rows of a CSV file as Japanese and other spreadsheet programs write it: any of three encodings and separators. */
import { Readable } from "node:stream";
import { setImmediate as otherWork } from "node:timers/promises";
import { CsvError, parse } from "csv-parse";
import type { Spreadsheet } from "../../app/spreadsheet/ports.ts";
import { longestCell, type RawRow } from "./raw-row.ts";
import { unguardedText } from "./formula-guard.ts";
import { unreadable } from "./unreadable.ts";

export interface CsvText {
  readonly encoding: Spreadsheet["encoding"];
  /** The text in pieces, without its byte order mark. */
  readonly pieces: readonly string[];
}

const pieceBytes = 64 * 1024;

/** UTF-8 proves itself; what is not UTF-8 is taken for the encoding of Japanese Windows (CP932), if it can be. */
export async function decodeCsv(bytes: Uint8Array): Promise<CsvText> {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (!isUtf16 && bytes.includes(0))
    throw unreadable("spreadsheetKindNotAccepted", { accepted: "CSV, XLSX" });
  const encodings = isUtf16 ? (["utf-16"] as const) : (["utf-8", "shift_jis"] as const);
  for (const encoding of encodings) {
    const pieces = await decoded(bytes, encoding);
    if (pieces !== undefined) return { encoding, pieces };
  }
  throw unreadable("spreadsheetEncodingUnknown", { accepted: "UTF-8, Shift_JIS (CP932)" });
}

async function decoded(
  bytes: Uint8Array,
  encoding: Spreadsheet["encoding"],
): Promise<readonly string[] | undefined> {
  const decoder = new TextDecoder(encoding === "utf-16" ? "utf-16le" : encoding, { fatal: true });
  const pieces: string[] = [];
  try {
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      pieces.push(decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: true }));
      await otherWork();
    }
    pieces.push(decoder.decode());
  } catch {
    return undefined;
  }
  return pieces;
}

export async function* csvRows({ pieces }: CsvText): AsyncGenerator<RawRow> {
  const parser = parse({
    delimiter: separatorOf(pieces[0] ?? ""),
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    max_record_size: longestRecord,
  });
  Readable.from(pieces.filter((piece) => piece !== "")).pipe(parser);
  let line = 1;
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      yield { line, cells: record.map(unguardedText) };
      line += 1 + record.reduce((breaks, cell) => breaks + (cell.match(lineBreak)?.length ?? 0), 0);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const broken = Number(error["lines"]);
    throw error.code === "CSV_MAX_RECORD_SIZE"
      ? unreadable("spreadsheetCellTooLong", { line: broken, most: longestCell })
      : unreadable("spreadsheetMalformed", { line: broken });
  }
}

const lineBreak = /\r\n|\r|\n/g;
const longestRecord = 4 * 1024 * 1024;

/** Of comma, tab and semicolon the one that the first line has most of, outside quotes. */
function separatorOf(text: string): string {
  const [firstLine = ""] = text.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1);
  const counted = [",", "\t", ";"].map((separator) => ({
    separator,
    count: firstLine.split(separator).length,
  }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).separator;
}
