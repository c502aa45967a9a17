/**
 * The SQLite file itself: pages, and indexes that agree with their tables. An index can answer a query alone, so that
 * bytes changed in it would lie while every row still holds. PostgreSQL looks after its own pages (data checksums).
 */
import type { BadRow } from "../../src/app/audit/ports.ts";
import type { Check } from "./check.ts";

interface Answer {
  readonly integrity_check: string;
}

export const fileIsSound: Check = async ({ on, dialect, organizationId }) => {
  if (dialect !== "sqlite" || organizationId !== undefined) return undefined;
  const rows: readonly Answer[] = await on.raw("pragma integrity_check(1)");
  const [found] = rows;
  return found === undefined || found.integrity_check === "ok" ? undefined : badFile(found.integrity_check);
};

/** What is to be said when reading stops at a damaged page; undefined for every other error. */
export function damagedFile(error: unknown): BadRow | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const isDamage = /^SQLITE_(?:CORRUPT|NOTADB)/.test(String(error.code));
  return isDamage ? badFile(error.message) : undefined;
}

function badFile(because: string): BadRow {
  return { what: "database file", row: "-", because };
}
