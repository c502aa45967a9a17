/** Databases for benchmarks of the books: the sample's master data, on a file of SQLite and on a cluster of PostgreSQL. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { connect, type Database } from "../../db/connect.ts";
import { migrate } from "../../db/migrate.ts";
import { postgresBinaries, startCluster } from "../support/postgres-cluster.ts";
import { recordMasterData } from "../support/sample-master-data.ts";
import { idMaker } from "../support/sample-names.ts";

export interface BenchDatabase {
  readonly database: Database;
  /** File of SQLite, or URL of PostgreSQL. */
  readonly place: string;
  readonly remove: () => Promise<void>;
}

export async function sqliteBench(): Promise<BenchDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), "sanpo-bench-"));
  const file = path.join(folder, "bench.sqlite");
  const database = await prepared(`sqlite:${file}`);
  return {
    database,
    place: file,
    remove: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function postgresBench(
  options: { readonly isDurable?: boolean } = {},
): Promise<BenchDatabase | undefined> {
  const binaries = postgresBinaries();
  if (binaries === undefined) return undefined;
  const cluster = await startCluster(binaries, options);
  const administrator = new pg.Client({ connectionString: cluster.url("postgres") });
  await administrator.connect();
  await administrator.query("create database bench template template0");
  await administrator.end();
  const place = cluster.url("bench");
  const database = await prepared(place);
  return {
    database,
    place,
    remove: async () => {
      await database.close();
      await cluster.stop();
    },
  };
}

async function prepared(url: string): Promise<Database> {
  const database = connect(url);
  await migrate(database);
  await recordMasterData(database, idMaker(1));
  return database;
}
