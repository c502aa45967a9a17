import type { Knex } from "knex";
import type { EventKind } from "../../src/app/webhook/event-kinds.ts";
import type {
  WebhookChangeKind,
  WebhookChangeRecord,
  WebhookRecord,
  WebhookRepository,
  WebhookSecret,
} from "../../src/app/webhook/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { rowsOf } from "../read.ts";
import { jsonCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";
import {
  deadLetters,
  secretsOf,
  standingChange,
  toSecret,
  type SecretRow,
  type TermsRow,
} from "./webhook-rows.ts";

export function webhookRepository({ on, recorder }: RepositoryScope): WebhookRepository {
  return {
    list: async (organizationId) => {
      const query = standingQuery(on, organizationId).whereNot("webhook_change.state", "removed");
      return toWebhooks(on, await rowsOf<StandingRow>(query));
    },
    find: async (organizationId, webhookId) => {
      const query = standingQuery(on, organizationId).where("webhook_change.webhook_id", webhookId);
      return (await toWebhooks(on, await rowsOf<StandingRow>(query)))[0];
    },
    changesOf: async (organizationId, webhookId) => {
      const rows = await rowsOf<ChangeRow>(
        on("webhook_change")
          .leftJoin("person", "person.id", "webhook_change.changed_by")
          .where({ "webhook_change.organization_id": organizationId, webhook_id: webhookId })
          .orderBy("webhook_change.audit_seq", "desc")
          .select("webhook_change.*", { changer: "person.name" }),
      );
      return rows.map(toChange);
    },
    addChange: async ({ id, webhookId, change, name, url, kinds, state, reason, changedBy }) => {
      recorder.concerns(webhookId);
      const terms = { name, url, event_kinds: jsonCell([...kinds]), state };
      await recorder.append("webhook_change", [
        { id, webhook_id: webhookId, change, ...terms, reason, changed_by: changedBy },
      ]);
    },
    concerns: recorder.concerns,
    secretsOf: async (webhookId) => (await rowsOf<SecretRow>(secretsOf(on, webhookId))).map(toSecret),
    addSecret: async ({ id, webhookId, sealed, createdAt, endsAt, shownAt }) => {
      const times = { created_at: createdAt, ends_at: endsAt, shown_at: shownAt };
      await on("webhook_secret").insert({ id, webhook_id: webhookId, sealed_secret: sealed, ...times });
    },
    endSecretsBefore: (secret, at) => endOthers(on, secret, at),
    markShown: async (secretId, at) => {
      const changed: unknown = await on("webhook_secret")
        .where({ id: secretId })
        .whereNull("shown_at")
        .update({ shown_at: at });
      return changed === 1;
    },
    isAwaited: async (organizationId, kind) => {
      const rows = await rowsOf<TermsRow>(
        standingChange(on).where({ organization_id: organizationId, state: "enabled" }).select("event_kinds"),
      );
      return rows.some((row) => kindsOf(row).includes(kind));
    },
  };
}

/** One that ends earlier keeps its end. */
async function endOthers(
  on: Knex,
  { id, webhookId }: Pick<WebhookSecret, "id" | "webhookId">,
  at: Instant,
): Promise<void> {
  await on("webhook_secret")
    .where({ webhook_id: webhookId })
    .whereNot({ id })
    .where((open) => {
      void open.whereNull("ends_at").orWhere("ends_at", ">", at);
    })
    .update({ ends_at: at });
}

interface StandingRow extends TermsRow {
  readonly recorded_at: Instant;
  readonly reason: string;
  readonly failing_since: Instant | null;
  readonly delivered_at: Instant | null;
}

function standingQuery(on: Knex, organizationId: string): Knex.QueryBuilder {
  return standingChange(on)
    .leftJoin("webhook_progress", "webhook_progress.webhook_id", "webhook_change.webhook_id")
    .where("webhook_change.organization_id", organizationId)
    .orderBy("webhook_change.webhook_id")
    .select("webhook_change.*", "failing_since", "delivered_at");
}

interface CountRow {
  readonly webhook_id: string;
  readonly count: number;
}

/** By endpoint. */
async function countsOf(query: Knex.QueryBuilder): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf<CountRow>(
    query.groupBy("webhook_id").select("webhook_id").count({ count: "id" }),
  );
  return new Map(rows.map((row) => [row.webhook_id, row.count]));
}

async function toWebhooks(on: Knex, rows: readonly StandingRow[]): Promise<readonly WebhookRecord[]> {
  const ids = rows.map((row) => row.webhook_id);
  const waiting = await countsOf(
    on("webhook_delivery").where({ state: "waiting" }).whereIn("webhook_id", ids),
  );
  const dead = await countsOf(deadLetters(on).whereIn("webhook_id", ids));
  const webhooks: WebhookRecord[] = [];
  for (const row of rows) {
    const id = row.webhook_id;
    const [newest, before] = (await rowsOf<SecretRow>(secretsOf(on, id))).map(toSecret);
    webhooks.push({
      id,
      organizationId: row.organization_id,
      name: row.name,
      url: row.url,
      kinds: kindsOf(row),
      state: row.state,
      changedAt: row.recorded_at,
      reason: row.reason,
      failingSince: row.failing_since,
      deliveredAt: row.delivered_at,
      waiting: waiting.get(id) ?? 0,
      dead: dead.get(id) ?? 0,
      oldSecretUntil: before?.endsAt ?? null,
      hasUnseenSecret: newest?.shownAt === null,
    });
  }
  return webhooks;
}

function kindsOf({ event_kinds: kinds }: Pick<TermsRow, "event_kinds">): readonly EventKind[] {
  return readJson<readonly EventKind[]>(kinds);
}

interface ChangeRow extends TermsRow {
  readonly id: string;
  readonly change: WebhookChangeKind;
  readonly reason: string;
  readonly changed_by: string;
  readonly changer: string | null;
  readonly recorded_at: Instant;
}

function toChange(row: ChangeRow): WebhookChangeRecord {
  const { id, change, name, url, state, reason, changed_by: changedBy, changer } = row;
  const terms = { name, url, state, kinds: kindsOf(row) };
  const told = { changedAt: row.recorded_at, changerName: changer };
  return { id, webhookId: row.webhook_id, change, ...terms, reason, changedBy, ...told };
}
