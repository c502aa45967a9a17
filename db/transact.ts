/**
 * Units of work. `transact` runs a command in one write transaction: facts, journal entries, the audit row, outbox
 * events and the idempotency record stand or fall together. On PostgreSQL the transaction is serializable and is run
 * again when it loses against another one; on SQLite one connection writes and its first statement takes the lock.
 */
import type { Knex } from "knex";
import type { AppPorts, Repositories, UnitOfWork } from "../src/app/ports.ts";
import type { IdentityRepositories } from "../src/app/identity/ports.ts";
import type { KeepJobs } from "../src/app/job/ports.ts";
import type { KeepArrears } from "../src/app/loan/arrears-ports.ts";
import { instantFromMillis } from "../src/domain/kernel/instant.ts";
import type { Database } from "./connect.ts";
import type { Dialect } from "./dialect.ts";
import { openRecorder, type OpenRecorder, type Recorder } from "./recorder.ts";
import { arrearsRepository } from "./repositories/arrears.ts";
import { identityRepositories } from "./repositories/identity.ts";
import { jobRepository } from "./repositories/jobs.ts";
import { repositoriesOn } from "./repositories/all.ts";

const attempts = 20;

export function transactOn(database: Database): AppPorts["transact"] {
  const record = recordOn(database);
  return (unit, work) => record(unit, (repositories, { now }) => work(repositories, now));
}

/**
 * A unit of work that may also append master data no repository offers yet, and keep working state (passwords) beside
 * it in the same transaction: how the demo is loaded.
 */
export function recordOn(
  database: Database,
): <T>(
  unit: UnitOfWork,
  work: (repositories: Repositories, recorder: OpenRecorder, on: Knex.Transaction) => Promise<T>,
) => Promise<T> {
  return (unit, work) =>
    inTransaction(database, async (on) => {
      const recorder = await openRecorder(on, database.dialect, unit);
      const answer = await work(
        repositoriesOn({ on, dialect: database.dialect, recorder, now: recorder.now }),
        recorder,
        on,
      );
      await recorder.seal();
      return answer;
    });
}

/** Reads on the connection that cannot write. A reading repository that tries to record throws. */
export function readOn(database: Database): AppPorts["read"] {
  return (query) => query(readingRepositories(database.reader, database.dialect));
}

export function readingRepositories(on: Knex, dialect: Dialect): Repositories {
  return repositoriesOn({ on, dialect, recorder: refusingRecorder, now: endOfTime });
}

export function keepOn(
  database: Database,
): <T>(work: (repositories: IdentityRepositories) => Promise<T>) => Promise<T> {
  return (work) => inTransaction(database, (on) => work(identityRepositories(on)));
}

export function readIdentityOn(
  database: Database,
): <T>(query: (repositories: IdentityRepositories) => Promise<T>) => Promise<T> {
  return (query) => query(identityRepositories(database.reader));
}

export function keepJobsOn(database: Database): KeepJobs {
  return (work) => inTransaction(database, (on) => work(jobRepository(on)));
}

export function keepArrearsOn(database: Database): KeepArrears {
  const { dialect } = database;
  return (work) => inTransaction(database, (on) => work(arrearsRepository({ on, dialect })));
}

/** A query stores nothing, so it needs no clock. */
const endOfTime = instantFromMillis(253_402_300_799_999);

const refusingRecorder: Recorder = {
  append: (table) => Promise.reject(new Error(`a query may not write to ${table}`)),
  concerns: () => undefined,
};

/** Runs the work again when it loses against another transaction. */
export async function inTransaction<T>(
  { writer, dialect }: Database,
  work: (on: Knex.Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return dialect.name === "postgres"
        ? await writer.transaction(work, { isolationLevel: "serializable" })
        : await writer.transaction(work);
    } catch (error) {
      // Asking for a connection parts with one whose COMMIT has failed, and so with its lock.
      if (dialect.name === "sqlite") await writer.raw("select 1");
      if (attempt === attempts || !dialect.isRetryable(error)) throw error;
      await pause(attempt);
    }
  }
}

/** Waits a little longer after each lost attempt, so that competitors do not meet again at once. */
function pause(attempt: number): Promise<void> {
  const millis = Math.min(5 * 2 ** attempt, 200);
  return new Promise((resolve) => {
    setTimeout(resolve, millis * (0.5 + Math.random() / 2));
  });
}
