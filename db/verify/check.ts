/** What the checks of `verify` have in common: where they read, what they count, how they name a row. */
import type { Knex } from "knex";
import type { BadRow, VerifyAsked } from "../../src/app/audit/ports.ts";
import type { Cell, DialectName, Row } from "../dialect.ts";

export interface VerifyScope {
  /** One moment of the database: what is recorded meanwhile is not seen. */
  readonly on: Knex;
  readonly dialect: DialectName;
  /** Undefined: every organization. */
  readonly organizationId: string | undefined;
  readonly tally: Tally;
}

/** The first row that does not hold. */
export type Check = (scope: VerifyScope) => Promise<BadRow | undefined>;

export interface Tally {
  readonly count: (what: string, count: number) => void;
  readonly counted: () => readonly { readonly what: string; readonly count: number }[];
}

const defaultStep = 50_000;

/** Tells of every so many rows more. */
export function newTally({
  onProgress,
  progressEvery = defaultStep,
}: Pick<VerifyAsked, "onProgress" | "progressEvery">): Tally {
  const counts = new Map<string, number>();
  return {
    count: (what, count) => {
      const before = counts.get(what) ?? 0;
      counts.set(what, before + count);
      const isDue = Math.floor(before / progressEvery) < Math.floor((before + count) / progressEvery);
      if (isDue) onProgress?.(what, before + count);
    },
    counted: () => [...counts].map(([what, count]) => ({ what, count })),
  };
}

/** The answer of the first check that finds something. */
export function firstOfChecks(checks: readonly Check[]): Check {
  return async (scope) => {
    for (const check of checks) {
      const found = await check(scope);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** `entry_id=…, line=2` */
export function rowName(row: Row, columns: readonly string[]): string {
  return columns.map((column) => `${column}=${cellText(row[column])}`).join(", ");
}

function cellText(cell: Cell | undefined): string {
  return String(cell ?? null);
}

/** Rows of the organization asked about, of a table that says whose they are. */
export function ofOrganization(
  query: Knex.QueryBuilder,
  table: string,
  { organizationId }: Pick<VerifyScope, "organizationId">,
): Knex.QueryBuilder {
  return organizationId === undefined ? query : query.where({ [`${table}.organization_id`]: organizationId });
}
