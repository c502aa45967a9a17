/**
 * The same fixing on 9,000 and on 1,000,000 loans (RECOMPUTE_SCALE loans where set): loans a second must not fall, and
 * memory must not grow with the portfolio. The portfolios are recorded by the product itself, which takes a while.
 */
import { setInterval } from "node:timers";
import { recordPortfolio } from "../support/portfolio.ts";
import { idMaker } from "../support/sample-names.ts";
import { fixingRun } from "./fixing-run.ts";
import { sqliteBench } from "./ledger-database.ts";
import { conclude, medianRates } from "./measure.ts";

const small = 9_000;
const large = Number(process.env["RECOMPUTE_SCALE"] ?? 1_000_000);
const megabyte = 1024 * 1024;

async function portfolio(loans: number, series: number): Promise<() => Promise<number>> {
  const { database, remove } = await sqliteBench();
  process.once("beforeExit", () => void remove());
  await recordPortfolio(database, idMaker(series), { loans, seed: 13, everyKpi: 0 });
  const run = fixingRun(database, idMaker(series + 1));
  return async () => {
    await run();
    return loans;
  };
}

const runSmall = await portfolio(small, 50);
const runLarge = await portfolio(large, 60);
global.gc?.();
let peak = 0;
const watching = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);
const rounds = large > 100_000 ? 1 : 5;
const [few = 1, many = 0] = await medianRates(
  [
    { name: `${String(small)} loans`, run: runSmall },
    { name: `${String(large)} loans`, run: runLarge },
  ],
  { rounds, warmUps: rounds === 1 ? 0 : 1 },
);
clearInterval(watching);
conclude({ name: "recompute-scale", ratio: many / few, floor: 0.8, goal: 1 });
conclude({
  name: "recompute-scale-memory-mb",
  ratio: peak / megabyte,
  floor: 500,
  goal: 300,
  better: "lower",
});
