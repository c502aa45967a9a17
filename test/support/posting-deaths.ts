/** Processes that post with several callers at once and are killed in the middle of it, each at a moment of its own. */
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { chance } from "./tampering.ts";

interface Deaths {
  /** `posting-child.ts`, bundled. */
  readonly program: string;
  readonly url: string;
  readonly rounds: number;
  readonly seed: number;
}

const longestLifeMillis = 120;

/** Keys of the entries that a process had been told were posted. */
export async function postUntilKilled({
  program,
  url,
  rounds,
  seed,
}: Deaths): Promise<{ readonly acknowledged: readonly string[] }> {
  const random = chance(seed);
  const acknowledged: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const child = spawn(process.execPath, [program, url, String(round)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    let told = "";
    const begun = new Promise<void>((resolve) => {
      child.stdout.on("data", (chunk: Buffer) => {
        told += chunk.toString();
        if (acknowledgedIn(told).length > 1) resolve();
      });
    });
    await Promise.race([begun, ended]);
    await sleep(random() * longestLifeMillis);
    child.kill("SIGKILL");
    await ended;
    acknowledged.push(...acknowledgedIn(told));
  }
  return { acknowledged };
}

/** What follows the last line feed was cut off with the process. */
function acknowledgedIn(told: string): readonly string[] {
  const lines = told.split("\n").slice(0, -1);
  return lines.filter((line) => line.startsWith(said)).map((line) => line.slice(said.length));
}

const said = "posted ";
