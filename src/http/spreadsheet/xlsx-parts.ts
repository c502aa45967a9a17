/** The parts of a workbook that a sheet refers to: which sheet comes first, the shared texts, which formats are dates. */
import type { Archive } from "./xlsx-archive.ts";
import { unreadable } from "./unreadable.ts";
import { readXml } from "./xml-reading.ts";
import { unescapedText } from "./xlsx-cells.ts";

const workbookPart = "xl/workbook.xml";

export interface Workbook {
  readonly sheetPart: string;
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has(workbookPart)) throw unreadable("spreadsheetKindNotAccepted", { accepted: "CSV, XLSX" });
  const sheets: { readonly relation: string; readonly isHidden: boolean }[] = [];
  let from1904 = false;
  await readXml(archive.text(workbookPart), {
    open: (name, attribute) => {
      if (name === "workbookPr") from1904 = isTrue(attribute("date1904"));
      if (name !== "sheet") return;
      sheets.push({
        relation: attribute("r:id") ?? "",
        isHidden: (attribute("state") ?? "visible") !== "visible",
      });
    },
  });
  const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  if (first === undefined) throw unreadable("spreadsheetEmpty");
  return { from1904, sheetPart: await targetOf(archive, first.relation) };
}

async function targetOf(archive: Archive, relation: string): Promise<string> {
  let target = "";
  await readXml(archive.text("xl/_rels/workbook.xml.rels"), {
    open: (name, attribute) => {
      if (name === "Relationship" && attribute("Id") === relation) target = attribute("Target") ?? "";
    },
  });
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

export async function readSharedTexts(archive: Archive): Promise<readonly string[]> {
  const part = "xl/sharedStrings.xml";
  const texts: string[] = [];
  if (!archive.has(part)) return texts;
  const reading = textReading((text) => texts.push(text), "si");
  await readXml(archive.text(part), reading);
  return texts;
}

/** Gathers the runs of a text; how its characters are pronounced (furigana) is left out. */
export function textReading(
  done: (text: string) => void,
  element: "si" | "is",
): Required<Parameters<typeof readXml>[1]> {
  let gathered = "";
  let isText = false;
  let isPhonetic = false;
  return {
    open: (name) => {
      if (name === element) gathered = "";
      if (name === "rPh") isPhonetic = true;
      isText = name === "t";
    },
    text: (text) => {
      if (isText && !isPhonetic) gathered += text;
    },
    close: (name) => {
      if (name === "t") isText = false;
      if (name === "rPh") isPhonetic = false;
      if (name === element) done(unescapedText(gathered));
    },
  };
}

/** For each style of a cell, whether its number is a date. */
export async function readDateStyles(archive: Archive): Promise<readonly boolean[]> {
  const part = "xl/styles.xml";
  const styles: boolean[] = [];
  if (!archive.has(part)) return styles;
  const codes = new Map<number, string>();
  let isInCellFormats = false;
  await readXml(archive.text(part), {
    open: (name, attribute) => {
      if (name === "numFmt") codes.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      if (name === "cellXfs") isInCellFormats = true;
      if (name === "xf" && isInCellFormats) styles.push(isDateFormat(Number(attribute("numFmtId")), codes));
    },
    close: (name) => {
      if (name === "cellXfs") isInCellFormats = false;
    },
  });
  return styles;
}

/** Formats that every workbook knows without writing them down; those from 27 on are Japanese, Chinese, Korean. */
const knownDateFormats = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

function isDateFormat(id: number, codes: ReadonlyMap<number, string>): boolean {
  const code = codes.get(id);
  if (code === undefined) return knownDateFormats.some(([from, to]) => id >= from && id <= to);
  const [positive = ""] = code.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "").split(";");
  return /[ymdhsge]/i.test(positive.replace(/general|e[+-]/gi, ""));
}

function isTrue(flag: string | undefined): boolean {
  return flag === "1" || flag === "true";
}
