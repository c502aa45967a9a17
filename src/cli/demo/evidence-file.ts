/**
 * Invented evidence as real files: a table as CSV, a statement as a PDF of one page. Both say 架空 and "fictional" in
 * themselves, so that a copy that leaves the demonstration deceives nobody. The same data give the same bytes.
 */
import type { EvidenceData } from "./observation-data.ts";

export interface EvidenceFile {
  readonly fileName: string;
  readonly mediaType: "text/csv" | "application/pdf";
  readonly bytes: Uint8Array;
}

export function evidenceFile(data: EvidenceData): EvidenceFile {
  const { fileName } = data;
  return data.format === "csv"
    ? { fileName, mediaType: "text/csv", bytes: Buffer.from(csvText(data), "utf8") }
    : { fileName, mediaType: "application/pdf", bytes: Buffer.from(pdfText(data), "latin1") };
}

/** With a byte order mark, by which spreadsheets in Japan know UTF-8. */
function csvText({ title, lines }: EvidenceData): string {
  const rows = [
    ["架空のデータ", "fictional data", "", ""],
    [title.ja, title.en, "", ""],
    ["項目", "item", "値", "単位"],
    ...lines.map(({ item, value, unit }) => [item.ja, item.en, value, unit]),
  ];
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

function csvCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The standard font of every reader knows Latin letters only: the page is in English, the title in both languages. */
function pdfText({ title, lines }: EvidenceData): string {
  const shown = [
    "FICTIONAL DOCUMENT - made up for a demonstration",
    title.en,
    ...lines.map(({ item, value, unit }) => `${item.en}: ${value} ${unit}`),
  ];
  const content = shown
    .map((line, i) => `BT /F1 12 Tf 56 ${780 - i * 24} Td ${pdfString(line)} Tj ET`)
    .join("\n");
  return pdfDocument([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< /Title ${pdfUnicode(`架空 (fictional): ${title.ja} / ${title.en}`)} >>`,
  ]);
}

/** Objects numbered from 1: the first is the catalogue, the last the information about the document. */
function pdfDocument(objects: readonly string[]): string {
  let body = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n";
  const offsets = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  return (
    `${body}xref\n0 ${count}\n0000000000 65535 f \n${table}` +
    `trailer\n<< /Size ${count} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  );
}

function pdfString(line: string): string {
  const latin = line.replace(/[^\u0020-\u007e]/g, "?");
  return `(${latin.replace(/[\\()]/g, (character) => `\\${character}`)})`;
}

/** UTF-16 with its byte order mark, in hexadecimal. */
function pdfUnicode(line: string): string {
  const units = Array.from({ length: line.length }, (_, i) =>
    line.charCodeAt(i).toString(16).padStart(4, "0"),
  );
  return `<FEFF${units.join("").toUpperCase()}>`;
}
