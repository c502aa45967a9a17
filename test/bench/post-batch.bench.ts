/**
 * The product's posting path, a thousand entries a unit of work with hashes, audit row and guards, against the fastest
 * loader of each database putting the same rows into tables with the same columns and indexes and nothing else.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { rowsOf } from "../../db/read.ts";
import type { Cell, Row } from "../../db/dialect.ts";
import { transactOn } from "../../db/transact.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { randomEntries } from "../support/random-book.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";
import { postgresBench, sqliteBench, type BenchDatabase } from "./ledger-database.ts";
import { conclude, medianRates } from "./measure.ts";

const batch = 1_000;
const batches = 5;
const newId = idMaker(20);
let seed = 0;

async function post({ database }: BenchDatabase): Promise<number> {
  const transact = transactOn(database);
  const units = Array.from({ length: batches }, () =>
    randomEntries(newId, { entries: batch, seed: (seed += 1) }),
  );
  for (const entries of units) {
    const unit = { actor: people.officer, action: "post", now: at("2026-03-01"), newId };
    await transact(unit, async ({ books }) => {
      await books.post(present(await books.find(sample.bank, sample.book), "a book"), entries);
    });
  }
  return batch * batches;
}

/** The same rows again, under other keys, as CSV. */
async function writeRows({ database }: BenchDatabase, folder: string): Promise<void> {
  for (const table of ["posting", "journal_entry"]) {
    const many = batch * batches * (table === "posting" ? 2 : 1);
    const rows = await rowsOf<Row>(database.reader(table).limit(many));
    const lines = rows.map((row) => Object.values(row).map(cell).join(","));
    writeFileSync(path.join(folder, `${table}.csv`), `${lines.join("\n")}\n`);
  }
}

function cell(value: Cell): string {
  return value === null ? "" : `"${String(value).replaceAll('"', '""')}"`;
}

async function loadSqlite(bench: BenchDatabase, folder: string): Promise<number> {
  const file = path.join(folder, "loaded.sqlite");
  rmSync(file, { force: true });
  const schema = await rowsOf<{ readonly sql: string }>(
    bench.database
      .reader("sqlite_master")
      .whereIn("tbl_name", ["posting", "journal_entry"])
      .whereIn("type", ["table", "index"])
      .whereNotNull("sql")
      .orderBy("type", "desc")
      .select("sql"),
  );
  const create = schema.map(({ sql }) => `${sql.replaceAll(/,\s+foreign key[^,\n]*/g, "")};`).join("\n");
  const loads = ["posting", "journal_entry"].map((table) => `.import ${folder}/${table}.csv ${table}`);
  const script = [
    create,
    "pragma journal_mode=wal;",
    "pragma synchronous=full;",
    "pragma ignore_check_constraints=on;",
    ".mode csv",
    ...loads,
  ];
  execFileSync("sqlite3", [file], { input: `${script.join("\n")}\n`, stdio: ["pipe", "ignore", "ignore"] });
  return batch * batches;
}

function loadPostgres({ place }: BenchDatabase, folder: string): number {
  const script = [
    "drop table if exists loaded_posting, loaded_journal_entry;",
    "create table loaded_posting (like posting including all);",
    "create table loaded_journal_entry (like journal_entry including all);",
    ...["posting", "journal_entry"].map(
      (table) => `\\copy loaded_${table} from '${folder}/${table}.csv' with (format csv)`,
    ),
  ];
  execFileSync("psql", ["-q", "-v", "ON_ERROR_STOP=1", place], { input: `${script.join("\n")}\n` });
  return batch * batches;
}

async function compare(
  name: string,
  bench: BenchDatabase,
  goals: { floor: number; goal: number },
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "sanpo-rows-"));
  await post(bench);
  await writeRows(bench, folder);
  const load = () => (name.endsWith("sqlite") ? loadSqlite(bench, folder) : loadPostgres(bench, folder));
  const [ours = 0, peer = 1] = await medianRates(
    [
      { name: `${name}: product, ${String(batch)} entries a unit`, run: () => post(bench) },
      { name: `${name}: loader, same rows and indexes`, run: load },
    ],
    { rounds: 5, warmUps: 1 },
  );
  conclude({ name, ratio: ours / peer, ...goals });
  rmSync(folder, { recursive: true, force: true });
  await bench.remove();
}

await compare("post-batch-sqlite", await sqliteBench(), { floor: 0.25, goal: 0.4 });
const postgres = await postgresBench();
if (postgres === undefined) console.log("post-batch-pg left out: PostgreSQL is missing");
else await compare("post-batch-pg", postgres, { floor: 0.2, goal: 0.35 });
