import type { Knex } from "knex";
import type { Database } from "./connect.ts";
import type { DialectName } from "./dialect.ts";
import { migrationNames, migrationSource } from "./migrations/index.ts";
import { inTransaction } from "./transact.ts";

/**
 * Brings the schema to this program's version; answers the names of the migrations it ran. Refuses a database that a
 * newer program has migrated further. All of it is one transaction, the lock included: a process that dies half way
 * leaves nothing behind, and of two that start together the second finds everything done.
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  const applied = await appliedMigrations(database);
  const unknown = applied.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) {
    throw new Error(`the database is newer than this program: it knows ${unknown.join(", ")}`);
  }
  try {
    return await inTransaction(database, (on) => runMigrations(on, database.dialect.name));
  } catch (error) {
    if (await isMigrated(database)) return [];
    throw error;
  }
}

async function runMigrations(on: Knex, dialect: DialectName): Promise<readonly string[]> {
  const [, ran] = (await on.migrate.latest({ migrationSource: migrationSource(dialect) })) as [
    number,
    readonly string[],
  ];
  return ran;
}

/** True when every migration of this program has run. */
export async function isMigrated({ writer }: Pick<Database, "writer">): Promise<boolean> {
  const applied = await appliedMigrations({ writer });
  return migrationNames.every((name) => applied.includes(name));
}

async function appliedMigrations({ writer }: Pick<Database, "writer">): Promise<readonly string[]> {
  if (!(await writer.schema.hasTable("knex_migrations"))) return [];
  const rows: readonly { name: string }[] = await writer("knex_migrations").select("name").orderBy("id");
  return rows.map(({ name }) => name);
}
