/**
 * One text for one value, so that equal facts have equal hashes: keys sorted, no blanks, text in NFC, whole numbers
 * only (money and rates are decimal text), absent fields left out.
 */
import { invariant } from "./invariant.ts";

export type CanonicalValue =
  null | boolean | number | string | bigint | readonly CanonicalValue[] | CanonicalObject;

export interface CanonicalObject {
  readonly [key: string]: CanonicalValue | undefined;
}

export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value.normalize("NFC"));
  if (typeof value === "bigint") return JSON.stringify(value.toString());
  if (typeof value === "number") {
    invariant(Number.isSafeInteger(value), `${String(value)} is not a whole number`);
    return String(value);
  }
  return isList(value) ? `[${value.map(canonicalJson).join(",")}]` : canonicalObject(value);
}

function canonicalObject(value: CanonicalObject): string {
  const fields = Object.keys(value)
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((key) => {
      const field = value[key];
      return field === undefined ? [] : [`${JSON.stringify(key.normalize("NFC"))}:${canonicalJson(field)}`];
    });
  return `{${fields.join(",")}}`;
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
