/**
 * Which changes need a second person. Everything that moves money or decides something does unless the institution says
 * otherwise, and it may say so only for changes that a person could undo the next day. A verdict, a write-off or the
 * policy itself is never one person's.
 */
import type { ApprovalKind } from "./ports.ts";

export const waivableKinds = ["fixing"] as const satisfies readonly ApprovalKind[];
export type WaivableKind = (typeof waivableKinds)[number];

/** Stands in the place of the second person where the institution asks for none. */
export const decidedByPolicy = "policy";

export function isWaivable(kind: ApprovalKind): kind is WaivableKind {
  return waivableKinds.some((waivable) => waivable === kind);
}
