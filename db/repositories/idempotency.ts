import type { Knex } from "knex";
import type { IdempotencyKey, IdempotencyStore } from "../../src/app/identity/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { firstOf } from "../read.ts";

interface AnswerRow {
  readonly request_hash: string;
  readonly status: number;
  readonly body: string;
}

export function idempotencyStore(on: Knex, now: Instant): IdempotencyStore {
  return {
    async find(key) {
      const row = await firstOf<AnswerRow>(on("idempotency_record").where(columnsOf(key)));
      if (row === undefined) return undefined;
      return { requestHash: row.request_hash, status: row.status, body: row.body };
    },
    async store(key, { requestHash, status, body }) {
      await on("idempotency_record").insert({
        ...columnsOf(key),
        request_hash: requestHash,
        status,
        body,
        recorded_at: now,
      });
    },
  };
}

function columnsOf({
  organizationId,
  personId,
  route,
  key,
}: IdempotencyKey): Readonly<Record<string, string>> {
  return { organization_id: organizationId, person_id: personId, route, idempotency_key: key };
}
