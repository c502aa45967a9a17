/**
 * Connections. With `prepared-rows.ts` the only file that knows the drivers.
 *
 * SQLite has one connection that writes and another that only reads; its driver is synchronous, so more would gain
 * nothing. PostgreSQL has two pools. Whole numbers come back as JavaScript numbers on both and are refused beyond
 * 2^53; days stay text and never pass through a `Date`.
 */
import knexFactory, { type Knex } from "knex";
import { mkdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { postgresDialect, sqliteDialect, type Dialect } from "./dialect.ts";

export interface Database {
  readonly dialect: Dialect;
  readonly writer: Knex;
  readonly reader: Knex;
  /** Where all of it is kept; undefined for a server. */
  readonly file: string | undefined;
  /** One moment of the database for a long reading, on a connection of its own that cannot write. */
  readonly snapshot: <T>(read: (on: Knex) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** `sqlite:/path/file.db` or `postgres://…`. */
export function connect(url: string): Database {
  return url.startsWith("sqlite:") ? connectSqlite(url.slice("sqlite:".length)) : connectPostgres(url);
}

function closing(...pools: readonly Knex[]): Database["close"] {
  return async () => {
    for (const pool of pools) await pool.destroy();
  };
}

interface SqliteConnection {
  readonly inTransaction: boolean;
  readonly pragma: (statement: string) => unknown;
}

type Done = (error: Error | null, connection: SqliteConnection) => void;

const onlyReading = ["query_only = ON"];

function connectSqlite(file: string): Database {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const writer = sqlitePool(file, []);
  const reader = sqlitePool(file, onlyReading);
  return {
    writer,
    reader,
    dialect: sqliteDialect,
    file,
    snapshot: async (read) => {
      const own = sqlitePool(file, onlyReading);
      try {
        return await own.transaction(read);
      } finally {
        await own.destroy();
      }
    },
    close: closing(reader, writer),
  };
}

function sqlitePool(filename: string, further: readonly string[]): Knex {
  const pragmas = [
    "busy_timeout = 15000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    // Room for the indexes that a range of a portfolio writes to, in the cache and in the log before it is copied back.
    "cache_size = -65536",
    "wal_autocheckpoint = 8000",
    // Each insert with a guard keeps the pages it changes until it has passed: in memory, not in a file.
    "temp_store = MEMORY",
    // Without it INSERT OR REPLACE would remove a fact and no trigger would notice.
    "recursive_triggers = ON",
    ...further,
  ];
  return knexFactory({
    client: "better-sqlite3",
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: SqliteConnection, done: Done) => {
        for (const pragma of pragmas) connection.pragma(pragma);
        done(null, connection);
      },
      // A COMMIT that fails leaves its transaction open: such a connection is closed, not used again.
      validate: (connection: SqliteConnection) => !connection.inTransaction,
    },
  });
}

function connectPostgres(url: string): Database {
  const writer = postgresPool(url, 8, false);
  const reader = postgresPool(url, 8, true);
  return {
    writer,
    reader,
    dialect: postgresDialect,
    file: undefined,
    snapshot: (read) =>
      reader.transaction(
        async (on) => {
          await on.raw("set local statement_timeout = 0");
          return read(on);
        },
        { isolationLevel: "repeatable read", readOnly: true },
      ),
    close: closing(reader, writer),
  };
}

function postgresPool(connectionString: string, max: number, readOnly: boolean): Knex {
  pg.types.setTypeParser(pg.types.builtins.INT8, safeInteger);
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, safeInteger);
  pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
  const options = [
    "-c statement_timeout=60000",
    "-c idle_in_transaction_session_timeout=60000",
    readOnly ? "-c default_transaction_read_only=on" : "",
  ];
  return knexFactory({
    client: "pg",
    connection: { connectionString, options: options.join(" ").trim() },
    pool: { min: 0, max },
  });
}

/** Sums of whole numbers arrive as `numeric`; a fraction or more than 2^53 would be a defect. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a whole number below 2^53`);
  return value;
}
