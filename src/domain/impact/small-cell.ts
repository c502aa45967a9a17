/**
 * Small cells (小数セルの秘匿): a count of a few people tells who they are. Whatever leaves the organizer shows a count
 * below the smallest cell of its KPI as suppressed; nobody at all is no person to be told. The rule is about showing
 * alone: a verdict reads the figure itself, unrounded.
 */
import type { Decimal } from "../kernel/decimal.ts";

export interface Cell {
  readonly value: Decimal;
  /** Undefined for a KPI that counts no people. */
  readonly smallestCell: number | undefined;
}

export function isSmallCell({ value, smallestCell }: Cell): boolean {
  return smallestCell !== undefined && !value.isZero() && value.abs().lt(smallestCell);
}

/** What is written in place of a suppressed figure: "<5". */
export function suppressedText(smallestCell: number): string {
  return `<${String(smallestCell)}`;
}
