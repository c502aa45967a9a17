/** Endpoints to which an organization has its events sent (CloudEvents, signed as Standard Webhooks). */
import { z } from "zod";
import { pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { wireId, wireText } from "../wire.ts";
import { eventTypeAnswer, webhookAnswer, webhookDetailAnswer } from "./answers.ts";

const tag = "webhooks";
const permission = "manageWebhooks";
const webhookId = z.strictObject({ webhookId: wireId });
const reason = wireText(500, 0).default("");

const draft = z.strictObject({
  name: wireText(100).meta({ examples: ["勘定系への通知"] }),
  url: z
    .string()
    .max(2000)
    .regex(/^[\x21-\x7e]+$/, "not an address")
    .meta({ examples: ["https://hooks.example.jp/sanpo"] }),
  eventTypes: z
    .array(wireText(100))
    .min(1)
    .max(200)
    .meta({ examples: [["sanpo.loan.drawn", "sanpo.ratchet.decided"]] }),
});

export const webhookRoutes = {
  listWebhookEventTypes: route({
    id: "listWebhookEventTypes",
    method: "get",
    path: "/v1/webhook-event-types",
    summary: "The types of events that can be sent, with what they tell",
    tag,
    permission,
    response: z.strictObject({ items: z.array(eventTypeAnswer) }),
  }),
  listWebhooks: route({
    id: "listWebhooks",
    method: "get",
    path: "/v1/webhooks",
    summary: "Webhooks of the organization with their health, oldest first",
    tag,
    permission,
    query: pageQuery,
    response: pageOf(webhookAnswer),
  }),
  createWebhook: route({
    id: "createWebhook",
    method: "post",
    path: "/v1/webhooks",
    summary: "Have events sent to an address from now on; its secret is shown by a reading of its own",
    tag,
    permission,
    body: draft,
    response: webhookAnswer,
    status: 201,
    recordsFacts: true,
  }),
  getWebhook: route({
    id: "getWebhook",
    method: "get",
    path: "/v1/webhooks/{webhookId}",
    summary: "A webhook, also one that was removed, with every change of it",
    tag,
    permission,
    params: webhookId,
    response: webhookDetailAnswer,
  }),
  changeWebhook: route({
    id: "changeWebhook",
    method: "put",
    path: "/v1/webhooks/{webhookId}",
    summary: "Another name, address or choice of events; what waits is sent to the new address",
    tag,
    permission,
    params: webhookId,
    body: draft,
    response: webhookAnswer,
    recordsFacts: true,
  }),
  switchWebhook: route({
    id: "switchWebhook",
    method: "put",
    path: "/v1/webhooks/{webhookId}/state",
    summary: "Pause a webhook, or let it go on where it stopped",
    tag,
    permission,
    params: webhookId,
    body: z.strictObject({ state: z.enum(["enabled", "disabled"]), reason }),
    response: webhookAnswer,
    recordsFacts: true,
  }),
  removeWebhook: route({
    id: "removeWebhook",
    method: "post",
    path: "/v1/webhooks/{webhookId}/removals",
    summary: "Remove a webhook for good; its log stays for a while",
    tag,
    permission,
    params: webhookId,
    body: z.strictObject({ reason }),
    response: webhookAnswer,
    recordsFacts: true,
  }),
  rotateWebhookSecret: route({
    id: "rotateWebhookSecret",
    method: "post",
    path: "/v1/webhooks/{webhookId}/secret-rotations",
    summary: "Make another secret; for a day requests carry the signatures of both",
    tag,
    permission,
    params: webhookId,
    body: z.strictObject({}),
    response: webhookAnswer,
    recordsFacts: true,
  }),
  showWebhookSecret: route({
    id: "showWebhookSecret",
    method: "post",
    path: "/v1/webhooks/{webhookId}/secret-readings",
    summary: "The newest secret, once: whoever asks again is refused",
    tag,
    permission,
    params: webhookId,
    body: z.strictObject({}),
    response: z.strictObject({ secret: z.string() }).meta({ id: "WebhookSecret" }),
  }),
} as const;
