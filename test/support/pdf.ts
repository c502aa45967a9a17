/** PDF files as the outside programs see them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { outputOf } from "./programs.ts";

/** Calls `use` with the name of a file that holds the bytes. */
export function withPdf<T>(bytes: Uint8Array, use: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), "sanpo-pdf-"));
  try {
    const file = path.join(folder, "document.pdf");
    writeFileSync(file, bytes);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of each page, in reading order. */
export function pageTexts(bytes: Uint8Array): readonly string[] {
  const text = withPdf(bytes, (file) => outputOf("pdftotext", ["-layout", file, "-"]));
  return text.split("\f").slice(0, -1);
}

/** The text of a file attached to the document. */
export function attachmentOf(bytes: Uint8Array, name: string): string {
  return withPdf(bytes, (file) => {
    const saved = path.join(path.dirname(file), "attachment");
    outputOf("pdfdetach", ["-savefile", name, "-o", saved, file]);
    return readFileSync(saved, "utf8");
  });
}

/** Tags and texts of the structure tree, as `pdfinfo` prints them. */
export function structureOf(bytes: Uint8Array): string {
  return withPdf(bytes, (file) => outputOf("pdfinfo", ["-struct-text", file]));
}
