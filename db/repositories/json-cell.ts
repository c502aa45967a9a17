/** JSON kept in a text column: written canonically, so that equal values are equal bytes. */
import type { Provenance } from "../../src/app/provenance.ts";
import { canonicalJson, type CanonicalValue } from "../../src/domain/kernel/canonical-json.ts";

export function jsonCell(value: CanonicalValue): string {
  return canonicalJson(value);
}

/** Reads what `jsonCell` wrote; the shape is the writer's promise, kept by the digest of the row. */
export function readJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

export function provenanceCell({ fictional, source, asOf, note }: Provenance): string {
  return jsonCell({ fictional, source, asOf, note: note === null ? null : { ja: note.ja, en: note.en } });
}
