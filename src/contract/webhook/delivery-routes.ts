/** The log of what was sent to a webhook, and what an administrator may do with it. */
import { z } from "zod";
import { pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { wireDay, wireId } from "../wire.ts";
import { deliveryAnswer, deliveryDetailAnswer, deliveryStates, replayAnswer } from "./answers.ts";

const tag = "webhooks";
const permission = "manageWebhooks";
const webhookId = z.strictObject({ webhookId: wireId });
const deliveryId = z.strictObject({ deliveryId: wireId });
const nothing = z.strictObject({});

export const webhookDeliveryRoutes = {
  listWebhookDeliveries: route({
    id: "listWebhookDeliveries",
    method: "get",
    path: "/v1/webhooks/{webhookId}/deliveries",
    summary: "What was, is to be, or could not be sent to a webhook, newest first",
    tag,
    permission,
    params: webhookId,
    query: pageQuery.extend({ state: z.enum(deliveryStates).optional() }),
    response: pageOf(deliveryAnswer),
  }),
  testWebhook: route({
    id: "testWebhook",
    method: "post",
    path: "/v1/webhooks/{webhookId}/tests",
    summary: "Send a test event now, once, also to a webhook that is disabled",
    tag,
    permission,
    params: webhookId,
    body: nothing,
    response: deliveryAnswer,
    status: 202,
    recordsFacts: true,
  }),
  replayWebhook: route({
    id: "replayWebhook",
    method: "post",
    path: "/v1/webhooks/{webhookId}/replays",
    summary: "Send dead letters, or everything since a day, once more under the same ids",
    tag,
    permission,
    params: webhookId,
    body: z.discriminatedUnion("what", [
      z.strictObject({ what: z.literal("deadLetters") }),
      z.strictObject({ what: z.literal("since"), sinceOn: wireDay }),
    ]),
    response: replayAnswer,
    status: 202,
    recordsFacts: true,
  }),
  getWebhookDelivery: route({
    id: "getWebhookDelivery",
    method: "get",
    path: "/v1/webhook-deliveries/{deliveryId}",
    summary: "One delivery: what is sent, and every attempt with its answer",
    tag,
    permission,
    params: deliveryId,
    response: deliveryDetailAnswer,
  }),
  retryWebhookDelivery: route({
    id: "retryWebhookDelivery",
    method: "post",
    path: "/v1/webhook-deliveries/{deliveryId}/retries",
    summary: "Try a waiting delivery now instead of at the moment planned",
    tag,
    permission,
    params: deliveryId,
    body: nothing,
    response: deliveryAnswer,
    status: 202,
    recordsFacts: true,
  }),
  giveUpWebhookDelivery: route({
    id: "giveUpWebhookDelivery",
    method: "post",
    path: "/v1/webhook-deliveries/{deliveryId}/abandonments",
    summary: "Make a waiting delivery a dead letter, so that what comes after it goes on",
    tag,
    permission,
    params: deliveryId,
    body: nothing,
    response: deliveryAnswer,
    recordsFacts: true,
  }),
  replayWebhookDelivery: route({
    id: "replayWebhookDelivery",
    method: "post",
    path: "/v1/webhook-deliveries/{deliveryId}/replays",
    summary: "Send one event once more under the same id",
    tag,
    permission,
    params: deliveryId,
    body: nothing,
    response: replayAnswer,
    status: 202,
    recordsFacts: true,
  }),
} as const;
