/**
 * kill -9 in the middle of a portfolio run, twenty times: a fixing on 60 loans is approved, the process that carries it
 * out is killed at some statement, and another one goes on. No loan may be left out or done twice, and at the end
 * everything must verify.
 */
import { connect } from "../../db/connect.ts";
import { rowsOf } from "../../db/read.ts";
import { verifierOn } from "../../db/verify.ts";
import { verifyLoans } from "../../src/app/audit/verify-loans.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import type { Rate } from "../../src/domain/kernel/rate.ts";
import { bundled } from "../support/bundled.ts";
import { doomedProcess, killedOn } from "../support/doomed.ts";
import type { Errand } from "../support/job-child.ts";
import { portfolioDesk } from "../support/portfolio-desk.ts";
import { recordPortfolio } from "../support/portfolio.ts";
import { deps, memoryFiles } from "../support/sample-facts.ts";
import { at, idMaker } from "../support/sample-names.ts";
import { chance } from "../support/tampering.ts";
import { postgresBench, sqliteBench, type BenchDatabase } from "./ledger-database.ts";
import { conclude } from "./measure.ts";

const rounds = Number(process.env["CRASH_ROUNDS"] ?? 20);
const portfolio = 60;
/** With the two loans of the sample's master data. */
const loans = portfolio + 2;
const random = chance(20_261_127);

async function crash(name: string, bench: BenchDatabase): Promise<void> {
  const url = bench.database.dialect.name === "sqlite" ? `sqlite:${bench.place}` : bench.place;
  await recordPortfolio(bench.database, idMaker(30), { loans: portfolio, seed: 17, everyKpi: 0 });
  await bench.database.close();
  const program = await bundled("test/support/job-child.ts");
  let [lost, doubled] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const left = await killedAndResumed({ url, program, round });
    lost += left.lost;
    doubled += left.doubled;
  }
  const after = connect(url);
  const verify = verifierOn(after, { files: memoryFiles(), verifyLoans: verifyLoans(deps) });
  const { firstBadRow } = await verify({});
  await after.close();
  console.log(`${name}: ${String(rounds)} kills, ${String(lost)} lost, ${String(doubled)} doubled`);
  if (firstBadRow !== undefined) console.log(`does not hold: ${JSON.stringify(firstBadRow)}`);
  const bad = lost + doubled + (firstBadRow === undefined ? 0 : 1);
  conclude({ name, ratio: bad, floor: 0, goal: 0, better: "lower" });
  await bench.remove();
}

interface Round {
  readonly url: string;
  readonly program: string;
  readonly round: number;
}

async function killedAndResumed({
  url,
  program,
  round,
}: Round): Promise<{ readonly lost: number; readonly doubled: number }> {
  const hour = (half: number): Instant => at("2026-03-05", `${two(round)}:${two(half)}:00.000`);
  const first = connect(url);
  const desk = portfolioDesk(first, 100 + round * 4, "2026-03-05");
  desk.world.clock.now = hour(0);
  const fixing = {
    indexCode: "SHORT_PRIME",
    name: undefined,
    effectiveOn: localDate("2026-02-01"),
    annualRate: BigInt(150_000_000 + round * 1_000_000) as Rate,
    source: "",
  };
  const runId = await desk.tried({ kind: "fixing", fixing });
  const jobId = await desk.approved(runId, await desk.requested(runId));
  await first.close();
  const again = connect(url);
  const nowhere = { url, remove: again.close };
  const errand: Omit<Errand, "url"> = {
    dieAt: 3 + Math.floor(random() * 300),
    moment: "before",
    now: hour(1),
    series: 102 + round * 4,
  };
  await killedOn(await doomedProcess(program), errand, { ...again, ...nowhere });
  const second = portfolioDesk(again, 101 + round * 4, "2026-03-05", 7);
  second.world.clock.now = hour(30);
  await second.worked(jobId);
  const done = await rowsOf<{ readonly loan_id: string }>(
    again.reader("portfolio_run_loan").where({ run_id: runId }).select("loan_id"),
  );
  const told = await rowsOf(again.reader("loan_recomputation").where({ reason_id: runId }).select("id"));
  await again.close();
  const distinct = new Set(done.map((row) => row.loan_id)).size;
  return { lost: loans - distinct, doubled: done.length - distinct + Math.max(told.length - loans, 0) };
}

function two(count: number): string {
  return String(count).padStart(2, "0");
}

await crash("crash-portfolio-sqlite", await sqliteBench());
const postgres = await postgresBench();
if (postgres === undefined) console.log("crash-portfolio-pg left out: PostgreSQL is missing");
else await crash("crash-portfolio-pg", postgres);
