import type { Knex } from "knex";
import type { EventKind } from "../../src/app/webhook/event-kinds.ts";
import type {
  LaneRecord,
  ReadyWebhook,
  SentAttempt,
  WebhookLease,
  WebhookQueue,
} from "../../src/app/webhook/queue-ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { firstOf, rowsOf } from "../read.ts";
import { readJson } from "./json-cell.ts";
import {
  deliveryCells,
  secretsOf,
  standingChange,
  toDelivery,
  toEvent,
  toSecret,
  waitingFor,
  type DeliveryRow,
  type EventRow,
  type SecretRow,
  type TermsRow,
} from "./webhook-rows.ts";

export function webhookQueue(on: Knex): WebhookQueue {
  return { ...readingSide(on), ...workingSide(on) };
}

type Reading = Pick<WebhookQueue, "ready" | "lane" | "unseen" | "event">;

function readingSide(on: Knex): Reading {
  return {
    ready: async (now, limit) => {
      const rows = await rowsOf<Pick<TermsRow, "webhook_id" | "organization_id">>(
        readyQuery(on, now).limit(limit),
      );
      return rows.map(({ webhook_id: id, organization_id: organizationId }): ReadyWebhook => ({
        id,
        organizationId,
      }));
    },
    lane: async (webhookId, now) => {
      const row = await firstOf<LaneRow>(laneQuery(on, webhookId));
      if (row === undefined) return undefined;
      const head = await firstOf<DeliveryRow>(waitingFor(on, webhookId));
      const secrets = (await rowsOf<SecretRow>(secretsOf(on, webhookId))).map(toSecret);
      return {
        ...toLane(row),
        head: head === undefined ? undefined : toDelivery(head),
        secrets: secrets.filter(({ endsAt }) => endsAt === null || endsAt > now),
      };
    },
    unseen: async ({ organizationId, kinds, seen, chainSeq }, limit) => {
      const query = on("outbox_event")
        .where({ organization_id: organizationId })
        .where("audit_seq", "<=", chainSeq)
        .whereIn("kind", [...kinds])
        .orderBy(["audit_seq", "id"])
        .limit(limit);
      const { seq, eventId } = seen;
      if (eventId === null) void query.where("audit_seq", ">", seq);
      else {
        void query.where("audit_seq", ">=", seq).where((rest) => {
          void rest.where("audit_seq", ">", seq).orWhere("id", ">", eventId);
        });
      }
      return (await rowsOf<EventRow>(query)).map(toEvent);
    },
    event: async (organizationId, id) => {
      const row = await firstOf<EventRow>(on("outbox_event").where({ organization_id: organizationId, id }));
      return row === undefined ? undefined : toEvent(row);
    },
  };
}

function workingSide(on: Knex): Omit<WebhookQueue, keyof Reading> {
  return {
    claim: async ({ webhookId, owner, now, leaseUntil }) => {
      const claimed: unknown = await on("webhook_progress")
        .where({ webhook_id: webhookId })
        .where((free) => {
          void free.whereNull("lease_until").orWhere("lease_until", "<", now);
        })
        // Until it is left in good order there is something to do: whoever comes after a killed worker finds it.
        .update({ owner, lease_until: leaseUntil, next_at: now });
      return claimed === 1;
    },
    renew: (lease) => hold(on, lease),
    release: async ({ webhookId, owner }) => {
      const head = await firstOf<DeliveryRow>(waitingFor(on, webhookId));
      const nextAt = head === undefined ? null : (head.next_at ?? head.created_at);
      await on("webhook_progress")
        .where({ webhook_id: webhookId, owner })
        .update({ owner: null, lease_until: null, next_at: nextAt });
    },
    enqueue: async (lease, { deliveries, seen }) => {
      if (!(await hold(on, lease))) return false;
      for (const delivery of deliveries) await on("webhook_delivery").insert(deliveryCells(delivery));
      await on("webhook_progress")
        .where({ webhook_id: lease.webhookId })
        .update({ seen_seq: seen.seq, seen_event_id: seen.eventId });
      return true;
    },
    record: async (lease, sent) => {
      const isHeld = await hold(on, lease);
      if (isHeld) await record(on, lease, sent);
      return isHeld;
    },
    prune: async ({ deliveredBefore, deadBefore }) => {
      for (const [state, before] of [
        ["delivered", deliveredBefore],
        ["dead", deadBefore],
      ] as const) {
        const old = () => on("webhook_delivery").where({ state }).where("ended_at", "<", before);
        await on("webhook_attempt").whereIn("delivery_id", old().select("id")).delete();
        await old().delete();
      }
    },
  };
}

