/** The worker's side of the webhooks: one worker at a time holds an endpoint and sends what waits for it, in order. */
import type { Instant } from "../../domain/kernel/instant.ts";
import type { EventKind } from "./event-kinds.ts";
import type { AttemptRecord, DeliveryRecord, NewDelivery, StoredEvent, WebhookSecret } from "./ports.ts";

/** How far the outbox has been looked through for an endpoint. */
export interface Seen {
  readonly seq: number;
  /** Of the unit with that number, up to this event; null where all of it was seen. */
  readonly eventId: string | null;
}

/** An endpoint for which there is something to do. */
export interface ReadyWebhook {
  readonly id: string;
  readonly organizationId: string;
}

/** The right to send to an endpoint: one owner, until a moment that he keeps moving on. */
export interface WebhookLease {
  readonly webhookId: string;
  readonly owner: string;
  readonly now: Instant;
  readonly leaseUntil: Instant;
}

/** All that the next step with an endpoint depends on. */
export interface LaneRecord {
  readonly webhookId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly url: string;
  readonly kinds: readonly EventKind[];
  readonly isEnabled: boolean;
  readonly failingSince: Instant | null;
  readonly seen: Seen;
  /** Number of the last row of the organization's chain. */
  readonly chainSeq: number;
  /** A test goes before everything else; the rest in the order of the chain. */
  readonly head: DeliveryRecord | undefined;
  /** Those that still sign, the newest first. */
  readonly secrets: readonly WebhookSecret[];
}

export interface SentAttempt {
  readonly attempt: AttemptRecord;
  readonly delivery: Pick<DeliveryRecord, "id" | "state" | "endedAt">;
  readonly failingSince: Instant | null;
  readonly deliveredAt: Instant | undefined;
}

export interface WebhookQueue {
  readonly ready: (now: Instant, limit: number) => Promise<readonly ReadyWebhook[]>;
  readonly lane: (webhookId: string, now: Instant) => Promise<LaneRecord | undefined>;
  /** Events of these kinds that have not been looked at, in the order of the chain. */
  readonly unseen: (lane: LaneRecord, limit: number) => Promise<readonly StoredEvent[]>;
  readonly event: (organizationId: string, eventId: string) => Promise<StoredEvent | undefined>;
  /** False where somebody else holds it. */
  readonly claim: (lease: WebhookLease) => Promise<boolean>;
  /** False where the lease was lost. */
  readonly renew: (lease: WebhookLease) => Promise<boolean>;
  /** Leaves the endpoint, with the moment at which it is to be looked at again. */
  readonly release: (lease: Omit<WebhookLease, "leaseUntil">) => Promise<void>;
  /** Moves the lease on; false, and without effect, where it was lost. */
  readonly enqueue: (
    lease: WebhookLease,
    found: { readonly deliveries: readonly NewDelivery[]; readonly seen: Seen },
  ) => Promise<boolean>;
  /** Moves the lease on; false, and without effect, where it was lost: another worker sends it again. */
  readonly record: (lease: WebhookLease, sent: SentAttempt) => Promise<boolean>;
  /** Forgets what was delivered before one moment, and what died before another. */
  readonly prune: (limits: {
    readonly deliveredBefore: Instant;
    readonly deadBefore: Instant;
  }) => Promise<void>;
}
