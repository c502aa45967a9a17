import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { webhookRoutes } from "../../../contract/webhook/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { HealthBadge } from "./badges.tsx";
import { Deliveries } from "./deliveries.tsx";
import { Replay } from "./replay.tsx";
import { SecretOnce } from "./secret-once.tsx";
import { useEventName } from "./use-word.ts";
import type { WebhookDetail } from "./webhook-answer.ts";
import { WebhookActions } from "./webhook-actions.tsx";

const lookEveryMillis = 3_000;

/** One endpoint: its health, what was sent to it, and every change of it. */
export function Webhook(): ReactNode {
  const { webhookId = "" } = useParams({ strict: false });
  const answer = useAnswer(
    webhookRoutes.getWebhook,
    { params: { webhookId } },
    { everyMillis: lookEveryMillis },
  );
  return <AnswerGate answer={answer}>{(webhook) => <Endpoint webhook={webhook} />}</AnswerGate>;
}

function Endpoint({ webhook }: { readonly webhook: WebhookDetail }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const eventName = useEventName();
  const { id, name, url, eventTypes, state, reason, hasUnseenSecret } = webhook;
  const { failingSince, deliveredAt, waiting, dead, oldSecretUntil } = webhook;
  const moment = (at: string | null) => (at === null ? t("common.unknown") : instant(at));
  return (
    <Page
      title={name}
      marks={<HealthBadge webhook={webhook} />}
      lead={<span className="wrap-anywhere">{url}</span>}
      back={{ to: "/administration?tab=webhooks", label: t("webhooks.back") }}
      actions={state !== "removed" && <WebhookActions webhook={webhook} />}
    >
      {state !== "enabled" && reason !== "" && <Notice tone="wait" title={reason} />}
      <SecretOnce webhookId={id} isUnseen={hasUnseenSecret} />
      <Section title={t("webhooks.health")}>
        <Facts
          items={[
            { label: t("webhooks.deliveredAt"), value: moment(deliveredAt) },
            { label: t("webhooks.failingSince"), value: moment(failingSince) },
            { label: t("webhooks.waiting"), value: waiting },
            { label: t("webhooks.dead"), value: dead },
            ...(oldSecretUntil === null
              ? []
              : [{ label: t("webhooks.oldSecretUntil"), value: instant(oldSecretUntil) }]),
            { label: t("webhooks.events"), value: eventTypes.map(eventName).join("、") },
          ]}
        />
      </Section>
      <Deliveries webhookId={id} />
      {state !== "removed" && <Replay webhook={webhook} />}
      <History webhook={webhook} />
    </Page>
  );
}

function History({ webhook }: { readonly webhook: WebhookDetail }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const words: Readonly<Record<string, string | undefined>> = t("webhooks.changes", { returnObjects: true });
  return (
    <Section title={t("webhooks.history")}>
      <DataTable
        caption={t("webhooks.history")}
        rows={webhook.changes}
        rowKey={({ id }) => id}
        columns={[
          { id: "at", header: t("webhooks.at"), cell: ({ changedAt }) => instant(changedAt) },
          {
            id: "change",
            header: t("webhooks.change"),
            names: true,
            cell: ({ change }) => words[change] ?? change,
          },
          {
            id: "by",
            header: t("webhooks.changedBy"),
            cell: ({ changedBy }) => changedBy ?? t("webhooks.program"),
          },
          {
            id: "reason",
            header: t("webhooks.reason"),
            cell: ({ reason }) => (reason === "" ? t("common.unknown") : reason),
          },
        ]}
      />
    </Section>
  );
}
