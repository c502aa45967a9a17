import type { Knex } from "knex";
import type { IdempotencyKey, IdempotencyStore, StoredAnswer } from "../../src/app/identity/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { rowText, type Row } from "../dialect.ts";
import type { Insertion, Owner } from "../pending-rows.ts";
import { firstOf, rowsOf } from "../read.ts";
import type { WriteSession } from "../write-session.ts";

interface AnswerRow {
  readonly organization_id: string;
  readonly person_id: string;
  readonly route: string;
  readonly idempotency_key: string;
  readonly request_hash: string;
  readonly status: number;
  readonly body: string;
}

/** Answers given before, as far as the units of one transaction ask for them. */
export interface KnownAnswers {
  readonly open: (owner: Owner, now: Instant) => OpenStore;
}

interface OpenStore {
  readonly store: IdempotencyStore;
  /** What the unit has stored is known to those after it. */
  readonly settle: () => void;
}

const keyColumns = ["organization_id", "person_id", "route", "idempotency_key"];

/** Looks up the keys of all units of a transaction in one question. */
export async function knownAnswers(
  session: WriteSession,
  keys: readonly IdempotencyKey[],
): Promise<KnownAnswers> {
  const known = new Map<string, StoredAnswer | undefined>(keys.map((key) => [nameOf(key), undefined]));
  if (keys.length > 0) {
    const rows = await rowsOf<AnswerRow>(
      session.on("idempotency_record").whereIn(keyColumns, keys.map(keyCells)),
    );
    for (const row of rows) known.set(nameOf(keyOf(row)), answerOf(row));
  }
  return {
    open: (owner, now) => {
      const own = new Map<string, StoredAnswer>();
      const store: IdempotencyStore = {
        find: (key) => {
          const name = nameOf(key);
          if (own.has(name)) return Promise.resolve(own.get(name));
          return known.has(name) ? Promise.resolve(known.get(name)) : findAnswer(session.on, key);
        },
        store: (key, answer) => {
          own.set(nameOf(key), answer);
          session.insert(owner, insertionOf(key, answer, now));
          return Promise.resolve();
        },
      };
      return {
        store,
        settle: () => {
          for (const [name, answer] of own) known.set(name, answer);
        },
      };
    },
  };
}

/** For a query, which stores nothing. */
export function answersOnly(on: Knex): IdempotencyStore {
  return {
    find: (key) => findAnswer(on, key),
    store: () => Promise.reject(new Error("a query may not store an answer")),
  };
}

async function findAnswer(on: Knex, key: IdempotencyKey): Promise<StoredAnswer | undefined> {
  const row = await firstOf<AnswerRow>(on("idempotency_record").whereIn(keyColumns, [keyCells(key)]));
  return row === undefined ? undefined : answerOf(row);
}

function insertionOf(
  key: IdempotencyKey,
  { requestHash, status, body }: StoredAnswer,
  now: Instant,
): Insertion {
  const row: AnswerRow & Row = {
    organization_id: key.organizationId,
    person_id: key.personId,
    route: key.route,
    idempotency_key: key.key,
    request_hash: requestHash,
    status,
    body,
    recorded_at: now,
  };
  return { table: "idempotency_record", columns: Object.keys(row), rows: [rowText(row)] };
}

function answerOf({ request_hash: requestHash, status, body }: AnswerRow): StoredAnswer {
  return { requestHash, status, body };
}

function keyOf({ organization_id, person_id, route, idempotency_key }: AnswerRow): IdempotencyKey {
  return { organizationId: organization_id, personId: person_id, route, key: idempotency_key };
}

function keyCells({ organizationId, personId, route, key }: IdempotencyKey): string[] {
  return [organizationId, personId, route, key];
}

function nameOf(key: IdempotencyKey): string {
  return JSON.stringify(keyCells(key));
}
