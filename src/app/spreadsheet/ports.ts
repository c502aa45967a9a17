import type { Decision, Rejection } from "../../domain/kernel/decision.ts";

export interface SpreadsheetFile {
  /** As its sender named it; what the file is, its bytes say. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface SpreadsheetRow {
  /** Line of a CSV file, row of a sheet, as its sender sees it: counted from 1. */
  readonly line: number;
  /** One text for each heading. Numbers are exact decimal text, days are ISO days. */
  readonly cells: readonly string[];
}

export interface Spreadsheet {
  readonly kind: "csv" | "xlsx";
  /** Of a CSV file; a sheet is always UTF-8. */
  readonly encoding: "utf-8" | "utf-16" | "shift_jis";
  readonly header: readonly string[];
  readonly rows: readonly SpreadsheetRow[];
}

export type SpreadsheetRejection = Rejection<
  | "spreadsheetTooLarge"
  | "spreadsheetKindNotAccepted"
  | "spreadsheetEncrypted"
  | "spreadsheetDamaged"
  | "spreadsheetUnpacksTooLarge"
  | "spreadsheetEncodingUnknown"
  | "spreadsheetMalformed"
  | "spreadsheetEmpty"
  | "spreadsheetHeadingTwice"
  | "spreadsheetHeadingMissing"
  | "spreadsheetCellWithoutHeading"
  | "spreadsheetCellTooLong"
  | "spreadsheetTooManyRows"
  | "spreadsheetTooManyColumns"
  | "spreadsheetTooManyCells"
>;

/** Reads a whole table: the first row with text is its header. Other work goes on while it reads. */
export type ReadSpreadsheet = (file: SpreadsheetFile) => Promise<Decision<Spreadsheet, SpreadsheetRejection>>;
