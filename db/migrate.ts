import type { Database } from "./connect.ts";
import { migrationNames, migrationSource } from "./migrations/index.ts";

/**
 * Brings the schema to this program's version; answers the names of the migrations it ran. Refuses a database that a
 * newer program has migrated further.
 */
export async function migrate({ writer, dialect }: Database): Promise<readonly string[]> {
  const applied = await appliedMigrations({ writer });
  const unknown = applied.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) {
    throw new Error(`the database is newer than this program: it knows ${unknown.join(", ")}`);
  }
  const [, ran] = (await writer.migrate.latest({ migrationSource: migrationSource(dialect.name) })) as [
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
