import type { Cell } from "./cells.ts";

/** UTF-8 is taken for another encoding by Excel unless it begins with this. */
export const byteOrderMark = "\ufeff";

/** One record of RFC 4180. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(({ text }) => quoted(text)).join(",")}\r\n`;
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
