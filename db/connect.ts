/**
 * Connections. The only file that knows the drivers.
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
  readonly close: () => Promise<void>;
}

/** `sqlite:/path/file.db` or `postgres://…`. */
export function connect(url: string): Database {
  const [writer, reader, dialect] = url.startsWith("sqlite:")
    ? [...sqlitePair(url.slice("sqlite:".length)), sqliteDialect]
    : [postgresPool(url, 8, false), postgresPool(url, 8, true), postgresDialect];
  return {
    writer,
    reader,
    dialect,
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

interface SqliteConnection {
  readonly pragma: (statement: string) => unknown;
}

type Done = (error: Error | null, connection: SqliteConnection) => void;

function sqlitePair(file: string): readonly [Knex, Knex] {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  return [sqlitePool(file, []), sqlitePool(file, ["query_only = ON"])];
}

function sqlitePool(filename: string, further: readonly string[]): Knex {
  const pragmas = [
    "busy_timeout = 15000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
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
    },
  });
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
