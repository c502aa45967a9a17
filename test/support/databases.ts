/**
 * Runs a suite on SQLite and on PostgreSQL. PostgreSQL is the server that TEST_DATABASE_URL names (its user must be
 * allowed to create databases), else one started from the binaries installed here. Where there is neither, its half of
 * the suite is skipped and says so; with CI=true it fails.
 *
 * Every database opened is a new one; all are closed and removed when the tests are over.
 */
import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { connect, type Database } from "../../db/connect.ts";
import { migrate } from "../../db/migrate.ts";
import { postgresBinaries, startCluster } from "./postgres-cluster.ts";

export interface TestDatabase extends Database {
  readonly url: string;
  /** Closes it and removes what it holds: for databases of which there are many. */
  readonly remove: () => Promise<void>;
}

export interface Opening {
  /** With the schema of this program, unless false. */
  readonly migrated?: boolean;
  /** URL of a database that nobody is connected to: the new one begins as its copy. */
  readonly copyOf?: string;
}

export type OpenDatabase = (opening?: Opening) => Promise<TestDatabase>;
export type DatabaseName = "SQLite" | "PostgreSQL";

export function eachDatabase(suite: (name: DatabaseName, open: OpenDatabase) => void): void {
  suite("SQLite", opener(sqliteServer));
  const server = postgresServer();
  if (server !== undefined) {
    suite(
      "PostgreSQL",
      opener(() => server),
    );
    return;
  }
  it("needs PostgreSQL 15 or newer: set TEST_DATABASE_URL or install it", function () {
    if (process.env["CI"] === "true") throw new Error("PostgreSQL is missing");
    this.skip();
  });
}

/** What makes and removes databases of one kind. */
interface Server {
  readonly create: () => Promise<string>;
  readonly copy: (url: string) => Promise<string>;
  readonly drop: (url: string) => Promise<void>;
}

type Act = () => Promise<void> | void;

/** What is to be done when the tests are over, in this order. */
const atTheEnd: { readonly close: Act[]; readonly remove: Act[] } = { close: [], remove: [] };

after("databases are closed", async function () {
  this.timeout(600_000);
  for (const act of [...atTheEnd.close, ...atTheEnd.remove]) await act();
});

function opener(serverOf: () => Server): OpenDatabase {
  return async ({ migrated = true, copyOf } = {}) => {
    const server = serverOf();
    const url = await (copyOf === undefined ? emptyDatabase(server, migrated) : server.copy(copyOf));
    return opened(url, server);
  };
}

/** Databases with the schema and nothing in it, one of each kind, to be copied. */
const migratedOnes = new Map<Server, Promise<string>>();

async function emptyDatabase(server: Server, migrated: boolean): Promise<string> {
  if (!migrated) return server.create();
  const known = migratedOnes.get(server) ?? migratedDatabase(server);
  migratedOnes.set(server, known);
  return server.copy(await known);
}

async function migratedDatabase(server: Server): Promise<string> {
  const url = await server.create();
  const database = connect(url);
  await migrate(database);
  await database.close();
  return url;
}

function opened(url: string, server: Server): TestDatabase {
  const database = connect(url);
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= database.close());
  atTheEnd.close.push(close);
  const remove = async () => {
    await close();
    await server.drop(url);
  };
  return { ...database, url, close, remove };
}

let sqlite: Server | undefined;

function sqliteServer(): Server {
  if (sqlite !== undefined) return sqlite;
  const folder = mkdtempSync(path.join(tmpdir(), "sanpo-sqlite-"));
  atTheEnd.remove.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const next = () => path.join(folder, `${randomName()}.sqlite`);
  sqlite = {
    create: () => Promise.resolve(`sqlite:${next()}`),
    copy: (url) => {
      const file = next();
      copyFileSync(url.slice("sqlite:".length), file);
      return Promise.resolve(`sqlite:${file}`);
    },
    drop: (url) => {
      for (const end of ["", "-wal", "-shm"]) rmSync(url.slice("sqlite:".length) + end, { force: true });
      return Promise.resolve();
    },
  };
  return sqlite;
}

/** One for the whole run, started when a suite first opens a database. */
let postgres: Server | undefined;

function postgresServer(): Server | undefined {
  postgres ??= findPostgres();
  return postgres;
}

function findPostgres(): Server | undefined {
  const given = process.env["TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") {
    return serverAt(() => Promise.resolve({ urlOf: (name) => withDatabase(given, name), isGuest: true }));
  }
  const binaries = postgresBinaries();
  if (binaries === undefined) return undefined;
  return serverAt(async () => {
    const cluster = await startCluster(binaries);
    atTheEnd.remove.push(cluster.stop);
    return { urlOf: cluster.url, isGuest: false };
  });
}

interface Reached {
  readonly urlOf: (database: string) => string;
  /** The server stays when the tests are over: what they made there has to go. */
  readonly isGuest: boolean;
}

function serverAt(reach: () => Promise<Reached>): Server {
  let reached: Promise<Reached> | undefined;
  const create = async (template: string) => {
    const { urlOf, isGuest } = await (reached ??= reach());
    const name = `sanpo_test_${randomName()}`;
    const administrator = urlOf("postgres");
    await administer(administrator, `create database ${name} template ${template}`);
    if (isGuest) atTheEnd.remove.push(() => drop(urlOf(name)));
    return urlOf(name);
  };
  const drop = async (url: string) => {
    const { urlOf } = await (reached ??= reach());
    await administer(urlOf("postgres"), `drop database if exists ${nameIn(url)} with (force)`);
  };
  return { create: () => create("template0"), copy: (url) => create(nameIn(url)), drop };
}

async function administer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}

function randomName(): string {
  return randomBytes(8).toString("hex");
}
