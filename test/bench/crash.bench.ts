/**
 * kill -9 while eight callers post at once: two hundred times a process is killed somewhere in it. Nothing it had
 * acknowledged may be missing, nothing may be there twice, and at the end everything must verify.
 */
import { connect } from "../../db/connect.ts";
import { rowsOf } from "../../db/read.ts";
import { verifierOn } from "../../db/verify.ts";
import { verifyLoans } from "../../src/app/audit/verify-loans.ts";
import { bundled } from "../support/bundled.ts";
import { deps, memoryFiles } from "../support/sample-facts.ts";
import { postUntilKilled } from "../support/posting-deaths.ts";
import { sqliteBench, postgresBench, type BenchDatabase } from "./ledger-database.ts";
import { conclude } from "./measure.ts";

const rounds = Number(process.env["CRASH_ROUNDS"] ?? 200);

async function crash(name: string, { database, place, remove }: BenchDatabase): Promise<void> {
  const url = database.dialect.name === "sqlite" ? `sqlite:${place}` : place;
  await database.close();
  const program = await bundled("test/support/posting-child.ts");
  const { acknowledged } = await postUntilKilled({ program, url, rounds, seed: 20_260_401 });
  const after = connect(url);
  const rows = await rowsOf<{ readonly idempotency_key: string }>(
    after.reader("journal_entry").select("idempotency_key"),
  );
  const found = new Set(rows.map((row) => row.idempotency_key));
  const lost = acknowledged.filter((key) => !found.has(key)).length;
  const doubled = rows.length - found.size;
  const { firstBadRow } = await verifierOn(after, { files: memoryFiles(), verifyLoans: verifyLoans(deps) })(
    {},
  );
  await after.close();
  console.log(
    `${name}: ${rounds} kills, ${acknowledged.length} acknowledged, ${lost} lost, ${doubled} doubled`,
  );
  if (firstBadRow !== undefined) console.log(`does not hold: ${JSON.stringify(firstBadRow)}`);
  conclude({
    name,
    ratio: lost + doubled + (firstBadRow === undefined ? 0 : 1),
    floor: 0,
    goal: 0,
    better: "lower",
  });
  await remove();
}

await crash("crash-sqlite", await sqliteBench());
const postgres = await postgresBench();
if (postgres === undefined) console.log("crash-pg left out: PostgreSQL is missing");
else await crash("crash-pg", postgres);
