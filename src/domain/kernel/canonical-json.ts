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
  if (typeof value === "string") return JSON.stringify(inNfc(value));
  if (typeof value === "bigint") return JSON.stringify(value.toString());
  if (typeof value === "number") {
    invariant(Number.isSafeInteger(value), () => `${String(value)} is not a whole number`);
    return String(value);
  }
  return isList(value) ? `[${value.map(canonicalJson).join(",")}]` : canonicalObject(value);
}

function canonicalObject(value: CanonicalObject): string {
  const fields = Object.keys(value).some(isBeyondAscii) ? withKeysInNfc(value) : value;
  let text = "{";
  for (const key of Object.keys(fields).sort()) {
    const field = fields[key];
    if (field === undefined) continue;
    text += `${text === "{" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(field)}`;
  }
  return `${text}}`;
}

function withKeysInNfc(value: CanonicalObject): CanonicalObject {
  const fields = new Map<string, CanonicalObject[string]>();
  for (const [name, field] of Object.entries(value)) {
    const key = inNfc(name);
    invariant(!fields.has(key), () => `key ${key} stands twice in one object`);
    fields.set(key, field);
  }
  return Object.fromEntries(fields);
}

/** ASCII is in NFC, and most text is ASCII. */
export function inNfc(text: string): string {
  return isBeyondAscii(text) ? text.normalize("NFC") : text;
}

function isBeyondAscii(text: string): boolean {
  return /[^ -~]/.test(text);
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}

/** The value as canonical JSON knows it; a typed record passes through, anything that is not plain data is a defect. */
export function canonicalValue(value: unknown): CanonicalValue | undefined {
  if (value === undefined || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((item: unknown) => {
      const plain = canonicalValue(item);
      invariant(plain !== undefined, "an item of a list is missing");
      return plain;
    });
  }
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, canonicalValue(field)]));
  }
  const isPlain =
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean" ||
    typeof value === "bigint";
  invariant(isPlain, () => `a ${typeof value} is not plain data`);
  return value;
}
