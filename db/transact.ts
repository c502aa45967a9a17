/**
 * Units of work. `transact` runs a command in a write transaction: facts, journal entries, the audit row, outbox
 * events and the idempotency record stand or fall together. Units of one organization that wait for its chain share a
 * transaction (`group-commit.ts`). On PostgreSQL it is serializable and is run again when it loses against another
 * one; on SQLite one connection writes and its first statement takes the lock.
 */
import type { Knex } from "knex";
import type { AppPorts, Repositories, UnitOfWork } from "../src/app/ports.ts";
import type { IdentityRepositories } from "../src/app/identity/ports.ts";
import type { KeepJobs } from "../src/app/job/ports.ts";
import { present } from "../src/domain/kernel/invariant.ts";
import type { KeepArrears } from "../src/app/loan/arrears-ports.ts";
import type { KeepReminders } from "../src/app/obligation/ports.ts";
import type { KeepWebhooks } from "../src/app/webhook/sending-ports.ts";
import type { Database } from "./connect.ts";
import type { Dialect } from "./dialect.ts";
import { groupCommit, type Outcome } from "./group-commit.ts";
import { takeChain, type OpenRecorder, type Recorder } from "./recorder.ts";
import { arrearsRepository } from "./repositories/arrears.ts";
import { identityRepositories } from "./repositories/identity.ts";
import { answersOnly, knownAnswers } from "./repositories/idempotency.ts";
import { jobRepository } from "./repositories/jobs.ts";
import { reminderMailRepository } from "./repositories/reminders.ts";
import { repositoriesOn } from "./repositories/all.ts";
import { webhookQueue } from "./repositories/webhook-queue.ts";
import { openWriteSession } from "./write-session.ts";

const attempts = 20;

type Work<T> = (repositories: Repositories, recorder: OpenRecorder, on: Knex.Transaction) => Promise<T>;
type Record = <T>(unit: UnitOfWork, work: Work<T>) => Promise<T>;

export function transactOn(database: Database): AppPorts["transact"] {
  const record = recordOn(database);
  return (unit, work) => record(unit, (repositories, { now }) => work(repositories, now));
}

/**
 * A unit of work that may also append master data no repository offers yet, and keep working state (passwords) beside
 * it in the same transaction: how the demo is loaded.
 */
export function recordOn(database: Database): Record {
  const together = groupCommit<Member>((members) => recordTogether(database, members));
  return <T>(unit: UnitOfWork, work: Work<T>) =>
    together(unit.actor.organizationId, { unit, work }) as Promise<T>;
}

interface Member {
  readonly unit: UnitOfWork;
  readonly work: Work<unknown>;
}

/** A batch that has taken so long leaves the rest of its members to the next one. */
const patienceMillis = 200;

async function recordTogether(database: Database, members: readonly Member[]): Promise<readonly Outcome[]> {
  let outcomes: Outcome[] = [];
  const work = async (on: Knex.Transaction): Promise<void> => {
    outcomes = [];
    const startedAt = performance.now();
    const batch = await openBatch(database, on, members);
    for (const member of members) {
      outcomes.push(await batch.record(member));
      if (performance.now() - startedAt > patienceMillis) break;
    }
    if (!outcomes.some(({ ok }) => ok)) throw new NothingRecorded();
    await batch.close();
  };
  try {
    await inTransaction(database, work);
  } catch (error) {
    if (!(error instanceof NothingRecorded)) throw error;
  }
  return outcomes;
}

/** All members were refused: the transaction leaves no trace. */
class NothingRecorded extends Error {
  override readonly name = "NothingRecorded";
}

interface Batch {
  readonly record: (member: Member) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

async function openBatch(
  { dialect }: Database,
  on: Knex.Transaction,
  members: readonly Member[],
): Promise<Batch> {
  const session = openWriteSession(on, dialect);
  const organizationId = present(members[0], "a unit of work").unit.actor.organizationId;
  const chain = await takeChain(session, organizationId);
  const answers = await knownAnswers(
    session,
    members.flatMap(({ unit: { idempotencyKey } }) => idempotencyKey ?? []),
  );
  return {
    record: async ({ unit, work }) => {
      const owner = {};
      session.begin(owner);
      const recorder = chain.open(unit, owner);
      const { store, settle } = answers.open(owner, recorder.now);
      try {
        const value = await work(
          repositoriesOn({ on, dialect, recorder, recall: session.recall, idempotency: store }),
          recorder,
          on,
        );
        if (session.failure() !== undefined) throw session.failure();
        recorder.seal();
        settle();
        return { ok: true, value };
      } catch (error) {
        if (!session.discard(owner)) throw session.failure() ?? error;
        return { ok: false, error };
      }
    },
    close: chain.close,
  };
}

/** Reads on the connection that cannot write. A reading repository that tries to record throws. */
export function readOn(database: Database): AppPorts["read"] {
  return (query) => query(readingRepositories(database.reader, database.dialect));
}

export function readingRepositories(on: Knex, dialect: Dialect): Repositories {
  return repositoriesOn({
    on,
    dialect,
    recorder: refusingRecorder,
    recall: (_, ask) => ask(),
    idempotency: answersOnly(on),
  });
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

export function keepWebhooksOn(database: Database): KeepWebhooks {
  return (work) => inTransaction(database, (on) => work(webhookQueue(on)));
}

/** The queue on the connection that cannot write. */
export function readWebhooksOn(database: Database): KeepWebhooks {
  return (query) => query(webhookQueue(database.reader));
}

export function keepArrearsOn(database: Database): KeepArrears {
  const { dialect } = database;
  return (work) => inTransaction(database, (on) => work(arrearsRepository({ on, dialect })));
}

export function keepRemindersOn(database: Database): KeepReminders {
  const { dialect } = database;
  return (work) => inTransaction(database, (on) => work(reminderMailRepository({ on, dialect })));
}

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
