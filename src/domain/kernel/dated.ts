/** Lists of rows that each hold from their effective day until the next one, sorted by that day. */
import type { LocalDate } from "./local-date.ts";

export interface Dated {
  readonly effectiveOn: LocalDate;
}

/** The last row that starts on or before the day; undefined before the first one. */
export function rowOn<Row extends Dated>(sorted: readonly Row[], on: LocalDate): Row | undefined {
  return sorted[rowsUntil(sorted, on) - 1];
}

/** The rows that start inside `(startOn, endOn)`. */
export function rowsWithin<Row extends Dated>(
  sorted: readonly Row[],
  { startOn, endOn }: { readonly startOn: LocalDate; readonly endOn: LocalDate },
): readonly Row[] {
  const first = rowsUntil(sorted, startOn);
  const rest = sorted.slice(first, rowsUntil(sorted, endOn));
  return rest.filter(({ effectiveOn }) => effectiveOn < endOn);
}

export function byEffectiveDay<Row extends Dated>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0,
  );
}

/** How many rows start on or before the day, found by halving. */
function rowsUntil(sorted: readonly Dated[], on: LocalDate): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = sorted[middle];
    if (row !== undefined && row.effectiveOn <= on) low = middle + 1;
    else high = middle;
  }
  return low;
}
