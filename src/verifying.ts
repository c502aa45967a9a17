/**
 * The verifier, composed: for the command line in the thread that asks, for the service in a thread of its own with its
 * own connections, because it reckons for seconds and minutes while requests want an answer within milliseconds.
 */
import path from "node:path";
import { Worker } from "node:worker_threads";
import { anchorPlaces, trustedKey } from "../db/anchor-files.ts";
import { jpBankCalendar } from "../db/calendars/jp-bank.ts";
import type { Database } from "../db/connect.ts";
import { evidenceFiles } from "../db/evidence-files.ts";
import { verifierOn } from "../db/verify.ts";
import type { Verification, Verifier, VerifyAsked } from "./app/audit/ports.ts";
import { verifyLoans } from "./app/audit/verify-loans.ts";

export interface VerifyPlaces {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly checkpointKey: string | undefined;
}

export function verifierIn(database: Database, { dataFolder, checkpointKey }: VerifyPlaces): Verifier {
  const places = anchorPlaces(dataFolder, checkpointKey);
  return verifierOn(database, {
    files: evidenceFiles(path.join(dataFolder, "evidence")),
    verifyLoans: verifyLoans({ calendar: jpBankCalendar() }),
    trustedKey: () => trustedKey(places),
  });
}

/** What the thread is started with. */
export interface ThreadAsked {
  readonly places: VerifyPlaces;
  readonly asked: Omit<VerifyAsked, "onProgress">;
}

export type ThreadAnswer =
  { readonly what: string; readonly count: number } | { readonly verification: Verification };

/** Beside this file once both are compiled: a thread runs no sources. */
export function verifyingThread(): URL | undefined {
  return import.meta.url.endsWith(".js") ? new URL("./verifying-thread.js", import.meta.url) : undefined;
}

/** Whoever throws when told of progress calls the verification off. */
export function threadedVerifier(
  { databaseUrl, dataFolder, checkpointKey }: VerifyPlaces,
  program: URL,
): Verifier {
  const places = { databaseUrl, dataFolder, checkpointKey };
  return ({ onProgress, ...asked }) => {
    const workerData: ThreadAsked = { places, asked };
    const worker = new Worker(program, { workerData });
    return new Promise<Verification>((resolve, reject) => {
      worker.once("error", reject);
      worker.once("exit", () => {
        reject(new Error("the thread that verifies ended without an answer"));
      });
      worker.on("message", (answer: ThreadAnswer) => {
        if ("verification" in answer) {
          resolve(answer.verification);
          return;
        }
        try {
          onProgress?.(answer.what, answer.count);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    }).finally(() => worker.terminate());
  };
}
