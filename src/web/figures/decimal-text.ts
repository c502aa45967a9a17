/**
 * Exact reckoning on decimal text, as far as a screen needs it: shifting the point, grouping digits, comparing. A
 * figure from the server never passes through a binary float on its way to the reader.
 */
interface Scaled {
  /** value × 10^places */
  readonly units: bigint;
  readonly places: number;
}

const decimalForm = /^(-?)(\d+)(?:\.(\d+))?$/;

export function isDecimalText(text: string): boolean {
  return decimalForm.test(text);
}

function scaled(text: string): Scaled {
  const match = decimalForm.exec(text);
  if (match === null) throw new Error(`not a decimal number: ${text}`);
  const [, sign = "", whole = "0", fraction = ""] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === "-" ? -units : units, places: fraction.length };
}

function aligned(left: string, right: string): { left: bigint; right: bigint; places: number } {
  const [a, b] = [scaled(left), scaled(right)];
  const places = Math.max(a.places, b.places);
  const raise = (value: Scaled): bigint => value.units * 10n ** BigInt(places - value.places);
  return { left: raise(a), right: raise(b), places };
}

function textOf(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const split = digits.length - places;
  const sign = units < 0n ? "-" : "";
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, split)}.${digits.slice(split)}`;
}

export function compareDecimals(left: string, right: string): -1 | 0 | 1 {
  const { left: a, right: b } = aligned(left, right);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function subtractDecimals(left: string, right: string): string {
  const { left: a, right: b, places } = aligned(left, right);
  return textOf(a - b, places);
}

export function addDecimals(left: string, right: string): string {
  const { left: a, right: b, places } = aligned(left, right);
  return textOf(a + b, places);
}

export function signOf(text: string): -1 | 0 | 1 {
  return compareDecimals(text, "0");
}

/** Moves the point to the right without losing a digit: ("0.01475", 2) is "1.475". */
export function shiftPoint(text: string, by: number): string {
  const { units, places } = scaled(text);
  return places >= by ? textOf(units, places - by) : textOf(units * 10n ** BigInt(by - places), 0);
}

/** At most `places` decimals, the rest cut off, so that 99.999 never reads as 100. */
export function cutDecimals(text: string, places: number): string {
  const [whole = "", fraction] = text.split(".");
  const kept = fraction?.slice(0, places) ?? "";
  return kept === "" ? whole : `${whole}.${kept}`;
}

/** At least `places` decimals, filled with zeros. */
export function fillDecimals(text: string, places: number): string {
  const [whole = "", fraction = ""] = text.split(".");
  return places === 0 && fraction === "" ? whole : `${whole}.${fraction.padEnd(places, "0")}`;
}

export function trimZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Thousands separated by commas, a true minus sign: "-1234567.5" is "−1,234,567.5". */
export function grouped(text: string): string {
  const [whole = "", fraction] = text.replace("-", "").split(".");
  const digits = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  const minus = text.startsWith("-") && /[1-9]/.test(text) ? "−" : "";
  return minus + (fraction === undefined ? digits : `${digits}.${fraction}`);
}

/** Whether a value lies more than half of the last one away from it: worth asking whether the unit is right. */
export function isUnusualJump(value: string, last: string): boolean {
  const { left, right } = aligned(value, last);
  const distance = left > right ? left - right : right - left;
  const size = right < 0n ? -right : right;
  return size > 0n && distance * 2n > size;
}
