/**
 * `sanpo verify` over a book of a million entries (`VERIFY_ENTRIES` for another number), recorded unit by unit through
 * the recorder: seconds for the whole, and the most memory the process ever held.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { rowsOf } from "../../db/read.ts";
import { postRandomBook } from "../support/random-book.ts";
import { idMaker } from "../support/sample-names.ts";
import { sqliteBench } from "./ledger-database.ts";
import { conclude } from "./measure.ts";

const entries = Number(process.env["VERIFY_ENTRIES"] ?? 1_000_000);
const entriesAtOnce = 50_000;
const { database, place, remove } = await sqliteBench();

for (let from = 0; from < entries; from += entriesAtOnce) {
  const count = Math.min(entriesAtOnce, entries - from);
  await postRandomBook(database, idMaker(0x20_00 + from / entriesAtOnce), {
    entries: count,
    seed: from + 1,
    batch: 1_000,
  });
  console.log(`${String(from + count)} entries recorded`);
}
const [counted] = await rowsOf<{ readonly count: number }>(
  database.reader("journal_entry").count({ count: "*" }),
);
console.log(`${String(counted?.count)} entries in ${place}`);

const program = path.resolve(import.meta.dirname, "../../dist/src/main.js");
const environment = { ...process.env, DATABASE_URL: `sqlite:${place}`, SANPO_DATA_DIR: path.dirname(place) };
const timer = "/usr/bin/time";
const command = [process.execPath, program, "verify"];
const measured = existsSync(timer) ? [timer, "-f", "peak memory %M kB", ...command] : command;
const startedAt = performance.now();
execFileSync(measured[0] ?? timer, measured.slice(1), { env: environment, stdio: "inherit" });
const seconds = (performance.now() - startedAt) / 1_000;
conclude({
  name: "verify-seconds-per-million",
  ratio: seconds / (entries / 1_000_000),
  floor: 60,
  goal: 30,
  better: "lower",
});
await remove();
