/**
 * Small cells (小数セルの秘匿): a count of a few people tells who they are. Whatever leaves the organizer shows a count
 * below the smallest cell of its KPI as suppressed; nobody at all is no person to be told. Where one part of a sum is
 * withheld, the sum is withheld too, or it would give the part away. The rule is about showing alone: a verdict reads
 * the figure itself, unrounded.
 */
import { canonicalDecimal, type Decimal } from "../kernel/decimal.ts";

/** Where nothing else was said about a figure that counts people. */
export const usualSmallestCell = 5;

export interface Cell {
  readonly value: Decimal;
  /** Undefined for a KPI that counts no people. */
  readonly smallestCell: number | undefined;
}

export function isSmallCell({ value, smallestCell }: Cell): boolean {
  return smallestCell !== undefined && !value.isZero() && value.abs().lt(smallestCell);
}

/** The figure, or what is written in its place. */
export function cellText(cell: Cell): string {
  const { value, smallestCell } = cell;
  return smallestCell !== undefined && isSmallCell(cell)
    ? suppressedText(smallestCell)
    : canonicalDecimal(value);
}

export function isSuppressed(text: string): boolean {
  return text.startsWith("<");
}

/** What is written in place of a suppressed figure: "<5". */
export function suppressedText(smallestCell: number): string {
  return `<${String(smallestCell)}`;
}
