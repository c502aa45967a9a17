/** What feeds were sent, and what became of it. */
import type { Knex } from "knex";
import type { FeedMessageRecord, FeedOutcomeKind, FeedRepository } from "../../src/app/feed/ports.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { toPage } from "../page.ts";
import { afterAllIds, firstOf, rowsOf } from "../read.ts";
import { jsonCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

type Messages = Pick<
  FeedRepository,
  "messages" | "findMessage" | "messageByKey" | "addMessage" | "addOutcome"
>;

export function feedMessages({ on, recorder }: RepositoryScope): Messages {
  return {
    async messages(feedId, { outcome }, { limit, cursor }) {
      const query = messageQuery(on)
        .where("feed_message.feed_id", feedId)
        .where("feed_message.id", "<", cursor ?? afterAllIds)
        .orderBy("feed_message.id", "desc")
        .limit(limit + 1);
      if (outcome !== undefined) void query.where({ outcome });
      return toPage((await rowsOf<MessageRow>(query)).map(toMessage), limit, ({ id }) => id);
    },
    async findMessage(organizationId, messageId) {
      const query = messageQuery(on).where({
        "feed_message.organization_id": organizationId,
        "feed_message.id": messageId,
      });
      const row = await firstOf<MessageRow>(query);
      return row === undefined ? undefined : toMessage(row);
    },
    async messageByKey(feedId, key) {
      const row = await firstOf<MessageRow>(
        messageQuery(on).where({ "feed_message.feed_id": feedId, message_key: key }),
      );
      return row === undefined ? undefined : toMessage(row);
    },
    async addMessage({ id, feedId, key, bodySha256, body }) {
      recorder.concerns(feedId);
      await recorder.append("feed_message", [
        { id, feed_id: feedId, message_key: key, body_sha256: bodySha256, body: jsonCell(body) },
      ]);
    },
    async addOutcome({ id, messageId, attempt, outcome, observationId, code, figures }) {
      recorder.concerns(messageId);
      const said = { observation_id: observationId ?? null, code: code ?? null };
      const told = figures === undefined ? null : jsonCell(figures);
      await recorder.append("feed_outcome", [
        { id, message_id: messageId, attempt, outcome, ...said, figures: told },
      ]);
    },
  };
}

/** Messages joined with what became of each at last. */
export function newestOutcome(on: Knex): Knex.QueryBuilder {
  return on("feed_message")
    .join("feed_outcome", "feed_outcome.message_id", "feed_message.id")
    .whereNotExists(
      on("feed_outcome as later")
        .where("later.message_id", on.ref("feed_message.id"))
        .where("later.attempt", ">", on.ref("feed_outcome.attempt"))
        .select("later.id"),
    );
}

interface MessageRow {
  readonly id: string;
  readonly feed_id: string;
  readonly message_key: string;
  readonly body_sha256: string;
  readonly body: string;
  readonly recorded_at: Instant;
  readonly attempt: number;
  readonly outcome: FeedOutcomeKind;
  readonly observation_id: string | null;
  readonly code: string | null;
  readonly figures: string | null;
}

function messageQuery(on: Knex): Knex.QueryBuilder {
  return newestOutcome(on).select("feed_message.*", {
    attempt: "feed_outcome.attempt",
    outcome: "feed_outcome.outcome",
    observation_id: "feed_outcome.observation_id",
    code: "feed_outcome.code",
    figures: "feed_outcome.figures",
  });
}

function toMessage(row: MessageRow): FeedMessageRecord {
  const { id, outcome } = row;
  return {
    ...{ id, feedId: row.feed_id, key: row.message_key, bodySha256: row.body_sha256, outcome },
    body: readJson<string>(row.body),
    receivedAt: row.recorded_at,
    attempts: row.attempt,
    observationId: row.observation_id ?? undefined,
    code: row.code ?? undefined,
    figures: row.figures === null ? undefined : readJson<CanonicalObject>(row.figures),
  };
}
