/** Processes that are started to be killed, seen from outside. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { firstOf } from "../../db/read.ts";
import type { TestDatabase } from "./databases.ts";

/** A process that has loaded everything and waits for its errand. */
export async function doomedProcess(program: string): Promise<ChildProcess> {
  const child = fork(program, [], { execArgv: [] });
  await once(child, "message");
  return child;
}

/** Sends it on its errand and waits for its death, and for the server to be done with what it had sent. */
export async function killedOn(child: ChildProcess, errand: object, database: TestDatabase): Promise<void> {
  const exit = once(child, "exit");
  child.send({ ...errand, url: database.url });
  const [, signal] = (await exit) as [number | null, string | null];
  if (signal !== "SIGKILL") throw new Error(`the process was not killed: ${String(signal)}`);
  if (database.dialect.name === "sqlite") return;
  const others = () =>
    firstOf(
      database
        .reader("pg_stat_activity")
        .whereRaw(
          "datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()",
        ),
    );
  while ((await others()) !== undefined) await wait(5);
}
