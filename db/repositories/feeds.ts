import type { Knex } from "knex";
import type {
  FeedChangeKind,
  FeedRecord,
  FeedRepository,
  FeedSecret,
  FeedState,
  NewFeedChange,
} from "../../src/app/feed/ports.ts";
import type { FeedForm, FeedMapping } from "../../src/domain/impact/feed-mapping.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { Row } from "../dialect.ts";
import { firstOf, rowsOf } from "../read.ts";
import { feedMessages, newestOutcome } from "./feed-messages.ts";
import { jsonCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

export function feedRepository(scope: RepositoryScope): FeedRepository {
  const { on, recorder } = scope;
  return {
    ...feedMessages(scope),
    list: async (organizationId) =>
      toFeeds(
        on,
        await rowsOf<ChangeRow>(
          standing(on)
            .where({ organization_id: organizationId })
            .whereNot("state", "removed")
            .orderBy("feed_id"),
        ),
      ),
    find: async (organizationId, feedId) =>
      toFeed(
        on,
        await firstOf<ChangeRow>(standing(on).where({ organization_id: organizationId, feed_id: feedId })),
      ),
    findAny: async (feedId) => toFeed(on, await firstOf<ChangeRow>(standing(on).where({ feed_id: feedId }))),
    addChange: async (change) => {
      recorder.concerns(change.feedId);
      await recorder.append("feed_change", [changeRow(change)]);
    },
    secretsOf: async (feedId) => (await secretRows(on, feedId)).map(toSecret),
    addSecret: async ({ id, feedId, sealed, createdAt, endsAt, shownAt }) => {
      const times = { created_at: createdAt, ends_at: endsAt, shown_at: shownAt };
      await on("feed_secret").insert({ id, feed_id: feedId, sealed_secret: sealed, ...times });
    },
    endSecretsBefore: async ({ id, feedId }, at) => {
      await on("feed_secret")
        .where({ feed_id: feedId })
        .whereNot({ id })
        .where((open) => {
          void open.whereNull("ends_at").orWhere("ends_at", ">", at);
        })
        .update({ ends_at: at });
    },
    markShown: async (secretId, at) => {
      const changed: unknown = await on("feed_secret")
        .where({ id: secretId })
        .whereNull("shown_at")
        .update({ shown_at: at });
      return changed === 1;
    },
    concerns: recorder.concerns,
  };
}

function changeRow({ id, feedId, kpiId, change, name, form, proof, mapping, ...said }: NewFeedChange): Row {
  return {
    ...{ id, feed_id: feedId, kpi_id: kpiId, change, name, form, proof },
    mapping: jsonCell(mapping === undefined ? null : mappingCell(mapping)),
    ...{ state: said.state, reason: said.reason, changed_by: said.changedBy },
  };
}

function mappingCell({ entityType, attribute, entityId, momentAttribute, period }: FeedMapping) {
  return {
    ...{ entityType, attribute, entityId: entityId ?? null, momentAttribute: momentAttribute ?? null },
    period: { length: period.length, which: period.which },
  };
}

interface ChangeRow {
  readonly feed_id: string;
  readonly organization_id: string;
  readonly kpi_id: string;
  readonly change: FeedChangeKind;
  readonly name: string;
  readonly form: FeedForm;
  readonly proof: "signature" | "bearer";
  readonly mapping: string;
  readonly state: FeedState;
  readonly recorded_at: Instant;
}

/** The newest change of each feed. */
function standing(on: Knex): Knex.QueryBuilder {
  return on("feed_change")
    .whereNotExists(
      on("feed_change as later")
        .where("later.feed_id", on.ref("feed_change.feed_id"))
        .where("later.audit_seq", ">", on.ref("feed_change.audit_seq"))
        .select("later.id"),
    )
    .select("feed_change.*");
}

async function toFeed(on: Knex, row: ChangeRow | undefined): Promise<FeedRecord | undefined> {
  return row === undefined ? undefined : (await toFeeds(on, [row]))[0];
}

interface CountRow {
  readonly received: number | string;
  readonly last_at: Instant | null;
}

async function toFeeds(on: Knex, rows: readonly ChangeRow[]): Promise<readonly FeedRecord[]> {
  const feeds: FeedRecord[] = [];
  for (const row of rows) {
    const id = row.feed_id;
    const counted = await firstOf<CountRow>(
      on("feed_message").where({ feed_id: id }).count({ received: "id" }).max({ last_at: "recorded_at" }),
    );
    const dead = await firstOf<{ readonly dead: number | string }>(
      newestOutcome(on)
        .where({ "feed_message.feed_id": id, outcome: "dead" })
        .count({ dead: "feed_message.id" }),
    );
    const [secret] = await secretRows(on, id);
    const { name, form, proof, state } = row;
    feeds.push({
      ...{ id, organizationId: row.organization_id, kpiId: row.kpi_id, name, form, proof, state },
      mapping: mappingOf(row.mapping),
      changedAt: row.recorded_at,
      received: Number(counted?.received ?? 0),
      dead: Number(dead?.dead ?? 0),
      lastReceivedAt: counted?.last_at ?? null,
      hasUnseenSecret: secret?.shown_at === null,
    });
  }
  return feeds;
}

function mappingOf(cell: string): FeedMapping | undefined {
  const stored = readJson<
    | (Omit<FeedMapping, "entityId" | "momentAttribute"> & {
        readonly entityId: string | null;
        readonly momentAttribute: string | null;
      })
    | null
  >(cell);
  if (stored === null) return undefined;
  const { entityId, momentAttribute, ...mapping } = stored;
  return { ...mapping, entityId: entityId ?? undefined, momentAttribute: momentAttribute ?? undefined };
}

interface SecretRow {
  readonly id: string;
  readonly feed_id: string;
  readonly sealed_secret: string;
  readonly created_at: Instant;
  readonly ends_at: Instant | null;
  readonly shown_at: Instant | null;
}

function secretRows(on: Knex, feedId: string): Promise<readonly SecretRow[]> {
  return rowsOf<SecretRow>(on("feed_secret").where({ feed_id: feedId }).orderBy("id", "desc"));
}

function toSecret(row: SecretRow): FeedSecret {
  const { id, feed_id: feedId, sealed_secret: sealed, created_at: createdAt } = row;
  return { id, feedId, sealed, createdAt, endsAt: row.ends_at, shownAt: row.shown_at };
}
