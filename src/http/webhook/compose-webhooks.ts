/** Puts the ports of the webhooks together. Signatures are those of the Standard Webhooks. */
import { Webhook } from "standardwebhooks";
import type { KeepWebhooks, WebhookPorts } from "../../app/webhook/sending-ports.ts";
import { webhookSender, type SenderDeps } from "./send-webhook.ts";
import { refusalOf } from "./target-address.ts";

export interface WebhookParts extends SenderDeps {
  readonly keep: KeepWebhooks;
}

export function composeWebhooks({ keep, ...sender }: WebhookParts): WebhookPorts {
  return {
    keep,
    send: webhookSender(sender),
    refusalOf: (url) => refusalOf(url, sender.rules),
    sign: signatures,
    random: Math.random,
  };
}

export const signatures: WebhookPorts["sign"] = (secrets, { id, at, body }) =>
  secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body)).join(" ");
