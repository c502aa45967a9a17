/**
 * Benchmarks compare ways of doing the same work in one run, so that the machine cancels out. `medianRates` runs every
 * way in turn, `rounds` times after warm-up rounds that are dropped (an engine is cold until its loops are compiled),
 * and answers units of work per second, the median.
 * `conclude` prints `name ratio X floor Y goal Z PASS|FAIL`: below the floor the benchmark fails (exit code 1), the
 * goal is what is aimed at. `better: "lower"` turns that round, for counts of errors, seconds and bytes.
 */
import { cpus, loadavg } from "node:os";

export interface Way {
  readonly name: string;
  /** Does the work once and answers how many units of it were done. */
  readonly run: () => number | Promise<number>;
}

/** How many rounds count, and how many are dropped before them. */
export interface Rounds {
  readonly rounds: number;
  readonly warmUps: number;
}

export async function medianRates(
  ways: readonly Way[],
  { rounds, warmUps }: Rounds = { rounds: 7, warmUps: 1 },
): Promise<readonly number[]> {
  console.log(`${cpus().length} cores, load average ${loadText()}, ${rounds} interleaved rounds`);
  const rates: number[][] = ways.map(() => []);
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [i, way] of ways.entries()) {
      const rate = await rateOf(way);
      if (round >= 0) rates[i]?.push(rate);
    }
  }
  const medians = rates.map(median);
  for (const [i, { name }] of ways.entries()) console.log(rateLine(name, medians[i] ?? 0, rates[i] ?? []));
  return medians;
}

export interface Verdict {
  readonly name: string;
  readonly ratio: number;
  readonly floor: number;
  readonly goal: number;
  readonly better?: "higher" | "lower";
}

export function conclude({ name, ratio, floor, goal, better = "higher" }: Verdict): void {
  const passes = better === "higher" ? ratio >= floor : ratio <= floor;
  console.log(`load average at the end ${loadText()}`);
  console.log(`${name} ratio ${shown(ratio)} floor ${floor} goal ${goal} ${passes ? "PASS" : "FAIL"}`);
  if (!passes) process.exitCode = 1;
}

async function rateOf({ run }: Way): Promise<number> {
  const startedAt = performance.now();
  const done = await run();
  return (done / (performance.now() - startedAt)) * 1_000;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function rateLine(name: string, middle: number, rates: readonly number[]): string {
  const [lowest, highest] = [Math.min(...rates), Math.max(...rates)].map((rate) => rate.toFixed(0));
  return `${name.padEnd(40)} ${middle.toFixed(0).padStart(10)}/s (${lowest}–${highest})`;
}

function loadText(): string {
  return loadavg()
    .map((load) => load.toFixed(2))
    .join(" ");
}

function shown(ratio: number): string {
  return ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(2);
}
