/** Workbooks made part by part, as a spreadsheet program writes them or as nobody should. */
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

export type Parts = Readonly<Record<string, string | Buffer>>;

export interface SheetParts {
  /** What stands in `<sheetData>`. */
  readonly rows: string;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly workbookProperties?: string;
}

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function workbookOf({
  rows,
  sharedStrings = "",
  styles = "",
  workbookProperties = "",
}: SheetParts): Parts {
  return {
    "xl/workbook.xml": `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${spreadsheet}" xmlns:r="${relationships}">${workbookProperties}<sheets><sheet name="x" sheetId="9" state="hidden" r:id="rId9"/><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Target="worksheets/hidden.xml"/><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `<sst xmlns="${spreadsheet}">${sharedStrings}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${spreadsheet}">${styles}</styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${spreadsheet}"><sheetData>${rows}</sheetData></worksheet>`,
  };
}

export async function zipped(parts: Parts): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name);
  file.end();
  return buffer(file.outputStream);
}
