/**
 * The SQLite file itself: pages, and indexes that agree with their tables. An index can answer a query alone, so that
 * bytes changed in it would lie while every row still holds. PostgreSQL looks after its own pages (data checksums).
 * SQLite reads the whole file for that in one go, as long as half of all other checks: a large one is looked at by a
 * thread of its own meanwhile.
 */
import type { Knex } from "knex";
import { existsSync, statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { BadRow } from "../../src/app/audit/ports.ts";
import type { Check } from "./check.ts";

/** From this size on a thread is worth starting. */
const largeBytes = 32 * 1024 * 1024;

interface Answer {
  readonly integrity_check: string;
}

export interface FileCheck {
  /** The last of all checks: waits for the thread where there is one. */
  readonly isSound: Check;
  /** Ends the thread; before the connection that it reads beside is closed. */
  readonly stop: () => Promise<void>;
}

/** `file` is undefined where there is none to be looked at. */
export function startFileCheck(
  file: string | undefined,
  program = threadProgram(),
  threadFrom = largeBytes,
): FileCheck {
  if (file === undefined) return { isSound: nothingFound, stop: () => Promise.resolve() };
  if (program === undefined || statSync(file).size < threadFrom) {
    return { isSound: async ({ on }) => named(await complaintOf(on)), stop: () => Promise.resolve() };
  }
  const worker = new Worker(program, { workerData: file });
  const complaint = answerOf(worker);
  // Whoever stops early does not wait for it.
  complaint.catch(() => undefined);
  return {
    isSound: async () => named(await complaint),
    stop: async () => {
      await worker.terminate();
    },
  };
}

const nothingFound: Check = () => Promise.resolve(undefined);

/** Beside this file once both are compiled: a thread runs no sources. */
function threadProgram(): URL | undefined {
  return import.meta.url.endsWith(".js") ? new URL("./file-thread.js", import.meta.url) : undefined;
}

function answerOf(worker: Worker): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => {
      reject(new Error("the thread that looks at the database file ended without an answer"));
    });
  });
}

/** What SQLite finds wrong first; undefined where all is sound. */
export async function complaintOf(on: Knex): Promise<string | undefined> {
  const rows: readonly Answer[] = await on.raw("pragma integrity_check(1)");
  const [found] = rows;
  return found === undefined || found.integrity_check === "ok" ? undefined : found.integrity_check;
}

function named(complaint: string | undefined): BadRow | undefined {
  return complaint === undefined ? undefined : badFile(complaint);
}

/** Opening a file that is not there would make an empty one. */
export function missingFile(file: string | undefined): BadRow | undefined {
  return file === undefined || existsSync(file) ? undefined : badFile(`there is none at ${file}`);
}

/** What is to be said when reading stops at a damaged page; undefined for every other error. */
export function damagedFile(error: unknown): BadRow | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const isDamage = /^SQLITE_(?:CORRUPT|NOTADB)/.test(String(error.code));
  return isDamage ? badFile(error.message) : undefined;
}

function badFile(because: string): BadRow {
  return { what: "database file", row: "-", because };
}
