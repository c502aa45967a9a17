/**
 * Everything that differs between SQLite and PostgreSQL, in one place. Batches go in through one JSON parameter per
 * table: a batch costs one statement, whatever its length, and whole numbers stay whole.
 */
import type { Knex } from "knex";

export type DialectName = "sqlite" | "postgres";
export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** A row as JSON text: cell by cell in the order of its columns, and as an object. */
export interface RowText {
  readonly cells: readonly string[];
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

export interface Dialect {
  readonly name: DialectName;
  readonly insertion: (table: string, rows: RowTexts) => Statement;
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

/** Cells are found by position, which is quicker than by name; as JSONB a row is parsed once for all of them. */
const intoSqlite: Dialect["insertion"] = (table, { columns, rows }) => {
  const picks = columns.map((_, position) => `cells->>${String(position)}`).join(", ");
  return {
    sql: `insert into ?? (${marks(columns)}) select ${picks} from (select jsonb(value) as cells from json_each(?))`,
    bindings: [table, ...columns, `[${rows.map(({ cells }) => `[${cells.join(",")}]`).join(",")}]`],
  };
};

export const sqliteDialect: Dialect = {
  name: "sqlite",
  insertion: intoSqlite,
  insertRows: rowsInto(intoSqlite),
  isRecordedLate: `journal_entry.recorded_at >=
    date(coalesce(entry_placement.belongs_on, journal_entry.effective_on), '+' || ? || ' days') || 'T15:00:00.000Z'`,
  isRetryable: (error) => codeOf(error).startsWith("SQLITE_BUSY"),
};

const intoPostgres: Dialect["insertion"] = (table, { columns, rows }) => ({
  sql: `insert into ?? (${marks(columns)}) select ${marks(columns)} from json_populate_recordset(null::??, ?)`,
  bindings: [table, ...columns, ...columns, table, `[${rows.map(({ text }) => text).join(",")}]`],
});

export const postgresDialect: Dialect = {
  name: "postgres",
  insertion: intoPostgres,
  insertRows: rowsInto(intoPostgres),
  isRecordedLate: `journal_entry.recorded_at >=
    to_char(coalesce(entry_placement.belongs_on, journal_entry.effective_on)::date + ?::integer, 'YYYY-MM-DD')
    || 'T15:00:00.000Z'`,
  isRetryable: (error) => ["40001", "40P01"].includes(codeOf(error)),
};

function rowsInto(
  insertion: Dialect["insertion"],
): (on: Knex, table: string, rows: readonly Row[]) => Promise<void> {
  return async (on, table, rows) => {
    const columns = Object.keys(rows[0] ?? {});
    const { sql, bindings } = insertion(table, { columns, rows: rows.map(rowText) });
    await on.raw(sql, [...bindings]);
  };
}

/** A row of working state, as it stands. */
export function rowText(row: Row): RowText {
  return { cells: Object.values(row).map((cell) => JSON.stringify(cell)), text: JSON.stringify(row) };
}

function marks(columns: readonly string[]): string {
  return columns.map(() => "??").join(", ");
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}
