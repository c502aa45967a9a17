/** A workbook of one sheet around rows that are already written. It is packed while it is sent. */
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Cell } from "./cells.ts";

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const officeTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Styles of cells, by their place in `cellXfs`. */
const dayStyle = 1;
const headingStyle = 2;

const fixedParts: Readonly<Record<string, string>> = {
  "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${officeTypes}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${officeTypes}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${officeTypes}.styles+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": `<styleSheet xmlns="${spreadsheet}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Yu Gothic"/></font><font><b/><sz val="11"/><name val="Yu Gothic"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
};

export function xlsxStream(sheetName: string, rows: readonly string[]): NodeJS.ReadableStream {
  const archive = new ZipFile();
  const add = (name: string, xml: string): void => {
    archive.addBuffer(Buffer.from(declaration + xml, "utf8"), name, { mtime: fixedTime });
  };
  for (const [name, xml] of Object.entries(fixedParts)) add(name, xml);
  add("xl/workbook.xml", workbookXml(sheetName));
  const sheet = Readable.from(sheetXml(rows), { objectMode: false });
  sheet.once("error", (error) => archive.outputStream.emit("error", error));
  archive.addReadStream(sheet, "xl/worksheets/sheet1.xml", { mtime: fixedTime });
  archive.end();
  return archive.outputStream;
}

/** The same table gives the same bytes. */
const fixedTime = new Date(Date.UTC(2000, 0, 1));

function workbookXml(sheetName: string): string {
  const name = escaped(sheetName.replace(/[\\/?*[\]:]/g, " ").slice(0, 31));
  return `<workbook xmlns="${spreadsheet}" xmlns:r="${relationships}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function* sheetXml(rows: readonly string[]): Generator<string> {
  yield `${declaration}<worksheet xmlns="${spreadsheet}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  yield* rows;
  yield "</sheetData></worksheet>";
}

/** The first line is the header. */
export function rowXml(cells: readonly Cell[], line: number): string {
  const style = line === 1 ? headingStyle : 0;
  return `<row r="${line}">${cells.map((cell) => cellXml(cell, style)).join("")}</row>`;
}

function cellXml({ kind, text }: Cell, style: number): string {
  if (text === "") return "<c/>";
  const serial = kind === "day" ? serialOf(text) : undefined;
  if (serial !== undefined) return `<c s="${dayStyle}"><v>${serial}</v></c>`;
  if (kind === "number" && isExact(text)) return `<c><v>${text}</v></c>`;
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** A spreadsheet keeps fifteen digits; a longer figure stays whole only as text. */
function isExact(text: string): boolean {
  return text.replace(/^-?0*\.?0*|\./g, "").length <= 15;
}

/** Days since 1899-12-30; before March 1900 spreadsheet programs disagree, so those days stay text. */
function serialOf(day: string): number | undefined {
  const serial = (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return serial > 60 ? serial : undefined;
}

/** Characters that XML cannot hold are written as spreadsheet programs do: `_x000D_`. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-F]{4}_)/gi, "_x005F_")
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, codeOf)
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function codeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
