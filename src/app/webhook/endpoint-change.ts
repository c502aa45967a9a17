/** What administrators set up: where events go, which, and whether they go at all. Every change is a fact. */
import type { CommandContext } from "../command.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { kindOfType, type EventKind } from "./event-kinds.ts";
import type { WebhookChangeKind, WebhookRecord, WebhookTerms } from "./ports.ts";
import type { WebhookPorts } from "./sending-ports.ts";

export interface WebhookDraft {
  readonly name: string;
  readonly url: string;
  readonly eventTypes: readonly string[];
}

export type AddressCheck = Pick<WebhookPorts, "refusalOf">;

export async function changeWebhook(
  check: AddressCheck,
  context: CommandContext,
  { webhookId, ...draft }: WebhookDraft & { readonly webhookId: string },
): Promise<WebhookRecord> {
  const webhook = await standingWebhook(context, webhookId);
  return changeTo(context, webhook, { change: "changed", ...checkedTerms(check, draft) });
}

export interface WebhookSwitch {
  readonly webhookId: string;
  readonly state: "enabled" | "disabled";
  readonly reason: string;
}

/** A disabled endpoint is paused: switched on again, it goes on where it stopped. */
export async function switchWebhook(
  context: CommandContext,
  { webhookId, state, reason }: WebhookSwitch,
): Promise<WebhookRecord> {
  const webhook = await standingWebhook(context, webhookId);
  if (webhook.state === state) throw new Rejected({ code: "webhookStateUnchanged", figures: { state } });
  if (state === "enabled") await context.work.webhookLog.forgiveFailures(webhookId, context.now);
  return changeTo(context, webhook, { change: state, state, reason });
}

/** Its log stays; nothing is sent to it any more. */
export async function removeWebhook(
  context: CommandContext,
  { webhookId, reason }: Pick<WebhookSwitch, "webhookId" | "reason">,
): Promise<WebhookRecord> {
  const webhook = await standingWebhook(context, webhookId);
  return changeTo(context, webhook, { change: "removed", state: "removed", reason });
}

/** By the program itself; undefined where somebody was quicker. */
export async function disableByItself(
  context: CommandContext,
  { webhookId, reason }: Pick<WebhookSwitch, "webhookId" | "reason">,
): Promise<WebhookRecord | undefined> {
  const webhook = await webhookOf(context, webhookId);
  if (webhook.state !== "enabled") return undefined;
  return changeTo(context, webhook, { change: "disabledByItself", state: "disabled", reason });
}

/** An endpoint of the actor's organization that has not been removed. */
export async function standingWebhook(
  context: Pick<CommandContext, "work" | "actor">,
  webhookId: string,
): Promise<WebhookRecord> {
  const webhook = await webhookOf(context, webhookId);
  if (webhook.state === "removed") throw new Rejected({ code: "webhookRemoved" });
  return webhook;
}

interface Change extends Partial<WebhookTerms> {
  readonly change: WebhookChangeKind;
  readonly reason?: string;
}

export async function changeTo(
  context: CommandContext,
  webhook: WebhookRecord,
  { change, reason = "", ...changed }: Change,
): Promise<WebhookRecord> {
  const { id: webhookId, name, url, kinds, state } = webhook;
  await recordChange(context, { webhookId, terms: { name, url, kinds, state, ...changed }, change, reason });
  return webhookOf(context, webhookId);
}

interface Recorded {
  readonly webhookId: string;
  readonly terms: WebhookTerms;
  readonly change: WebhookChangeKind;
  readonly reason?: string;
}

export async function recordChange(
  { work, actor, newId }: CommandContext,
  { webhookId, terms, change, reason = "" }: Recorded,
): Promise<void> {
  const own = { id: newId(), webhookId, change, reason, changedBy: actor.personId };
  await work.webhooks.addChange({ ...own, ...terms });
}

export async function webhookOf(
  { work, actor }: Pick<CommandContext, "work" | "actor">,
  webhookId: string,
): Promise<WebhookRecord> {
  return orNotFound(await work.webhooks.find(actor.organizationId, webhookId), "webhook");
}

export function checkedTerms(
  { refusalOf }: AddressCheck,
  { name, url, eventTypes }: WebhookDraft,
): Omit<WebhookTerms, "state"> {
  const refusal = refusalOf(url);
  if (refusal !== undefined) throw new Rejected({ ...refusal, pointer: "/url" });
  return { name, url, kinds: [...new Set(eventTypes.map(kindOf))] };
}

function kindOf(type: string): EventKind {
  const kind = kindOfType(type);
  if (kind !== undefined) return kind;
  throw new Rejected({ code: "webhookTypeUnknown", figures: { type }, pointer: "/eventTypes" });
}
