/** The figures inside the document: files a reader can take out and check against the hash printed on the page. */
import { createHash } from "node:crypto";
import { canonicalJson, canonicalValue } from "../../src/domain/kernel/canonical-json.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import type { Paper } from "./paper.ts";

export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Buffer;
  readonly at: Date;
}

/** The one text of a report model, and its hash: SHA-256 of exactly the bytes that are attached. */
export function modelData(model: unknown): { readonly bytes: Buffer; readonly sha256: string } {
  const bytes = Buffer.from(canonicalJson(present(canonicalValue(model), "report model")), "utf8");
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

export function attach({ pdf }: Paper, { name, mediaType, description, bytes, at }: Attachment): void {
  pdf.file(bytes, {
    name,
    type: mediaType,
    description,
    relationship: "Data",
    creationDate: at,
    modifiedDate: at,
  });
}

/**
 * Rows as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, quotes where needed. A cell that a spreadsheet
 * would take for a formula is preceded by an apostrophe; plain numbers are not.
 */
export function csv(rows: readonly (readonly string[])[]): Buffer {
  const lines = rows.map((row) => row.map(csvCell).join(","));
  return Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`, "utf8");
}

function csvCell(text: string): string {
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(text);
  const safe = !isNumber && /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
