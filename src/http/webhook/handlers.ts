import type { Actor } from "../../app/actor.ts";
import type { IdentityPorts } from "../../app/identity/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import { orNotFound } from "../../app/rejected.ts";
import { createWebhook } from "../../app/webhook/create-webhook.ts";
import { changeWebhook, removeWebhook, switchWebhook } from "../../app/webhook/endpoint-change.ts";
import { rotateSecret, showSecret } from "../../app/webhook/endpoint-secret.ts";
import { eventKinds, eventName, eventTypeOf } from "../../app/webhook/event-kinds.ts";
import type { WebhookRecord } from "../../app/webhook/ports.ts";
import type { WebhookPorts } from "../../app/webhook/sending-ports.ts";
import type { webhookRoutes } from "../../contract/webhook/routes.ts";
import type { Answer, Handlers } from "../handler.ts";
import { pageOfAll } from "../page.ts";

export interface WebhookHandlerDeps {
  readonly ports: Pick<AppPorts, "transact">;
  readonly identity: Pick<IdentityPorts, "sealer" | "randomBytes">;
  readonly webhooks: Pick<WebhookPorts, "refusalOf">;
}

type Routes = typeof webhookRoutes;
type SecretRoutes = Pick<Routes, "rotateWebhookSecret" | "showWebhookSecret">;

export function webhookHandlers(deps: WebhookHandlerDeps): Handlers<Routes> {
  const { identity, webhooks: check } = deps;
  return {
    ...secretHandlers(deps),
    listWebhookEventTypes: () =>
      Promise.resolve({
        items: eventKinds.map((kind) => ({ type: eventTypeOf(kind), name: eventName(kind) })),
      }),
    listWebhooks: async ({ query }, { read, actor }) => {
      const all = await read(({ webhooks }) => webhooks.list(actor.organizationId));
      const page = pageOfAll(all, query, ({ id }) => id);
      return { ...page, items: page.items.map(webhookAnswer) };
    },
    createWebhook: async ({ body }, context) =>
      webhookAnswer(await createWebhook({ ...identity, ...check }, context, body)),
    getWebhook: ({ params: { webhookId } }, { read, actor }) =>
      read(async ({ webhooks }) => {
        const { organizationId } = actor;
        const webhook = orNotFound(await webhooks.find(organizationId, webhookId), "webhook");
        const changes = await webhooks.changesOf(organizationId, webhookId);
        return {
          ...webhookAnswer(webhook),
          changes: changes.map(({ id, change, reason, changedAt, changerName: changedBy }) => ({
            ...{ id, change, reason, changedAt, changedBy },
          })),
        };
      }),
    changeWebhook: async ({ params: { webhookId }, body }, context) =>
      webhookAnswer(await changeWebhook(check, context, { webhookId, ...body })),
    switchWebhook: async ({ params: { webhookId }, body }, context) =>
      webhookAnswer(await switchWebhook(context, { webhookId, ...body })),
    removeWebhook: async ({ params: { webhookId }, body }, context) =>
      webhookAnswer(await removeWebhook(context, { webhookId, ...body })),
  };
}

function secretHandlers({ ports, identity }: WebhookHandlerDeps): Handlers<SecretRoutes> {
  return {
    rotateWebhookSecret: async ({ params: { webhookId } }, context) =>
      webhookAnswer(await rotateSecret(identity, context, webhookId)),
    showWebhookSecret: async ({ params: { webhookId } }, { actor, now, newId }) => {
      const unit = unitOf(actor, { now, newId });
      const secret = await ports.transact(unit, (work, at) =>
        showSecret(identity, { work, actor }, { webhookId, now: at }),
      );
      return { secret };
    },
  };
}

/** Its answer is not kept with an idempotency key, so it is a unit of work of its own. */
function unitOf(
  actor: Actor,
  moment: Pick<Parameters<AppPorts["transact"]>[0], "now" | "newId">,
): Parameters<AppPorts["transact"]>[0] {
  return { actor, action: "showWebhookSecret", ...moment };
}

function webhookAnswer(webhook: WebhookRecord): Answer<Routes["createWebhook"]> {
  const { id, name, url, kinds, state, changedAt, reason } = webhook;
  const { failingSince, deliveredAt, waiting, dead, oldSecretUntil, hasUnseenSecret } = webhook;
  return {
    ...{ id, name, url, eventTypes: kinds.map(eventTypeOf), state, changedAt, reason },
    ...{ failingSince, deliveredAt, waiting, dead, oldSecretUntil, hasUnseenSecret },
  };
}
