import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StatusBadge } from "../../parts/status-badge.tsx";
import type { DeliveryAnswer, WebhookAnswer } from "./webhook-answer.ts";

export function HealthBadge({ webhook }: { readonly webhook: WebhookAnswer }): ReactNode {
  const { t } = useTranslation();
  const { state, failingSince, deliveredAt } = webhook;
  if (state === "removed") return <StatusBadge tone="quiet">{t("webhooks.removed")}</StatusBadge>;
  if (state === "disabled") return <StatusBadge tone="wait">{t("webhooks.disabled")}</StatusBadge>;
  if (failingSince !== null) return <StatusBadge tone="bad">{t("webhooks.failing")}</StatusBadge>;
  if (deliveredAt === null) return <StatusBadge tone="info">{t("webhooks.fresh")}</StatusBadge>;
  return <StatusBadge tone="good">{t("webhooks.healthy")}</StatusBadge>;
}

const tones = { waiting: "wait", delivered: "good", dead: "bad" } as const;

export function DeliveryBadge({ state }: { readonly state: DeliveryAnswer["state"] }): ReactNode {
  const { t } = useTranslation();
  return <StatusBadge tone={tones[state]}>{t(`webhooks.states.${state}`)}</StatusBadge>;
}
