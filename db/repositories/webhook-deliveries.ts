import type { Knex } from "knex";
import type {
  AttemptRecord,
  DeliveryRepository,
  EventsSince,
  NewDelivery,
  SendingFailure,
} from "../../src/app/webhook/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { toPage } from "../page.ts";
import { afterAllIds, firstOf, rowsOf } from "../read.ts";
import {
  deadLetters,
  deliveryCells,
  toDelivery,
  toEvent,
  waitingFor,
  type DeliveryRow,
  type EventRow,
} from "./webhook-rows.ts";

export function deliveryRepository(on: Knex): DeliveryRepository {
  return { ...logOf(on), ...steeringOf(on) };
}

type Log = Pick<
  DeliveryRepository,
  "list" | "find" | "attemptsOf" | "eventOf" | "deadOf" | "eventsSince" | "wasTold"
>;

function logOf(on: Knex): Log {
  return {
    list: async (organizationId, { webhookId, state }, { limit, cursor }) => {
      const query = on("webhook_delivery")
        .where({ organization_id: organizationId, webhook_id: webhookId })
        .where("id", "<", cursor ?? afterAllIds)
        .orderBy("id", "desc")
        .limit(limit + 1);
      if (state !== undefined) void query.where({ state });
      return toPage((await rowsOf<DeliveryRow>(query)).map(toDelivery), limit, ({ id }) => id);
    },
    find: async (organizationId, id) => {
      const row = await firstOf<DeliveryRow>(
        on("webhook_delivery").where({ organization_id: organizationId, id }),
      );
      return row === undefined ? undefined : toDelivery(row);
    },
    attemptsOf: async (deliveryId) => {
      const query = on("webhook_attempt").where({ delivery_id: deliveryId }).orderBy("number", "desc");
      return (await rowsOf<AttemptRow>(query)).map(toAttempt);
    },
    eventOf: async (organizationId, id) => {
      const row = await firstOf<EventRow>(on("outbox_event").where({ organization_id: organizationId, id }));
      return row === undefined ? undefined : toEvent(row);
    },
    deadOf: async (webhookId, limit) => {
      const query = deadLetters(on).where({ webhook_id: webhookId }).orderBy(["event_seq", "event_id"]);
      return (await rowsOf<DeliveryRow>(query.limit(limit))).map(toDelivery);
    },
    eventsSince: async (asked, limit) =>
      (await rowsOf<EventRow>(seenSince(on, asked).limit(limit))).map(toEvent),
    wasTold: async ({ organizationId, kind, subjectId, afterSeq }) => {
      const row = await firstOf<EventRow>(
        on("outbox_event")
          .where({ organization_id: organizationId, kind, subject_id: subjectId })
          .where("audit_seq", ">", afterSeq),
      );
      return row !== undefined;
    },
  };
}

type Steering = Omit<DeliveryRepository, keyof Log>;

function steeringOf(on: Knex): Steering {
  const progressOf = (webhookId: string) => on("webhook_progress").where({ webhook_id: webhookId });
  return {
    open: async (webhookId, organizationId) => {
      // The unit that creates it is itself being added to the chain: the head stands at its number already.
      const head = await firstOf<{ readonly seq: number }>(
        on("chain_head").where({ organization_id: organizationId }).select("seq"),
      );
      const nothing = { seen_event_id: null, next_at: null, failing_since: null, delivered_at: null };
      await on("webhook_progress").insert({
        webhook_id: webhookId,
        organization_id: organizationId,
        seen_seq: head?.seq ?? 0,
        ...nothing,
      });
    },
    add: (deliveries) => addDeliveries(on, deliveries),
    wake: async (webhookId, at) => {
      await progressOf(webhookId).update({ next_at: at });
    },
    end: async (id, { state, at }) => {
      await on("webhook_delivery").where({ id }).update({ state, next_at: null, ended_at: at });
    },
    forgiveFailures: async (webhookId, at) => {
      await progressOf(webhookId).update({ failing_since: null, next_at: at });
      await on("webhook_delivery")
        .where({ webhook_id: webhookId, state: "waiting" })
        .update({ next_at: null });
    },
    retryAt: async (id, at) => {
      await on("webhook_delivery").where({ id, state: "waiting" }).update({ next_at: at });
    },
  };
}

async function addDeliveries(on: Knex, deliveries: readonly NewDelivery[]): Promise<number> {
  const [first] = deliveries;
  if (first === undefined) return 0;
  const waiting = await rowsOf<{ readonly event_id: string }>(
    waitingFor(on, first.webhookId).select("event_id"),
  );
  const known = new Set(waiting.map((row) => row.event_id));
  const added = deliveries.filter(({ eventId }) => !known.has(eventId));
  for (const delivery of added) await on("webhook_delivery").insert(deliveryCells(delivery));
  return added.length;
}

/** Events that the endpoint's queue has already come past. */
function seenSince(on: Knex, { organizationId, webhookId, kinds, since }: EventsSince): Knex.QueryBuilder {
  return on("outbox_event")
    .join("webhook_progress", (join) => {
      void join.on("webhook_progress.organization_id", "outbox_event.organization_id");
    })
    .where({ "webhook_progress.webhook_id": webhookId, "outbox_event.organization_id": organizationId })
    .where("outbox_event.recorded_at", ">=", since)
    .whereIn("outbox_event.kind", [...kinds])
    .where((passed) => {
      void passed.where("outbox_event.audit_seq", "<", on.ref("seen_seq")).orWhere((same) => {
        void same.where("outbox_event.audit_seq", on.ref("seen_seq")).where((upTo) => {
          void upTo.whereNull("seen_event_id").orWhere("outbox_event.id", "<=", on.ref("seen_event_id"));
        });
      });
    })
    .orderBy(["outbox_event.audit_seq", "outbox_event.id"])
    .select("outbox_event.*");
}

interface AttemptRow {
  readonly id: string;
  readonly delivery_id: string;
  readonly number: number;
  readonly attempted_at: Instant;
  readonly duration_millis: number;
  readonly status: number | null;
  readonly failure: SendingFailure | null;
  readonly answer: string | null;
  readonly next_at: Instant | null;
}

function toAttempt(row: AttemptRow): AttemptRecord {
  return {
    id: row.id,
    deliveryId: row.delivery_id,
    number: row.number,
    attemptedAt: row.attempted_at,
    durationMillis: row.duration_millis,
    status: row.status,
    failure: row.failure,
    answer: row.answer,
    nextAt: row.next_at,
  };
}
