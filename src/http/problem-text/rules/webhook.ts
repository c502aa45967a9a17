/** Refusals of the webhooks. */
import type { RuleTexts } from "../rule-texts.ts";

export const webhookRules = {
  webhookUrlMalformed: {
    ja: "URL の形式が正しくありません。",
    en: "This is no address.",
  },
  webhookUrlHasCredentials: {
    ja: "URL に利用者名やパスワードを含めることはできません。受信側は署名で送り手を確かめます。",
    en: "An address carries no user name or password: the receiver knows the sender by the signature.",
  },
  webhookUrlNotHttps: {
    ja: "URL は https:// で始めてください（{protocol} は使えません）。",
    en: "The address begins with https://; {protocol} is not used.",
  },
  webhookPortRefused: {
    ja: "ポート {port} は使えません。443 か 8443 にしてください。",
    en: "Port {port} is not used; choose 443 or 8443.",
  },
  webhookAddressRefused: {
    ja: "{address} はインターネットの公開アドレスではないため、送信先にできません。",
    en: "{address} is no address of the public internet; nothing is sent there.",
  },
  webhookTypeUnknown: {
    ja: "「{type}」という種類の出来事はありません。",
    en: 'There is no event type "{type}".',
  },
  webhooksTooMany: {
    ja: "Webhook は一つの組織に {most} 個までです。",
    en: "An organization has at most {most} webhooks.",
  },
  webhookRemoved: {
    ja: "この Webhook は削除されています。",
    en: "This webhook was removed.",
  },
  webhookStateUnchanged: {
    ja: "この Webhook はすでにその状態です（{state}）。",
    en: "The webhook is {state} already.",
  },
  webhookSecretShown: {
    ja: "署名鍵はすでに一度表示されました。失くした場合は新しい鍵に切り替えてください。",
    en: "The secret has been shown. If it is lost, rotate it.",
  },
  webhookDeliveryMoved: {
    ja: "この送信はもうその段階にありません（{state}）。",
    en: "The delivery has moved on; it is {state}.",
  },
  webhookTestNotReplayed: {
    ja: "試験送信は再送できません。もう一度試験送信してください。",
    en: "A test is not replayed; send another one.",
  },
} as const satisfies RuleTexts;
