/**
 * Stretches of a table in the order of one column, so that no single statement of `verify` takes long, however long the
 * table is. The first has no beginning and the last no end: no value lies outside all of them. The facts of one
 * organization are read in the order of its chain, which an index gives: by their key each stretch would be looked for
 * among all facts of the organization, or all of the others looked at too.
 */
import type { Knex } from "knex";
import { setImmediate as otherWork } from "node:timers/promises";
import type { BadRow } from "../../src/app/audit/ports.ts";
import { factTables } from "../migrations/index.ts";
import { firstOf } from "../read.ts";
import type { VerifyScope } from "./check.ts";

export interface StretchOfTable {
  /** `table.column` */
  readonly column: string;
  readonly after: Place;
  readonly upTo: Place;
}

type Place = string | number | undefined;

const length = 5_000;
const facts = new Set(factTables.map(({ name }) => name));

/** `key` orders the table where all organizations are asked for, or where it holds no facts. */
export async function stretchesOf(
  { on, organizationId }: Pick<VerifyScope, "on" | "organizationId">,
  table: string,
  key: string,
): Promise<readonly StretchOfTable[]> {
  const owner = facts.has(table) ? organizationId : undefined;
  const column = owner === undefined ? key : "audit_seq";
  const stretches: StretchOfTable[] = [];
  for (let after: Place; ;) {
    const next = on(table).orderBy(column).offset(length).select({ value: column });
    if (owner !== undefined) void next.where("organization_id", owner);
    if (after !== undefined) void next.where(column, ">", after);
    const upTo: Place = (await firstOf<{ readonly value: string | number }>(next))?.value;
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
