/**
 * Small cells: a count of people below a minimum tells who they are in a small place, so it is not published. Zero is
 * nobody and stays. Where one part of a sum is withheld, the sum is withheld too, or it would give the part away.
 */
import { decimal, type Decimal } from "../kernel/decimal.ts";

export const smallestCell = 5;

export function isSmallCell(value: Decimal): boolean {
  const size = value.abs();
  return size.gt(0) && size.lt(decimal(smallestCell));
}
