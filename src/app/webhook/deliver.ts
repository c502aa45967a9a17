/**
 * One step with an endpoint: look for new events in the outbox, or send what is at the head of its queue. Events are
 * sent in the order of the audit chain; what fails holds up what comes after it until it is delivered, given up, or
 * dead. A step whose process dies is taken again: the receiver knows the event by its id.
 */
import type { Instant } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { Sealer } from "../identity/account-ports.ts";
import type { AppPorts } from "../ports.ts";
import { cloudEventMediaType, cloudEventOf, testEventOf } from "./cloud-event.ts";
import { eventTypeOf } from "./event-kinds.ts";
import type { DeliveryRecord } from "./ports.ts";
import type { OutgoingRequest, SendingResult, WebhookPorts } from "./sending-ports.ts";
import type { LaneRecord, SentAttempt, WebhookLease, WebhookQueue } from "./queue-ports.ts";
import { isDelivered, outcomeOf, reasonToDisable } from "./retry-policy.ts";

export interface DeliverDeps {
  readonly ports: Pick<AppPorts, "now" | "newId">;
  readonly webhooks: WebhookPorts;
  readonly readQueue: <T>(query: (queue: WebhookQueue) => Promise<T>) => Promise<T>;
  readonly sealer: Sealer;
}

export type Step =
  | { readonly kind: "idle" }
  | { readonly kind: "worked" }
  /** The endpoint is to be disabled, and its administrators told. */
  | { readonly kind: "hopeless"; readonly reason: string };

const batchLength = 100;

export async function takeStep(
  deps: DeliverDeps,
  lane: LaneRecord,
  lease: () => WebhookLease,
): Promise<Step> {
  const { head, isEnabled } = lane;
  if (head !== undefined && (isEnabled || head.cause === "test")) {
    const isDue = head.nextAt === null || head.nextAt <= deps.ports.now();
    return isDue ? sendHead(deps, lane, { head, lease }) : { kind: "idle" };
  }
  return isEnabled ? lookForEvents(deps, lane, lease) : { kind: "idle" };
}

async function lookForEvents(
  { ports, webhooks, readQueue }: DeliverDeps,
  lane: LaneRecord,
  lease: () => WebhookLease,
): Promise<Step> {
  const { webhookId, organizationId, seen, chainSeq } = lane;
  if (seen.eventId === null && seen.seq >= chainSeq) return { kind: "idle" };
  const events = await readQueue((queue) => queue.unseen(lane, batchLength));
  const last = events.length < batchLength ? undefined : events.at(-1);
  const createdAt = ports.now();
  const deliveries = events.map(({ id: eventId, kind, seq }) => ({
    ...{ id: ports.newId(), webhookId, organizationId, eventId, seq, createdAt },
    type: eventTypeOf(kind),
    cause: "event" as const,
  }));
  const now = last === undefined ? { seq: chainSeq, eventId: null } : { seq: last.seq, eventId: last.id };
  const isHeld = await webhooks.keep((queue) => queue.enqueue(lease(), { deliveries, seen: now }));
  return { kind: isHeld && events.length > 0 ? "worked" : "idle" };
}

interface Sending {
  readonly head: DeliveryRecord;
  readonly lease: () => WebhookLease;
}

async function sendHead(deps: DeliverDeps, lane: LaneRecord, { head, lease }: Sending): Promise<Step> {
  const { ports, webhooks } = deps;
  const at = ports.now();
  const request = await requestOf(deps, lane, { head, at });
  const result = await webhooks.send(request);
  const sent = attemptOf(deps, lane, { head, at, result });
  const isHeld = await webhooks.keep((queue) => queue.record(lease(), sent));
  if (!isHeld) return { kind: "idle" };
  if (head.cause === "test" || isDelivered(result)) return { kind: "worked" };
  const failingSince = sent.failingSince ?? at;
  const reason = reasonToDisable(result, { failingSince, now: ports.now() });
  return reason === undefined ? { kind: "worked" } : { kind: "hopeless", reason };
}

async function requestOf(
  { webhooks, readQueue, sealer }: DeliverDeps,
  { organizationId, url, secrets }: LaneRecord,
  { head, at }: { readonly head: DeliveryRecord; readonly at: Instant },
): Promise<OutgoingRequest> {
  const { eventId: id, cause } = head;
  const event = cause === "test" ? undefined : await readQueue((queue) => queue.event(organizationId, id));
  const body = cause === "test" ? testEventOf(head) : cloudEventOf(present(event, `event ${id}`));
  const opened = secrets.map(({ sealed }) => sealer.open(sealed));
  const headers = {
    "content-type": cloudEventMediaType,
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(Date.parse(at) / 1000)),
    "webhook-signature": webhooks.sign(opened, { id, at, body }),
  };
  return { url, headers, body };
}

interface Attempted {
  readonly head: DeliveryRecord;
  readonly at: Instant;
  readonly result: SendingResult;
}

function attemptOf(
  { ports, webhooks }: DeliverDeps,
  lane: LaneRecord,
  { head, at, result }: Attempted,
): SentAttempt {
  const now = ports.now();
  const [number, isTest] = [head.attempts + 1, head.cause === "test"];
  const outcome = outcomeOf({ result, number, isTest, now, chance: webhooks.random() });
  const nextAt = outcome.kind === "retry" ? outcome.at : null;
  const state = outcome.kind === "retry" ? "waiting" : outcome.kind;
  const health = isTest
    ? { failingSince: lane.failingSince, deliveredAt: undefined }
    : outcome.kind === "delivered"
      ? { failingSince: null, deliveredAt: now }
      : { failingSince: lane.failingSince ?? at, deliveredAt: undefined };
  return {
    attempt: {
      ...{ id: ports.newId(), deliveryId: head.id, number, attemptedAt: at, nextAt },
      durationMillis: result.durationMillis,
      status: "status" in result ? result.status : null,
      failure: "failure" in result ? result.failure : null,
      answer: "answer" in result ? result.answer : null,
    },
    delivery: { id: head.id, state, endedAt: state === "waiting" ? null : now },
    ...health,
  };
}
