/**
 * The one transaction in which units of work are recorded, one after another. Rows to be inserted wait until something
 * reads their table, writes by itself, or the transaction ends: so a unit, and the units of its batch, cost one
 * statement per table, and a reader still sees whatever was recorded before it. What every unit asks alike (which book,
 * which accounts, through which day it is closed) is recalled until one of its tables is written to.
 */
import type { Knex } from "knex";
import type { Channel, Dialect } from "./dialect.ts";
import { pendingRows, type Insertion, type Owner } from "./pending-rows.ts";

export interface WriteSession {
  readonly on: Knex.Transaction;
  readonly dialect: Dialect;
  readonly recall: Recall;
  readonly insert: (owner: Owner, insertion: Insertion) => void;
  readonly flush: () => Promise<void>;
  /**
   * Forgets what a unit of work was about to write. False where that is too late: rows of it are in the transaction,
   * it wrote by itself, or a statement failed.
   */
  readonly discard: (owner: Owner) => boolean;
  /** Says whose statements follow. */
  readonly begin: (owner: Owner) => void;
  /** The first statement that failed: what the transaction has to end with. */
  readonly failure: () => unknown;
}

export interface Question {
  /** Names it among all questions of a transaction. */
  readonly question: string;
  /** What the answer depends on. */
  readonly tables: readonly string[];
}

/** The answer given before in the same transaction, or a new one. */
export type Recall = <T>(question: Question, ask: () => Promise<T>) => Promise<T>;

interface Asked {
  readonly sql: string;
}

/** What Knex has every statement of a transaction pass through. */
interface TransactionClient {
  query: (connection: unknown, asked: Asked | string) => Promise<unknown>;
  readonly acquireConnection: () => Promise<unknown>;
  readonly emit: (event: "query", asked: Asked) => unknown;
}

export function openWriteSession(on: Knex.Transaction, dialect: Dialect): WriteSession {
  const client = on.client as TransactionClient;
  const send = client.query.bind(client);
  const pending = pendingRows();
  const answers = answerMemory();
  const traces = new Set<Owner>();
  let current: Owner | undefined;
  let failed: { readonly error: unknown } | undefined;
  let flushing: Promise<void> = Promise.resolve();

  const noticed = async (work: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await work();
    } catch (error) {
      failed ??= { error };
      throw error;
    }
  };
  const run = (connection: unknown, asked: Asked | string): Promise<unknown> =>
    noticed(() => send(connection, asked));
  const insertPending = async (connection: unknown): Promise<void> => {
    for (const owner of pending.owners()) traces.add(owner);
    const channel = channelOver(connection, (sql) => send(connection, sql), on);
    for (const { table, ...rows } of pending.take())
      await noticed(async () => dialect.insertOver(channel, table, rows));
  };
  const flushOn = (connection: unknown): Promise<void> => {
    flushing = flushing.then(() => insertPending(connection));
    return flushing;
  };

  client.query = async (connection, asked) => {
    const sql = typeof asked === "string" ? asked : asked.sql;
    if (endsTransaction.test(sql)) return send(connection, asked);
    await flushing;
    if (!isReading(sql)) {
      await flushOn(connection);
      answers.forgetAll();
      if (current !== undefined) traces.add(current);
      return run(connection, asked);
    }
    if (pending.tables().some((table) => mentions(sql, table))) await flushOn(connection);
    return run(connection, asked);
  };

  return {
    on,
    dialect,
    recall: answers.recall,
    insert: (owner, insertion) => {
      answers.forget(insertion.table);
      pending.add(owner, insertion);
    },
    flush: async () => flushOn(await client.acquireConnection()),
    begin: (owner) => (current = owner),
    discard: (owner) => {
      pending.drop(owner);
      return failed === undefined && !traces.has(owner);
    },
    failure: () => failed?.error,
  };
}

function channelOver(connection: unknown, send: (asked: Asked) => Promise<unknown>, on: Knex): Channel {
  return {
    connection,
    announce: (sql) => (on.client as TransactionClient).emit("query", { sql }),
    send: ({ sql, bindings }) => send(on.raw(sql, [...bindings]).toSQL()),
  };
}

const endsTransaction = /^\s*(commit|rollback)\b/i;

/** Anything not surely a query counts as writing. */
function isReading(sql: string): boolean {
  if (/^\s*select\b/i.test(sql)) return true;
  return /^\s*with\b/i.test(sql) && !/\b(insert|update|delete)\b/i.test(sql);
}

/** A table is known by its name as a word: one that only looks like it costs a flush too early. */
function mentions(sql: string, table: string): boolean {
  for (let at = sql.indexOf(table); at >= 0; at = sql.indexOf(table, at + 1))
    if (!isWord(sql[at - 1]) && !isWord(sql[at + table.length])) return true;
  return false;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /\w/.test(character);
}

interface Answer {
  readonly tables: readonly string[];
  readonly answer: Promise<unknown>;
}

interface AnswerMemory {
  readonly recall: Recall;
  readonly forget: (table: string) => void;
  readonly forgetAll: () => void;
}

function answerMemory(): AnswerMemory {
  const answers = new Map<string, Answer>();
  return {
    recall: <T>({ question, tables }: Question, ask: () => Promise<T>) => {
      const known = answers.get(question);
      if (known !== undefined) return known.answer as Promise<T>;
      const answer = ask();
      answers.set(question, { tables, answer });
      return answer;
    },
    forget: (table) => {
      for (const [question, { tables }] of answers) if (tables.includes(table)) answers.delete(question);
    },
    forgetAll: () => {
      answers.clear();
    },
  };
}