/** Moves the lease on; false where it was lost. */
async function hold(on: Knex, { webhookId, owner, leaseUntil }: WebhookLease): Promise<boolean> {
  const held: unknown = await on("webhook_progress")
    .where({ webhook_id: webhookId, owner })
    .update({ lease_until: leaseUntil });
  return held === 1;
}

async function record(
  on: Knex,
  { webhookId }: WebhookLease,
  { attempt, delivery, failingSince, deliveredAt }: SentAttempt,
): Promise<void> {
  const { status, failure, nextAt } = attempt;
  await on("webhook_attempt").insert({
    id: attempt.id,
    delivery_id: attempt.deliveryId,
    number: attempt.number,
    attempted_at: attempt.attemptedAt,
    duration_millis: attempt.durationMillis,
    status,
    failure,
    answer: attempt.answer,
    next_at: nextAt,
  });
  const told = { attempts: attempt.number, last_status: status, last_failure: failure };
  await on("webhook_delivery").where({ id: delivery.id }).update(told);
  // Whatever an administrator has decided meanwhile stands, unless it has arrived after all.
  await on("webhook_delivery")
    .where({ id: delivery.id })
    .whereIn("state", delivery.state === "delivered" ? ["waiting", "dead"] : ["waiting"])
    .update({ state: delivery.state, next_at: nextAt, ended_at: delivery.endedAt });
  await on("webhook_progress")
    .where({ webhook_id: webhookId })
    .update({
      failing_since: failingSince,
      ...(deliveredAt === undefined ? {} : { delivered_at: deliveredAt }),
    });
}

function readyQuery(on: Knex, now: Instant): Knex.QueryBuilder {
  const waitingTest = on("webhook_delivery")
    .where("webhook_delivery.webhook_id", on.ref("webhook_progress.webhook_id"))
    .where({ "webhook_delivery.state": "waiting", "webhook_delivery.event_seq": 0 })
    .select("webhook_delivery.id");
  return standingChange(on)
    .join("webhook_progress", "webhook_progress.webhook_id", "webhook_change.webhook_id")
    .join("chain_head", "chain_head.organization_id", "webhook_progress.organization_id")
    .whereNot("webhook_change.state", "removed")
    .where((free) => {
      void free.whereNull("lease_until").orWhere("lease_until", "<", now);
    })
    .where((either) => {
      void either.whereExists(waitingTest).orWhere((enabled) => {
        void enabled.where("webhook_change.state", "enabled").where((due) => {
          void due.where("next_at", "<=", now).orWhere((unseen) => {
            void unseen.whereNull("next_at").where((more) => {
              void more.whereNotNull("seen_event_id").orWhere("chain_head.seq", ">", on.ref("seen_seq"));
            });
          });
        });
      });
    })
    .orderBy("webhook_progress.webhook_id")
    .select("webhook_progress.webhook_id", "webhook_progress.organization_id");
}

interface LaneRow extends TermsRow {
  readonly failing_since: Instant | null;
  readonly seen_seq: number;
  readonly seen_event_id: string | null;
  readonly chain_seq: number;
}

function laneQuery(on: Knex, webhookId: string): Knex.QueryBuilder {
  return standingChange(on)
    .join("webhook_progress", "webhook_progress.webhook_id", "webhook_change.webhook_id")
    .join("chain_head", "chain_head.organization_id", "webhook_progress.organization_id")
    .where("webhook_change.webhook_id", webhookId)
    .whereNot("webhook_change.state", "removed")
    .select("webhook_change.*", "failing_since", "seen_seq", "seen_event_id", {
      chain_seq: "chain_head.seq",
    });
}

function toLane(row: LaneRow): Omit<LaneRecord, "head" | "secrets"> {
  return {
    webhookId: row.webhook_id,
    organizationId: row.organization_id,
    name: row.name,
    url: row.url,
    kinds: readJson<readonly EventKind[]>(row.event_kinds),
    isEnabled: row.state === "enabled",
    failingSince: row.failing_since,
    seen: { seq: row.seen_seq, eventId: row.seen_event_id },
    chainSeq: row.chain_seq,
  };
}
