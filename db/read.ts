/** Rows out of a query, in the shape the select names: the one place where a driver's `any` gets a type. */
import type { Knex } from "knex";

export async function rowsOf<T>(query: Knex.QueryBuilder): Promise<readonly T[]> {
  return (await query) as readonly T[];
}

export async function firstOf<T>(query: Knex.QueryBuilder): Promise<T | undefined> {
  const [row] = await rowsOf<T>(query.limit(1));
  return row;
}

/** A whole number out of a cursor; a cursor that was made up counts as zero. */
export function numberOfCursor(text: string): number {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : 0;
}

/** Cursors over ids: hexadecimal, so they lie between these two in every collation. */
export const beforeAllIds = "";
export const afterAllIds = "zzzzzzzz";
