/** Databases with the sample ledger in them. It is recorded once for each kind of database and then copied. */
import type { DatabaseName, OpenDatabase, TestDatabase } from "./databases.ts";
import { recordSampleBooks } from "./sample-books.ts";
import { recordSampleCovenants } from "./sample-covenants.ts";
import { recordSampleEvidence } from "./sample-evidence.ts";
import { approveSample, recordSample, recordYoungSample, type SampleLedger } from "./sample-facts.ts";
import { recordSampleFund } from "./sample-fund.ts";
import { recordSampleImpact } from "./sample-impact.ts";
import { recordSampleProject } from "./sample-project.ts";
import { recordSampleProgramme } from "./sample-programme.ts";
import { recordWithdrawnLoan } from "./sample-withdrawn-loan.ts";
import { idMaker } from "./sample-names.ts";

export interface SampleDatabase extends SampleLedger {
  readonly database: TestDatabase;
}

interface Stored {
  readonly url: string;
  readonly ledger: SampleLedger;
}

const waiting = new Map<DatabaseName, Promise<Stored>>();
const young = new Map<DatabaseName, Promise<string>>();
const decided = new Map<DatabaseName, Promise<Stored>>();
const full = new Map<DatabaseName, Promise<Stored>>();

/** A verdict waits for the second person. */
export async function openSample(name: DatabaseName, open: OpenDatabase): Promise<SampleDatabase> {
  return copyOf(await waitingSample(name, open), open);
}

/** The second person has approved it. */
export async function openDecidedSample(name: DatabaseName, open: OpenDatabase): Promise<SampleDatabase> {
  const stored = decided.get(name) ?? decidedSample(name, open);
  decided.set(name, stored);
  return copyOf(await stored, open);
}

/** With everything that happens to books besides: every table of facts holds rows. */
export async function openFullSample(name: DatabaseName, open: OpenDatabase): Promise<SampleDatabase> {
  const stored = full.get(name) ?? fullSample(name, open);
  full.set(name, stored);
  return copyOf(await stored, open);
}

/** Loans were drawn on 1 October 2024, and nothing has happened since. */
export async function openYoungSample(
  name: DatabaseName,
  open: OpenDatabase,
): Promise<{ readonly database: TestDatabase }> {
  const url = young.get(name) ?? youngSample(open);
  young.set(name, url);
  return { database: await open({ copyOf: await url }) };
}

async function youngSample(open: OpenDatabase): Promise<string> {
  const database = await open();
  await recordYoungSample(database);
  await database.close();
  return database.url;
}

/** URL of the waiting sample, to be copied; nobody is connected to it. */
export function waitingSample(name: DatabaseName, open: OpenDatabase): Promise<Stored> {
  const stored = waiting.get(name) ?? recordedSample(open);
  waiting.set(name, stored);
  return stored;
}

async function recordedSample(open: OpenDatabase): Promise<Stored> {
  const database = await open();
  const ledger = await recordSample(database);
  await database.close();
  return { url: database.url, ledger };
}

async function decidedSample(name: DatabaseName, open: OpenDatabase): Promise<Stored> {
  const { database, ...ledger } = await openSample(name, open);
  await approveSample(database, idMaker(2), ledger.approval.id);
  await recordSampleCovenants(database, ledger.files, idMaker(6));
  await recordWithdrawnLoan(database, idMaker(14));
  await recordSampleFund(database, idMaker(90), ledger.files);
  await database.close();
  return { url: database.url, ledger };
}

async function fullSample(name: DatabaseName, open: OpenDatabase): Promise<Stored> {
  const { database, ...ledger } = await openDecidedSample(name, open);
  await recordSampleBooks(database, idMaker(15));
  await recordSampleImpact(database, idMaker(17));
  await recordSampleEvidence(database, idMaker(37), ledger);
  await recordSampleProject(database, ledger.files, idMaker(35));
  await recordSampleProgramme(database, idMaker(41), ledger.files);
  await database.close();
  return { url: database.url, ledger };
}

async function copyOf({ url, ledger }: Stored, open: OpenDatabase): Promise<SampleDatabase> {
  return { database: await open({ copyOf: url }), ...ledger };
}
