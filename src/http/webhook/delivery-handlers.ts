import { orNotFound } from "../../app/rejected.ts";
import type { DeliveryRecord } from "../../app/webhook/ports.ts";
import { readDelivery } from "../../app/webhook/read-delivery.ts";
import {
  giveUpDelivery,
  replayDelivery,
  replayMany,
  retryDelivery,
  sendTest,
} from "../../app/webhook/steer-delivery.ts";
import type { webhookDeliveryRoutes } from "../../contract/webhook/delivery-routes.ts";
import type { Answer, Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

type Routes = typeof webhookDeliveryRoutes;

export function webhookDeliveryHandlers(): Handlers<Routes> {
  return {
    listWebhookDeliveries: ({ params: { webhookId }, query }, { read, actor: { organizationId } }) =>
      read(async ({ webhooks, webhookLog }) => {
        orNotFound(await webhooks.find(organizationId, webhookId), "webhook");
        const filter = { webhookId, state: query.state };
        const { items, nextCursor } = await webhookLog.list(organizationId, filter, pageRequest(query));
        return { items: items.map(deliveryAnswer), nextCursor };
      }),
    testWebhook: async ({ params: { webhookId } }, context) =>
      deliveryAnswer(await sendTest(context, webhookId)),
    replayWebhook: ({ params: { webhookId }, body: scope }, context) =>
      replayMany(context, { webhookId, scope }),
    getWebhookDelivery: async ({ params: { deliveryId } }, { read, actor }) => {
      const { delivery, attempts, request } = await read((work) => readDelivery(work, actor, deliveryId));
      return {
        ...deliveryAnswer(delivery),
        request: { contentType: request.mediaType, body: request.body },
        log: attempts.map(({ number, attemptedAt, durationMillis, status, failure, answer, nextAt }) => ({
          ...{ number, attemptedAt, durationMillis, status, failure, answer, nextAt },
        })),
      };
    },
    retryWebhookDelivery: async ({ params: { deliveryId } }, context) =>
      deliveryAnswer(await retryDelivery(context, deliveryId)),
    giveUpWebhookDelivery: async ({ params: { deliveryId } }, context) =>
      deliveryAnswer(await giveUpDelivery(context, deliveryId)),
    replayWebhookDelivery: async ({ params: { deliveryId } }, context) => ({
      added: await replayDelivery(context, deliveryId),
      more: false,
    }),
  };
}

function deliveryAnswer(delivery: DeliveryRecord): Answer<Routes["testWebhook"]> {
  const { id, webhookId, eventId, type, cause, state, attempts, nextAt } = delivery;
  const { lastStatus, lastFailure, createdAt, endedAt } = delivery;
  return {
    ...{ id, webhookId, eventId, type, cause, state, attempts, nextAt },
    ...{ lastStatus, lastFailure, createdAt, endedAt },
  };
}
