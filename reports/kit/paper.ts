/**
 * The paper a document is drawn on: a tagged PDF that is PDF/A-3a and PDF/UA-1 at once, with fixed dates, so that the
 * same content gives the same bytes. `y` of the open page moves down as things are put on it.
 */
import PDFDocument from "pdfkit";
import type { Language } from "../../src/domain/report/language.ts";
import { faces, fontOf } from "./fonts.ts";
import { declarePdfUa, escapeMetadata } from "./metadata.ts";
import { page, sizesIn, type Sizes } from "./theme.ts";

export interface Paper {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: PDFKit.PDFStructureElement;
  readonly language: Language;
  readonly sizes: Sizes;
  readonly bytes: Promise<Uint8Array>;
  /** Characters no font could show, shown as 〓. */
  readonly missing: Set<string>;
}

export interface PaperOptions {
  readonly language: Language;
  readonly title: string;
  readonly subject: string;
  readonly issuedAt: Date;
}

const producer = "Sanpo Ledger";
/** Every text names its face; a stray default would be a font that is not embedded. */
const noDefaultFont = "";
const locales = { ja: "ja-JP", en: "en" } as const satisfies Record<Language, string>;

export function localeOf(language: Language): string {
  return locales[language];
}

export function openPaper({ language, title, subject, issuedAt }: PaperOptions): Paper {
  const pdf = new PDFDocument({
    size: "A4",
    margins: page.margins,
    pdfVersion: "1.7",
    subset: "PDF/A-3a",
    tagged: true,
    lang: locales[language],
    displayTitle: true,
    bufferPages: true,
    font: noDefaultFont,
    info: {
      Title: title,
      Subject: subject,
      Author: producer,
      Creator: producer,
      Producer: producer,
      CreationDate: issuedAt,
      ModDate: issuedAt,
    },
  });
  for (const face of faces) pdf.registerFont(face, fontOf(face));
  declarePdfUa(pdf);
  escapeMetadata(pdf);
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  return { pdf, root, language, sizes: sizesIn[language], bytes: collected(pdf), missing: new Set() };
}

/** Ends the document; nothing can be drawn afterwards. */
export function closePaper({ pdf, root, bytes }: Paper): Promise<Uint8Array> {
  root.end();
  pdf.end();
  return bytes;
}

function collected(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on("end", () => {
      resolve(Buffer.concat(chunks));
    });
    pdf.on("error", reject);
  });
}

/** The lowest line of the open page that may be drawn on. */
export function bottomOf({ pdf }: Paper): number {
  return pdf.page.height - page.margins.bottom;
}

/** Starts a new page unless `height` still fits on the open one. */
export function reserve(paper: Paper, height: number): void {
  if (paper.pdf.y + height > bottomOf(paper)) turnPage(paper);
}

export function turnPage({ pdf }: Paper): void {
  pdf.addPage();
  pdf.x = page.margins.left;
  pdf.y = page.margins.top;
}
