/** What administrators do with deliveries: send a test, try again now, give up, send again what was sent before. */
import { endOfJapanDay, instantFromMillis, millisOf } from "../../domain/kernel/instant.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { CommandContext } from "../command.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { standingWebhook } from "./endpoint-change.ts";
import { eventTypeOf, testEventType } from "./event-kinds.ts";
import type { DeliveryRecord, DeliveryState, NewDelivery, WebhookRecord } from "./ports.ts";

/** Sent before everything that waits, once; also to an endpoint that is disabled. */
export async function sendTest(context: CommandContext, webhookId: string): Promise<DeliveryRecord> {
  const { work, actor, now, newId } = context;
  await standingWebhook(context, webhookId);
  work.webhooks.concerns(webhookId);
  const id = newId();
  const { organizationId } = actor;
  const test = { id, webhookId, organizationId, eventId: id, type: testEventType };
  await work.webhookLog.add([{ ...test, seq: 0, cause: "test", createdAt: now }]);
  await work.webhookLog.wake(webhookId, now);
  return delivery(context, id);
}

/** Does not wait for the moment planned. */
export async function retryDelivery(context: CommandContext, deliveryId: string): Promise<DeliveryRecord> {
  const { id, webhookId } = await deliveryIn(context, deliveryId, ["waiting"]);
  await context.work.webhookLog.retryAt(id, context.now);
  await context.work.webhookLog.wake(webhookId, context.now);
  return delivery(context, id);
}

/** What cannot be delivered no longer holds up what comes after it. */
export async function giveUpDelivery(context: CommandContext, deliveryId: string): Promise<DeliveryRecord> {
  const { id, webhookId } = await deliveryIn(context, deliveryId, ["waiting"]);
  await context.work.webhookLog.end(id, { state: "dead", at: context.now });
  await context.work.webhookLog.wake(webhookId, context.now);
  return delivery(context, id);
}

/** The same event under the same id: a receiver that has it already knows it again. */
export async function replayDelivery(context: CommandContext, deliveryId: string): Promise<number> {
  const old = await deliveryIn(context, deliveryId, ["delivered", "dead"]);
  if (old.cause === "test") throw new Rejected({ code: "webhookTestNotReplayed" });
  const webhook = await standingWebhook(context, old.webhookId);
  return replay(context, webhook, [old]);
}

export type ReplayScope =
  | { readonly what: "deadLetters" }
  /** Everything recorded from the beginning of this day in Japan on. */
  | { readonly what: "since"; readonly sinceOn: LocalDate };

export interface Replay {
  readonly added: number;
  /** There is more than is taken at once. */
  readonly more: boolean;
}

const mostAtOnce = 1000;

export async function replayMany(
  context: CommandContext,
  { webhookId, scope }: { readonly webhookId: string; readonly scope: ReplayScope },
): Promise<Replay> {
  const webhook = await standingWebhook(context, webhookId);
  const events = await eventsOf(context, webhook, scope);
  const added = await replay(context, webhook, events.slice(0, mostAtOnce));
  return { added, more: events.length > mostAtOnce };
}

type Replayed = Pick<NewDelivery, "eventId" | "type" | "seq">;

async function eventsOf(
  { work, actor: { organizationId } }: CommandContext,
  { id: webhookId, kinds }: WebhookRecord,
  scope: ReplayScope,
): Promise<readonly Replayed[]> {
  if (scope.what === "deadLetters") return work.webhookLog.deadOf(webhookId, mostAtOnce + 1);
  const since = instantFromMillis(millisOf(endOfJapanDay(addDays(scope.sinceOn, -1))) + 1);
  const asked = { organizationId, webhookId, kinds, since };
  const events = await work.webhookLog.eventsSince(asked, mostAtOnce + 1);
  return events.map(({ id, kind, seq }) => ({ eventId: id, type: eventTypeOf(kind), seq }));
}

async function replay(
  { work, now, newId }: CommandContext,
  { id: webhookId, organizationId }: WebhookRecord,
  events: readonly Replayed[],
): Promise<number> {
  work.webhooks.concerns(webhookId);
  const added = await work.webhookLog.add(
    events.map(({ eventId, type, seq }) => ({
      ...{ id: newId(), webhookId, organizationId, eventId, type, seq },
      cause: "replay",
      createdAt: now,
    })),
  );
  await work.webhookLog.wake(webhookId, now);
  return added;
}

async function deliveryIn(
  context: CommandContext,
  deliveryId: string,
  states: readonly DeliveryState[],
): Promise<DeliveryRecord> {
  const known = await delivery(context, deliveryId);
  context.work.webhooks.concerns(deliveryId);
  if (states.includes(known.state)) return known;
  throw new Rejected({ code: "webhookDeliveryMoved", figures: { state: known.state } });
}

async function delivery(
  { work, actor }: Pick<CommandContext, "work" | "actor">,
  deliveryId: string,
): Promise<DeliveryRecord> {
  return orNotFound(await work.webhookLog.find(actor.organizationId, deliveryId), "webhookDelivery");
}
