/**
 * Everything that differs between SQLite and PostgreSQL, in one place. Over the wire a batch goes in through one JSON
 * parameter per table: it costs one statement, whatever its length, and whole numbers stay whole. SQLite is in the same
 * process, where a prepared statement for each row is quicker still (decision 0026).
 */
import type { Knex } from "knex";
import { insertPrepared } from "./prepared-rows.ts";

export type DialectName = "sqlite" | "postgres";
export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** A row cell by cell in the order of its columns, and as the JSON text of an object. */
export interface RowText {
  readonly values: readonly Cell[];
  readonly text: string;
}

export interface RowTexts {
  readonly columns: readonly string[];
  readonly rows: readonly RowText[];
}

export interface Statement {
  readonly sql: string;
  readonly bindings: readonly string[];
}

/** A connection of the driver, and how a statement is sent over it. */
export interface Channel {
  readonly connection: unknown;
  /** Tells those who listen to statements of one that is not sent. */
  readonly announce: (sql: string) => void;
  readonly send: (statement: Statement) => Promise<unknown>;
}

type Insertion = (table: string, rows: RowTexts) => Statement;

export interface Dialect {
  readonly name: DialectName;
  readonly insertOver: (channel: Channel, table: string, rows: RowTexts) => Promise<unknown>;
  /** Takes a JSON list; joined to, it finds each `item.value` by an index, however many there are. */
  readonly listItems: string;
  /** All rows have the columns of the first one, in its order. */
  readonly insertRows: (on: Knex, table: string, rows: readonly Row[]) => Promise<void>;
  /**
   * True of a journal entry recorded after its day and so many days more, by the calendar of Japan, whose day begins at
   * 15:00 UTC. Takes the number of days.
   */
  readonly isRecordedLate: string;
  /** SQLSTATE or SQLite code of a conflict that a retry of the whole unit of work may solve. */
  readonly isRetryable: (error: unknown) => boolean;
}

/** Cells are found by position, which is quicker than by name. */
const intoSqlite: Insertion = (table, { columns, rows }) => {
  const picks = columns.map((_, position) => `value->>${String(position)}`).join(", ");
  return {
    sql: `insert into ?? (${marks(columns)}) select ${picks} from json_each(?)`,
    bindings: [table, ...columns, JSON.stringify(rows.map(({ values }) => values))],
  };
};

export const sqliteDialect: Dialect = {
  name: "sqlite",
  insertOver: ({ connection, announce }, table, { columns, rows }) => {
    const names = columns.map(quoted).join(", ");
    const sql = `insert into ${quoted(table)} (${names}) values (${columns.map(() => "?").join(", ")})`;
    announce(sql);
    insertPrepared(connection, sql, rows);
    return Promise.resolve();
  },
  listItems: "json_each(?) as item",
  insertRows: rowsInto(intoSqlite),
  isRecordedLate: `journal_entry.recorded_at >=
    date(coalesce(entry_placement.belongs_on, journal_entry.effective_on), '+' || ? || ' days') || 'T15:00:00.000Z'`,
  isRetryable: (error) => codeOf(error).startsWith("SQLITE_BUSY"),
};

const intoPostgres: Insertion = (table, { columns, rows }) => ({
  sql: `insert into ?? (${marks(columns)}) select ${marks(columns)} from json_populate_recordset(null::??, ?)`,
  bindings: [table, ...columns, ...columns, table, `[${rows.map(({ text }) => text).join(",")}]`],
});

export const postgresDialect: Dialect = {
  name: "postgres",
  insertOver: ({ send }, table, rows) => send(intoPostgres(table, rows)),
  listItems: "json_array_elements(?::json) as item",
  insertRows: rowsInto(intoPostgres),
  isRecordedLate: `journal_entry.recorded_at >=
    to_char(coalesce(entry_placement.belongs_on, journal_entry.effective_on)::date + ?::integer, 'YYYY-MM-DD')
    || 'T15:00:00.000Z'`,
  isRetryable: (error) => ["40001", "40P01"].includes(codeOf(error)),
};

function rowsInto(insertion: Insertion): (on: Knex, table: string, rows: readonly Row[]) => Promise<void> {
  return async (on, table, rows) => {
    const columns = Object.keys(rows[0] ?? {});
    const { sql, bindings } = insertion(table, { columns, rows: rows.map(rowText) });
    await on.raw(sql, [...bindings]);
  };
}

/** A row of working state, as it stands. */
export function rowText(row: Row): RowText {
  return { values: Object.values(row), text: JSON.stringify(row) };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function marks(columns: readonly string[]): string {
  return columns.map(() => "??").join(", ");
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}
