import type { CommandContext } from "../command.ts";
import { Rejected } from "../rejected.ts";
import {
  checkedTerms,
  recordChange,
  webhookOf,
  type AddressCheck,
  type WebhookDraft,
} from "./endpoint-change.ts";
import { addSecret, type SecretDeps } from "./endpoint-secret.ts";
import type { WebhookRecord } from "./ports.ts";

/** So that no mistake of a program fills the queue. */
const mostWebhooks = 20;

/** What is recorded from now on is sent; what was before is asked for as a replay. */
export async function createWebhook(
  deps: SecretDeps & AddressCheck,
  context: CommandContext,
  draft: WebhookDraft,
): Promise<WebhookRecord> {
  const { work, actor, newId } = context;
  const count = (await work.webhooks.list(actor.organizationId)).length;
  if (count >= mostWebhooks) throw new Rejected({ code: "webhooksTooMany", figures: { most: mostWebhooks } });
  const terms = { ...checkedTerms(deps, draft), state: "enabled" as const };
  const webhookId = newId();
  await recordChange(context, { webhookId, terms, change: "created" });
  await work.webhookLog.open(webhookId, actor.organizationId);
  await addSecret(deps, context, webhookId);
  return webhookOf(context, webhookId);
}
