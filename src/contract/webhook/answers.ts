/** Webhooks on the wire: endpoints, what is delivered to them, and what they answered. */
import { z } from "zod";
import { bilingual } from "../answers.ts";
import { answerInstant, wireId } from "../wire.ts";

export const eventTypeAnswer = z
  .strictObject({ type: z.string(), name: bilingual })
  .meta({ id: "WebhookEventType" });

export const webhookAnswer = z
  .strictObject({
    id: wireId,
    name: z.string(),
    url: z.string(),
    eventTypes: z.array(z.string()),
    state: z.enum(["enabled", "disabled", "removed"]),
    changedAt: answerInstant,
    /** Why it is as it is; empty where nobody gave a reason. */
    reason: z.string(),
    /** First failure since the last success; null while all is well. */
    failingSince: answerInstant.nullable(),
    deliveredAt: answerInstant.nullable(),
    waiting: z.number().int(),
    dead: z.number().int(),
    /** Until when the secret before signs beside the newest one. */
    oldSecretUntil: answerInstant.nullable(),
    /** The newest secret has not been shown yet. */
    hasUnseenSecret: z.boolean(),
  })
  .meta({ id: "Webhook" });

export const webhookDetailAnswer = webhookAnswer
  .extend({
    changes: z.array(
      z.strictObject({
        id: wireId,
        change: z.string(),
        reason: z.string(),
        changedAt: answerInstant,
        /** Null for the program itself. */
        changedBy: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "WebhookDetail" });

export const deliveryStates = ["waiting", "delivered", "dead"] as const;

export const deliveryAnswer = z
  .strictObject({
    id: wireId,
    webhookId: wireId,
    /** Header `webhook-id`, and `id` of the CloudEvent: the same in every delivery of the event. */
    eventId: z.string(),
    type: z.string(),
    cause: z.enum(["event", "replay", "test"]),
    state: z.enum(deliveryStates),
    attempts: z.number().int(),
    nextAt: answerInstant.nullable(),
    lastStatus: z.number().int().nullable(),
    lastFailure: z.string().nullable(),
    createdAt: answerInstant,
    endedAt: answerInstant.nullable(),
  })
  .meta({ id: "WebhookDelivery" });

export const deliveryDetailAnswer = deliveryAnswer
  .extend({
    /** The body as it is signed; the same in every attempt. */
    request: z.strictObject({ contentType: z.string(), body: z.string() }),
    /** Newest first. */
    log: z.array(
      z.strictObject({
        number: z.number().int(),
        attemptedAt: answerInstant,
        durationMillis: z.number().int(),
        status: z.number().int().nullable(),
        failure: z.string().nullable(),
        /** The first two kilobytes of what came back. */
        answer: z.string().nullable(),
        nextAt: answerInstant.nullable(),
      }),
    ),
  })
  .meta({ id: "WebhookDeliveryDetail" });

export const replayAnswer = z
  .strictObject({
    /** Events queued once more. */
    added: z.number().int(),
    /** There was more than is taken at once: ask again when these have been delivered. */
    more: z.boolean(),
  })
  .meta({ id: "WebhookReplay" });
