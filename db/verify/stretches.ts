/**
 * Stretches of a table in the order of one column, so that no single statement of `verify` takes long, however long the
 * table is. The first has no beginning and the last no end: no value lies outside all of them.
 */
import type { Knex } from "knex";
import { setImmediate as otherWork } from "node:timers/promises";
import type { BadRow } from "../../src/app/audit/ports.ts";
import { firstOf } from "../read.ts";

export interface StretchOfTable {
  /** `table.column` */
  readonly column: string;
  readonly after: string | undefined;
  readonly upTo: string | undefined;
}

const length = 5_000;

export async function stretchesOf(
  on: Knex,
  table: string,
  column: string,
): Promise<readonly StretchOfTable[]> {
  const stretches: StretchOfTable[] = [];
  for (let after: string | undefined; ;) {
    const next = on(table).orderBy(column).offset(length).select({ value: column });
    if (after !== undefined) void next.where(column, ">", after);
    const upTo = (await firstOf<{ readonly value: string }>(next))?.value;
    stretches.push({ column: `${table}.${column}`, after, upTo });
    if (upTo === undefined) return stretches;
    after = upTo;
  }
}

export function within(query: Knex.QueryBuilder, { column, after, upTo }: StretchOfTable): Knex.QueryBuilder {
  if (after !== undefined) void query.where(column, ">", after);
  if (upTo !== undefined) void query.where(column, "<=", upTo);
  return query;
}

/** The first that a stretch finds; other work goes on after each. */
export async function firstInStretches(
  stretches: readonly StretchOfTable[],
  find: (stretch: StretchOfTable) => Promise<BadRow | undefined>,
): Promise<BadRow | undefined> {
  for (const stretch of stretches) {
    const found = await find(stretch);
    if (found !== undefined) return found;
    await otherWork();
  }
  return undefined;
}
