/** JSON kept in a text column: written canonically, so that equal values are equal bytes. */
import type { Provenance } from "../../src/app/provenance.ts";
import {
  canonicalJson,
  type CanonicalObject,
  type CanonicalValue,
} from "../../src/domain/kernel/canonical-json.ts";

export function jsonCell(value: CanonicalValue): string {
  return canonicalJson(value);
}

/** As `jsonCell`, for a record whose type does not say that it holds text, whole numbers, lists and records only. */
export function recordCell(record: object): string {
  return canonicalJson(record as CanonicalObject);
}

/** Reads what `jsonCell` wrote; the shape is the writer's promise, kept by the digest of the row. */
export function readJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

export function provenanceCell({ fictional, source, asOf, note }: Provenance): string {
  return jsonCell({ fictional, source, asOf, note: note === null ? null : { ja: note.ja, en: note.en } });
}
