/** A demonstration in a SQLite file of its own, with everything a test wants to ask of it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 } from "uuid";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { connect, type Database } from "../../db/connect.ts";
import { evidenceFiles } from "../../db/evidence-files.ts";
import { migrate } from "../../db/migrate.ts";
import { sha256 } from "../../db/fact-text.ts";
import { demoMasterData } from "../../db/seeds/demo-master-data.ts";
import { readOn, transactOn } from "../../db/transact.ts";
import type { Actor } from "../../src/app/actor.ts";
import type { EvidenceFiles } from "../../src/app/impact/ports.ts";
import type { AppPorts } from "../../src/app/ports.ts";
import { readDemoData } from "../../src/cli/demo/demo-data.ts";
import { actorOf, type DemoDeps } from "../../src/cli/demo/demo-event.ts";
import type { DemoData } from "../../src/cli/demo/demo-files.ts";
import { loadDemo, type DemoSummary } from "../../src/cli/demo/load-demo.ts";
import { slugIds } from "../../src/cli/demo/slug-ids.ts";
import { millisOf, parseInstant, type Instant } from "../../src/domain/kernel/instant.ts";
import { accepted } from "./decisions.ts";

export const demoFolder = path.resolve(import.meta.dirname, "../../fixtures/demo");
export const idOf = slugIds(sha256);

export interface EmptyLedger {
  readonly database: Database;
  readonly ports: AppPorts;
  readonly files: EvidenceFiles;
  /** Loads the demonstration up to a moment. */
  readonly load: () => Promise<DemoSummary>;
  readonly actor: (email: string) => Actor;
  readonly close: () => Promise<void>;
}

export async function emptyLedger(nowText: string): Promise<EmptyLedger> {
  const folder = mkdtempSync(path.join(tmpdir(), "demo-"));
  const database = connect(`sqlite:${path.join(folder, "demo.sqlite")}`);
  await migrate(database);
  const now = accepted(parseInstant(nowText));
  const files = evidenceFiles(path.join(folder, "evidence"));
  const ports = portsOn(database, now);
  const data: DemoData = await readDemoData(demoFolder);
  const deps: DemoDeps = {
    ...ports,
    recordMaster: demoMasterData(database),
    files,
    hashPassword: (password) => Promise.resolve(`hash of ${password}`),
    password: "a long walk by the lake",
    now,
    newIdAt: risingIds(),
  };
  return {
    database,
    ports,
    files,
    load: () => loadDemo(deps, data),
    actor: (email) => actorOf({ data, idOf }, email),
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function portsOn(database: Database, now: Instant): AppPorts {
  return {
    transact: transactOn(database),
    read: readOn(database),
    calendar: jpBankCalendar(),
    sha256,
    now: () => now,
    newId: () => v7(),
  };
}

function risingIds(): (instant: Instant) => string {
  let seq = 0;
  return (instant) => v7({ msecs: millisOf(instant), seq: (seq += 1) });
}
