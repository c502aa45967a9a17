/** Rows out of a query, in the shape the select names: the one place where a driver's `any` gets a type. */
import type { Knex } from "knex";

export async function rowsOf<T>(query: Knex.QueryBuilder): Promise<readonly T[]> {
  return (await query) as readonly T[];
}

export async function firstOf<T>(query: Knex.QueryBuilder): Promise<T | undefined> {
  const [row] = await rowsOf<T>(query.limit(1));
  return row;
}

/** Cursors over ids: hexadecimal, so they lie between these two in every collation. */
export const beforeAllIds = "";
export const afterAllIds = "zzzzzzzz";
