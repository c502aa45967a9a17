/** A row as it stands in the file, before anything is known of a header. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a cell of a spreadsheet program can hold. */
export const longestCell = 32_767;
export const mostColumns = 200;
export const mostRows = 100_000;
export const mostCells = 2_000_000;
