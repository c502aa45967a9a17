import { mostColumns, type RawRow } from "./raw-row.ts";
import { unguardedText } from "./formula-guard.ts";
import { unreadable } from "./unreadable.ts";
import { openXlsx } from "./xlsx-archive.ts";
import { columnOf, dateCell, numberCell, unescapedText } from "./xlsx-cells.ts";
import { readDateStyles, readSharedTexts, readWorkbook, textReading } from "./xlsx-parts.ts";
import { xmlReader, type XmlEvents } from "./xml-reading.ts";

/** Rows of the first sheet that is shown. Formulas give the value they had when the file was saved. */
export async function* xlsxRows(bytes: Uint8Array): AsyncGenerator<RawRow> {
  const archive = await openXlsx(bytes);
  const { sheetPart, from1904 } = await readWorkbook(archive);
  const sharedTexts = await readSharedTexts(archive);
  const isDate = await readDateStyles(archive);
  const rows: RawRow[] = [];
  const read = xmlReader(sheetReading({ sharedTexts, isDate, from1904 }, (row) => rows.push(row)));
  for await (const piece of archive.text(sheetPart)) {
    read(piece);
    yield* rows.splice(0);
  }
}

interface SheetContext {
  readonly sharedTexts: readonly string[];
  readonly isDate: readonly boolean[];
  readonly from1904: boolean;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
}

function sheetReading(context: SheetContext, done: (row: RawRow) => void): XmlEvents {
  let line = 0;
  let cells: string[] = [];
  let cell: OpenCell | undefined;
  /** Column of a cell that does not name its own: an empty cell before it counts. */
  let next = 0;
  let isValue = false;
  const inline = textReading((text) => {
    if (cell !== undefined) cell.value = text;
  }, "is");
  return {
    open: (name, attribute) => {
      inline.open(name, attribute);
      isValue = name === "v";
      if (name === "row") {
        line = lineOf(attribute("r"), line);
        cells = [];
        next = 0;
      } else if (name === "c") {
        cell = openedCell(attribute, next);
        next = cell.column + 1;
      }
    },
    text: (text) => {
      inline.text(text);
      if (isValue && cell !== undefined) cell.value += text;
    },
    close: (name) => {
      inline.close(name);
      if (name === "v") isValue = false;
      if (name === "c" && cell !== undefined) {
        put(cells, cell.column, unguardedText(cellText(cell, context)), line);
        cell = undefined;
      } else if (name === "row") done({ line, cells });
    },
  };
}

/** Rows are in order; a row that says otherwise would have its lines told wrongly. */
function lineOf(named: string | undefined, before: number): number {
  const line = named === undefined ? before + 1 : Number(named);
  if (!Number.isSafeInteger(line) || line <= before) throw unreadable("spreadsheetDamaged");
  return line;
}

function openedCell(attribute: (name: string) => string | undefined, next: number): OpenCell {
  return {
    column: columnOf(attribute("r")) ?? next,
    type: attribute("t") ?? "n",
    style: Number(attribute("s") ?? 0),
    value: "",
  };
}

function put(cells: string[], column: number, text: string, line: number): void {
  if (text === "") return;
  if (column >= mostColumns) {
    throw unreadable("spreadsheetTooManyColumns", { line, columns: column + 1, most: mostColumns });
  }
  while (cells.length < column) cells.push("");
  cells[column] = text;
}

function cellText({ type, style, value }: OpenCell, { sharedTexts, isDate, from1904 }: SheetContext): string {
  if (value === "") return "";
  switch (type) {
    case "s":
      return sharedTexts[Number(value)] ?? "";
    case "n":
      return isDate[style] === true ? dateCell(value, from1904) : numberCell(value);
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "d":
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, "");
    case "str":
      return unescapedText(value);
    default:
      return value;
  }
}
