/** Events of loans as they are kept: amounts as whole minor units in text. */
import type { LoanEventDetail } from "../../src/app/loan/servicing-facts.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";

type InText<T> = { readonly [K in keyof T]: T[K] extends bigint ? string : T[K] };
type EachInText<T> = T extends unknown ? InText<T> : never;

export type EventDetailJson = EachInText<LoanEventDetail>;

const minorFields: ReadonlySet<string> = new Set(["amount", "breakCost", "principal"]);

export function writeEventDetail(detail: LoanEventDetail): CanonicalObject {
  const entries: readonly (readonly [string, string | bigint])[] = Object.entries(detail);
  return Object.fromEntries(entries.map(([field, value]) => [field, String(value)]));
}

export function readEventDetail(json: EventDetailJson): LoanEventDetail {
  const entries: readonly (readonly [string, string])[] = Object.entries(json);
  const read = entries.map(([field, value]) => [field, minorFields.has(field) ? BigInt(value) : value]);
  return Object.fromEntries(read) as LoanEventDetail;
}
