/**
 * Ports of the webhooks. What an administrator sets up is a fact, every change of it with its row in the audit chain;
 * secrets, the queue and the log of deliveries are working state.
 */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Page, PageRequest } from "../page.ts";
import type { EventKind } from "./event-kinds.ts";

export const webhookStates = ["enabled", "disabled", "removed"] as const;
export type WebhookState = (typeof webhookStates)[number];

export const webhookChanges = [
  "created",
  "changed",
  "enabled",
  "disabled",
  "disabledByItself",
  "secretRotated",
  "removed",
] as const;
export type WebhookChangeKind = (typeof webhookChanges)[number];

/** What an endpoint is from this change on, all of it. */
export interface WebhookTerms {
  readonly name: string;
  readonly url: string;
  readonly kinds: readonly EventKind[];
  readonly state: WebhookState;
}

export interface NewWebhookChange extends WebhookTerms {
  readonly id: string;
  readonly webhookId: string;
  readonly change: WebhookChangeKind;
  readonly reason: string;
  readonly changedBy: string;
}

export interface WebhookChangeRecord extends NewWebhookChange {
  readonly changedAt: Instant;
  readonly changerName: string | null;
}

export interface WebhookRecord extends WebhookTerms {
  readonly id: string;
  readonly organizationId: string;
  readonly changedAt: Instant;
  /** Why it is as it is; empty unless somebody, or the program, gave a reason. */
  readonly reason: string;
  readonly failingSince: Instant | null;
  readonly deliveredAt: Instant | null;
  readonly waiting: number;
  readonly dead: number;
  /** Until when the secret before still signs; null where there is but one. */
  readonly oldSecretUntil: Instant | null;
  /** Whether the newest secret has still to be shown. */
  readonly hasUnseenSecret: boolean;
}

export const deliveryStates = ["waiting", "delivered", "dead"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const deliveryCauses = ["event", "replay", "test"] as const;
export type DeliveryCause = (typeof deliveryCauses)[number];

/** Why there was no answer. */
export const sendingFailures = [
  "addressRefused",
  "nameNotFound",
  "timeout",
  "connectionFailed",
  "certificateRefused",
] as const;
export type SendingFailure = (typeof sendingFailures)[number];

export interface NewDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly organizationId: string;
  /** Names what is delivered, the same in every delivery of it; of a test its own id. */
  readonly eventId: string;
  readonly type: string;
  /** Of the event in its chain; 0 for a test. */
  readonly seq: number;
  readonly cause: DeliveryCause;
  readonly createdAt: Instant;
}

export interface DeliveryRecord extends NewDelivery {
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAt: Instant | null;
  readonly lastStatus: number | null;
  readonly lastFailure: SendingFailure | null;
  readonly endedAt: Instant | null;
}

export interface AttemptRecord {
  readonly id: string;
  readonly deliveryId: string;
  readonly number: number;
  readonly attemptedAt: Instant;
  readonly durationMillis: number;
  readonly status: number | null;
  readonly failure: SendingFailure | null;
  /** The first two kilobytes of it. */
  readonly answer: string | null;
  readonly nextAt: Instant | null;
}

/** An event as the outbox holds it. */
export interface StoredEvent {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: EventKind;
  readonly subjectId: string;
  readonly payload: CanonicalObject;
  readonly recordedAt: Instant;
  readonly seq: number;
}

export interface WebhookSecret {
  readonly id: string;
  readonly webhookId: string;
  /** Only with the key of this installation a sealed secret can be read. */
  readonly sealed: string;
  readonly createdAt: Instant;
  /** Until when it signs beside its successor. */
  readonly endsAt: Instant | null;
  readonly shownAt: Instant | null;
}

/** The administrator's side. */
export interface WebhookRepository {
  /** Those not removed, oldest first. */
  readonly list: (organizationId: string) => Promise<readonly WebhookRecord[]>;
  /** Also one that was removed: its log stays readable. */
  readonly find: (organizationId: string, webhookId: string) => Promise<WebhookRecord | undefined>;
  readonly changesOf: (organizationId: string, webhookId: string) => Promise<readonly WebhookChangeRecord[]>;
  readonly addChange: (change: NewWebhookChange) => Promise<void>;
  /** Names an endpoint in the audit row of a step that leaves no fact of its own. */
  readonly concerns: (id: string) => void;
  /** The newest first. */
  readonly secretsOf: (webhookId: string) => Promise<readonly WebhookSecret[]>;
  readonly addSecret: (secret: WebhookSecret) => Promise<void>;
  /** The others end no later than this. */
  readonly endSecretsBefore: (secret: Pick<WebhookSecret, "id" | "webhookId">, at: Instant) => Promise<void>;
  /** False where it was shown before. */
  readonly markShown: (secretId: string, at: Instant) => Promise<boolean>;
  /** Whether an enabled endpoint of the organization asks for the kind. */
  readonly isAwaited: (organizationId: string, kind: EventKind) => Promise<boolean>;
}

export interface DeliveryFilter {
  readonly webhookId: string;
  readonly state: DeliveryState | undefined;
}

export interface DeliveryRepository {
  /** The queue of a new endpoint: it begins after the newest row of the organization's chain. */
  readonly open: (webhookId: string, organizationId: string) => Promise<void>;
  /** Newest first. */
  readonly list: (
    organizationId: string,
    filter: DeliveryFilter,
    page: PageRequest,
  ) => Promise<Page<DeliveryRecord>>;
  readonly find: (organizationId: string, deliveryId: string) => Promise<DeliveryRecord | undefined>;
  readonly attemptsOf: (deliveryId: string) => Promise<readonly AttemptRecord[]>;
  readonly eventOf: (organizationId: string, eventId: string) => Promise<StoredEvent | undefined>;
  /** Dead deliveries of an endpoint whose event neither waits nor was delivered since, the oldest first. */
  readonly deadOf: (webhookId: string, limit: number) => Promise<readonly DeliveryRecord[]>;
  /** Events of these kinds recorded from one moment on and already queued once, in their order. */
  readonly eventsSince: (since: EventsSince, limit: number) => Promise<readonly StoredEvent[]>;
  /** Leaves out events that wait already; answers how many it added. */
  readonly add: (deliveries: readonly NewDelivery[]) => Promise<number>;
  /** The endpoint is looked at again at once. */
  readonly wake: (webhookId: string, at: Instant) => Promise<void>;
  readonly end: (
    deliveryId: string,
    ending: { readonly state: "dead"; readonly at: Instant },
  ) => Promise<void>;
  /** The count of days it has failed begins anew, and what waits is tried at once. */
  readonly forgiveFailures: (webhookId: string, at: Instant) => Promise<void>;
  readonly retryAt: (deliveryId: string, at: Instant) => Promise<void>;
  /** Whether an event of this kind about this subject was recorded after a row of the chain. */
  readonly wasTold: (event: {
    readonly organizationId: string;
    readonly kind: EventKind;
    readonly subjectId: string;
    readonly afterSeq: number;
  }) => Promise<boolean>;
}

export interface EventsSince {
  readonly organizationId: string;
  readonly webhookId: string;
  readonly kinds: readonly EventKind[];
  readonly since: Instant;
}
