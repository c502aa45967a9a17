/**
 * A fixing that moves the rate of 9,000 loans from a month back, carried out by the product: facts read, interest of
 * the affected periods reckoned again, versions, adjusting entries, outbox, result and audit rows written, all guards
 * on. Against it the sqlite3 command line loads the same rows into tables with the same columns and indexes and nothing
 * else. Row writes a second; seconds end to end beside it.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Cell, Row } from "../../db/dialect.ts";
import { rowsOf } from "../../db/read.ts";
import { recordPortfolio } from "../support/portfolio.ts";
import { idMaker, sample } from "../support/sample-names.ts";
import { fixingRun } from "./fixing-run.ts";
import { sqliteBench, type BenchDatabase } from "./ledger-database.ts";
import { conclude, median, medianRates } from "./measure.ts";

const loans = Number(process.env["RECOMPUTE_LOANS"] ?? 9_000);
const tables = [
  "posting",
  "journal_entry",
  "entry_correction",
  "interest_posting",
  "loan_recomputation",
  "outbox_event",
  "portfolio_run_loan",
  "audit_row",
];

async function headOf({ database }: BenchDatabase): Promise<number> {
  const rows = await rowsOf<{ readonly seq: number }>(
    database.reader("audit_row").where({ organization_id: sample.bank }).max({ seq: "seq" }),
  );
  return rows[0]?.seq ?? 0;
}

/** The rows of the units of work after one of them, as CSV; answers how many they are. */
async function writeRows({ database }: BenchDatabase, folder: string, after: number): Promise<number> {
  let written = 0;
  for (const table of tables) {
    const column = table === "audit_row" ? "seq" : "audit_seq";
    const rows = await rowsOf<Row>(
      database.reader(table).where({ organization_id: sample.bank }).where(column, ">", after),
    );
    const lines = rows.map((row) => Object.values(row).map(cell).join(","));
    writeFileSync(path.join(folder, `${table}.csv`), `${lines.join("\n")}\n`);
    written += rows.length;
  }
  return written;
}

function cell(value: Cell): string {
  return value === null ? "" : `"${String(value).replaceAll('"', '""')}"`;
}

async function load({ database }: BenchDatabase, folder: string): Promise<void> {
  const file = path.join(folder, "loaded.sqlite");
  rmSync(file, { force: true });
  const schema = await rowsOf<{ readonly sql: string }>(
    database
      .reader("sqlite_master")
      .whereIn("tbl_name", tables)
      .whereIn("type", ["table", "index"])
      .whereNotNull("sql")
      .orderBy("type", "desc")
      .select("sql"),
  );
  const script = [
    schema.map(({ sql }) => `${sql.replaceAll(/,\s+foreign key[^,\n]*/g, "")};`).join("\n"),
    "pragma journal_mode=wal;",
    "pragma synchronous=full;",
    "pragma ignore_check_constraints=on;",
    ".mode csv",
    ...tables.map((table) => `.import ${folder}/${table}.csv ${table}`),
  ];
  execFileSync("sqlite3", [file], { input: `${script.join("\n")}\n`, stdio: ["pipe", "ignore", "ignore"] });
}

const bench = await sqliteBench();
const folder = mkdtempSync(path.join(tmpdir(), "sanpo-rows-"));
await recordPortfolio(bench.database, idMaker(30), { loans, seed: 9 });
const run = fixingRun(bench.database, idMaker(31));
const before = await headOf(bench);
await run();
const rows = await writeRows(bench, folder, before);
const seconds: number[] = [];
const [ours = 0, peer = 1] = await medianRates(
  [
    {
      name: `product, ${String(loans)} loans`,
      run: async () => {
        const from = await headOf(bench);
        const startedAt = performance.now();
        await run();
        seconds.push((performance.now() - startedAt) / 1_000);
        return countAfter(from);
      },
    },
    {
      name: "sqlite3 .import, same rows and indexes",
      run: async () => {
        await load(bench, folder);
        return rows;
      },
    },
  ],
  { rounds: 5, warmUps: 1 },
);
console.log(
  `${String(loans)} loans in ${median(seconds).toFixed(2)} s, ${String(rows)} rows in the first run`,
);
conclude({ name: "recompute-9k", ratio: ours / peer, floor: 0.25, goal: 0.5 });
await bench.remove();
rmSync(folder, { recursive: true, force: true });

/** Rows written since a unit of work, of which each says how many it covers. */
async function countAfter(seq: number): Promise<number> {
  const units = await rowsOf<{ readonly tables: string }>(
    bench.database.reader("audit_row").where({ organization_id: sample.bank }).where("seq", ">", seq),
  );
  const written = units.flatMap((unit) => JSON.parse(unit.tables) as readonly { readonly count: number }[]);
  return written.reduce((sum, { count }) => sum + count, units.length);
}
