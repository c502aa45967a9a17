/**
 * Someone with full rights over the database who changes what must not change: he takes the triggers away, writes, and
 * puts them back; what the columns check he takes away for good. On PostgreSQL he is a superuser.
 */
import type { Knex } from "knex";
import { connect } from "../../db/connect.ts";
import type { Cell, Row } from "../../db/dialect.ts";
import { rowsOf } from "../../db/read.ts";
import { keyOf } from "../../db/recorder.ts";
import type { TestDatabase } from "./databases.ts";

export interface Thief {
  /** What he does with neither triggers nor constraints in his way; in one table, where it is named. */
  readonly act: <T>(deed: (on: Knex) => Promise<T>, table?: string) => Promise<T>;
  readonly leave: () => Promise<void>;
}

export async function thiefIn({ url, dialect }: TestDatabase): Promise<Thief> {
  const { writer, close } = connect(url);
  if (dialect.name === "postgres") {
    await dropChecks(writer);
    return {
      act: (deed) =>
        writer.transaction(async (on) => {
          await on.raw("set local session_replication_role = replica");
          return deed(on);
        }),
      leave: close,
    };
  }
  await writer.raw("pragma foreign_keys = off");
  await writer.raw("pragma ignore_check_constraints = on");
  return {
    act: (deed, table) =>
      writer.transaction(async (on) => {
        const where = { type: "trigger", ...(table === undefined ? {} : { tbl_name: table }) };
        const triggers = await rowsOf<{ readonly name: string; readonly sql: string }>(
          on("sqlite_master").where(where).select("name", "sql"),
        );
        for (const { name } of triggers) await on.raw("drop trigger ??", [name]);
        const done = await deed(on);
        for (const { sql } of triggers) await on.raw(sql);
        return done;
      }),
    leave: close,
  };
}

async function dropChecks(on: Knex): Promise<void> {
  const checks = await rowsOf<{ readonly name: string; readonly table: string }>(
    on("pg_constraint")
      .join("pg_class", "pg_class.oid", "pg_constraint.conrelid")
      .where({ contype: "c" })
      .whereRaw("connamespace = current_schema()::regnamespace")
      .select({ name: "conname", table: "relname" }),
  );
  for (const { name, table } of checks) await on.raw("alter table ?? drop constraint ??", [table, name]);
}

/** Of the tables that hold no facts. */
export const chainKeys: Readonly<Record<string, readonly string[]>> = {
  audit_row: ["organization_id", "seq"],
  chain_head: ["organization_id"],
};

export function keyColumns(table: string): readonly string[] {
  return chainKeys[table] ?? keyOf(table);
}

export function keyCells(table: string, row: Row): Row {
  return Object.fromEntries(keyColumns(table).map((column) => [column, row[column] ?? null]));
}

/** Numbers between 0 and 1, the same every time (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** Another cell of the same kind, one character or one bit away; a digit stays a digit, so that a day stays one. */
export function flipped(random: () => number, cell: Cell): Cell {
  if (cell === null) return pick(random, ["0", "2026-01-01", "{}", 1]);
  if (typeof cell === "number") return cell ^ (1 << Math.floor(random() * 20));
  if (cell === "") return "x";
  const characters = Array.from(cell);
  const position = Math.floor(random() * characters.length);
  const code = characters[position]?.codePointAt(0) ?? 0;
  const isDigit = code >= 48 && code <= 57;
  characters[position] = isDigit
    ? String((code - 48 + 1 + Math.floor(random() * 9)) % 10)
    : String.fromCodePoint(code ^ 1);
  return characters.join("");
}
