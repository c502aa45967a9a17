/** Rows of the webhooks, as both sides read them. */
import type { Knex } from "knex";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { EventKind } from "../../src/app/webhook/event-kinds.ts";
import type {
  DeliveryCause,
  DeliveryRecord,
  DeliveryState,
  NewDelivery,
  SendingFailure,
  StoredEvent,
  WebhookSecret,
  WebhookState,
} from "../../src/app/webhook/ports.ts";
import type { Row } from "../dialect.ts";
import { readJson } from "./json-cell.ts";

export interface TermsRow {
  readonly webhook_id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly url: string;
  readonly event_kinds: string;
  readonly state: WebhookState;
}

/** The change of each endpoint that holds. */
export function standingChange(on: Knex): Knex.QueryBuilder {
  return on("webhook_change").whereNotExists(
    on("webhook_change as later")
      .where("later.webhook_id", on.ref("webhook_change.webhook_id"))
      .where("later.audit_seq", ">", on.ref("webhook_change.audit_seq"))
      .select("later.id"),
  );
}

export interface DeliveryRow {
  readonly id: string;
  readonly webhook_id: string;
  readonly organization_id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly event_seq: number;
  readonly cause: DeliveryCause;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly next_at: Instant | null;
  readonly last_status: number | null;
  readonly last_failure: SendingFailure | null;
  readonly created_at: Instant;
  readonly ended_at: Instant | null;
}

export function toDelivery(row: DeliveryRow): DeliveryRecord {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    organizationId: row.organization_id,
    eventId: row.event_id,
    type: row.event_type,
    seq: row.event_seq,
    cause: row.cause,
    state: row.state,
    attempts: row.attempts,
    nextAt: row.next_at,
    lastStatus: row.last_status,
    lastFailure: row.last_failure,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}

export function deliveryCells(delivery: NewDelivery): Row {
  return {
    id: delivery.id,
    webhook_id: delivery.webhookId,
    organization_id: delivery.organizationId,
    event_id: delivery.eventId,
    event_type: delivery.type,
    event_seq: delivery.seq,
    cause: delivery.cause,
    state: "waiting",
    attempts: 0,
    created_at: delivery.createdAt,
  };
}

/** What waits for an endpoint, in the order in which it is sent: the events of the chain in theirs. */
export function waitingFor(on: Knex, webhookId: string): Knex.QueryBuilder {
  return on("webhook_delivery")
    .where({ webhook_id: webhookId, state: "waiting" })
    .orderBy(["event_seq", "event_id", "id"]);
}

/** What died and neither waits again nor was sent again later on. A test is nobody's loss. */
export function deadLetters(on: Knex): Knex.QueryBuilder {
  return on("webhook_delivery")
    .where({ state: "dead" })
    .whereNot({ cause: "test" })
    .whereNotExists(
      on("webhook_delivery as again")
        .where("again.webhook_id", on.ref("webhook_delivery.webhook_id"))
        .where("again.event_id", on.ref("webhook_delivery.event_id"))
        .where("again.id", ">", on.ref("webhook_delivery.id"))
        .select("again.id"),
    );
}

export interface EventRow {
  readonly id: string;
  readonly organization_id: string;
  readonly kind: EventKind;
  readonly subject_id: string;
  readonly payload: string;
  readonly recorded_at: Instant;
  readonly audit_seq: number;
}

export function toEvent(row: EventRow): StoredEvent {
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    subjectId: row.subject_id,
    payload: readJson<CanonicalObject>(row.payload),
    recordedAt: row.recorded_at,
    seq: row.audit_seq,
  };
}

export interface SecretRow {
  readonly id: string;
  readonly webhook_id: string;
  readonly sealed_secret: string;
  readonly created_at: Instant;
  readonly ends_at: Instant | null;
  readonly shown_at: Instant | null;
}

export function toSecret(row: SecretRow): WebhookSecret {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    sealed: row.sealed_secret,
    createdAt: row.created_at,
    endsAt: row.ends_at,
    shownAt: row.shown_at,
  };
}

/** Newest first. */
export function secretsOf(on: Knex, webhookId: string): Knex.QueryBuilder {
  return on("webhook_secret")
    .where({ webhook_id: webhookId })
    .orderBy([
      { column: "created_at", order: "desc" },
      { column: "id", order: "desc" },
    ]);
}
