/** A view (text, whole numbers, lists and records of them) as canonical JSON can hold it. */
import type { CanonicalObject } from "../domain/kernel/canonical-json.ts";

export function toCanonical(view: object): CanonicalObject {
  return JSON.parse(JSON.stringify(view)) as CanonicalObject;
}
