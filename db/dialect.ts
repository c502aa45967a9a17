/**
 * Everything that differs between SQLite and PostgreSQL, in one place. Batches go in through one JSON parameter per
 * table: a batch costs one statement, whatever its length, and whole numbers stay whole.
 */
import type { Knex } from "knex";

export type DialectName = "sqlite" | "postgres";
export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

export interface Dialect {
  readonly name: DialectName;
  readonly insertRows: (on: Knex, table: string, rows: readonly Row[]) => Promise<void>;
  /**
   * True of a journal entry recorded after its day and so many days more, by the calendar of Japan, whose day begins at
   * 15:00 UTC. Takes the number of days.
   */
  readonly isRecordedLate: string;
  /** SQLSTATE or SQLite code of a conflict that a retry of the whole unit of work may solve. */
  readonly isRetryable: (error: unknown) => boolean;
}

export const sqliteDialect: Dialect = {
  name: "sqlite",
  async insertRows(on, table, rows) {
    const columns = columnsOf(rows);
    const picks = columns.map((_, position) => `value->>${String(position)}`).join(", ");
    const statement = `insert into ?? (${marks(columns)}) select ${picks} from json_each(?)`;
    await on.raw(statement, [table, ...columns, tuples(columns, rows)]);
  },
  isRecordedLate: `journal_entry.recorded_at >=
    date(coalesce(entry_placement.belongs_on, journal_entry.effective_on), '+' || ? || ' days') || 'T15:00:00.000Z'`,
  isRetryable: (error) => codeOf(error).startsWith("SQLITE_BUSY"),
};

export const postgresDialect: Dialect = {
  name: "postgres",
  async insertRows(on, table, rows) {
    const columns = columnsOf(rows);
    const statement = `insert into ?? (${marks(columns)}) select ${marks(columns)} from json_populate_recordset(null::??, ?)`;
    await on.raw(statement, [table, ...columns, ...columns, table, JSON.stringify(rows)]);
  },
  isRecordedLate: `journal_entry.recorded_at >=
    to_char(coalesce(entry_placement.belongs_on, journal_entry.effective_on)::date + ?::integer, 'YYYY-MM-DD')
    || 'T15:00:00.000Z'`,
  isRetryable: (error) => ["40001", "40P01"].includes(codeOf(error)),
};

/** All rows of a batch have the columns of the first one. */
function columnsOf(rows: readonly Row[]): readonly string[] {
  return Object.keys(rows[0] ?? {});
}

function marks(columns: readonly string[]): string {
  return columns.map(() => "??").join(", ");
}

function tuples(columns: readonly string[], rows: readonly Row[]): string {
  return JSON.stringify(rows.map((row) => columns.map((column) => row[column] ?? null)));
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}
