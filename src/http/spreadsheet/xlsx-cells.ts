/**
 * Cells as text. A spreadsheet program keeps numbers in binary and writes the seventeenth digit of 0.1 + 0.2; what its
 * user entered and sees has at most fifteen digits, so those are the number.
 */
import { canonicalDecimal, decimal } from "../../domain/kernel/decimal.ts";
import { unreadable } from "./unreadable.ts";

const shownDigits = 15;
const numberText = /^-?\d+(?:\.\d+)?(?:E[+-]?\d{1,3})?$/i;

export function numberCell(raw: string): string {
  if (!numberText.test(raw)) throw unreadable("spreadsheetDamaged");
  return canonicalDecimal(decimal(raw).toSignificantDigits(shownDigits));
}

const dayMillis = 86_400_000;
const latestSerial = 2_958_465;

/** The day behind the serial number of a date, with the time where it has one. */
export function dateCell(raw: string, from1904: boolean): string {
  const serial = Number(raw);
  if (!numberText.test(raw) || serial < 0 || serial > latestSerial) return numberCell(raw);
  const seconds = Math.round(serial * 86_400);
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19);
  const days = Math.floor(seconds / 86_400);
  if (days === 0 && !from1904) return time;
  const day = new Date(firstDay(days, from1904) + days * dayMillis).toISOString().slice(0, 10);
  return time === "00:00:00" ? day : `${day}T${time}`;
}

/** Counting from 1900 takes that year for a leap year: days after its February are one too many. */
function firstDay(days: number, from1904: boolean): number {
  if (from1904) return Date.UTC(1904, 0, 1);
  return Date.UTC(1899, 11, days > 60 ? 30 : 31);
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescapedText(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Number of a column from the name of a cell ("AB12" is 27), counted from 0; undefined where it has no name. */
export function columnOf(cell: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(cell ?? "")?.[1];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
