/**
 * Secrets of an endpoint. One is made with the endpoint and whenever an administrator asks for another; for a day both
 * sign, so that the receiver can change over without missing anything. A secret is shown once, to an administrator, by
 * a question of its own: the answer to a command is kept under its idempotency key, and no secret may lie there.
 */
import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import type { CommandContext } from "../command.ts";
import type { Sealer } from "../identity/account-ports.ts";
import { Rejected } from "../rejected.ts";
import { changeTo, standingWebhook } from "./endpoint-change.ts";
import type { WebhookRecord, WebhookSecret } from "./ports.ts";

/** Standard Webhooks: 24 to 64 bytes. */
const secretBytes = 32;
const secretPrefix = "whsec_";
const overlapMillis = 86_400_000;

export interface SecretDeps {
  readonly sealer: Sealer;
  readonly randomBytes: (count: number) => Uint8Array;
}

export async function addSecret(
  { sealer, randomBytes }: SecretDeps,
  { work, now, newId }: CommandContext,
  webhookId: string,
): Promise<WebhookSecret> {
  const text = `${secretPrefix}${Buffer.from(randomBytes(secretBytes)).toString("base64")}`;
  const times = { createdAt: now, endsAt: null, shownAt: null };
  const secret = { id: newId(), webhookId, sealed: sealer.seal(text), ...times };
  await work.webhooks.addSecret(secret);
  return secret;
}

export async function rotateSecret(
  deps: SecretDeps,
  context: CommandContext,
  webhookId: string,
): Promise<WebhookRecord> {
  const webhook = await standingWebhook(context, webhookId);
  const secret = await addSecret(deps, context, webhookId);
  const endsAt = instantFromMillis(millisOf(context.now) + overlapMillis);
  await context.work.webhooks.endSecretsBefore(secret, endsAt);
  return changeTo(context, webhook, { change: "secretRotated" });
}

/** The newest secret, to whoever asks first. */
export async function showSecret(
  { sealer }: Pick<SecretDeps, "sealer">,
  { work, actor }: Pick<CommandContext, "work" | "actor">,
  { webhookId, now }: { readonly webhookId: string; readonly now: Instant },
): Promise<string> {
  await standingWebhook({ work, actor }, webhookId);
  work.webhooks.concerns(webhookId);
  const [newest] = await work.webhooks.secretsOf(webhookId);
  if (newest === undefined || !(await work.webhooks.markShown(newest.id, now))) {
    throw new Rejected({ code: "webhookSecretShown" });
  }
  return sealer.open(newest.sealed);
}
