import { Anchor, Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { webhookRoutes } from "../../../contract/webhook/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { HealthBadge } from "./badges.tsx";
import { SecretOnce } from "./secret-once.tsx";
import type { WebhookAnswer } from "./webhook-answer.ts";
import { WebhookForm } from "./webhook-form.tsx";

/** Where the organization has its events sent, and how well that goes. */
export function Webhooks(): ReactNode {
  const { t } = useTranslation();
  const [isAdding, setIsAdding] = useState(false);
  const [created, setCreated] = useState<string | null>(null);
  const webhooks = usePages(webhookRoutes.listWebhooks);
  const add = (
    <Button
      onClick={() => {
        setIsAdding(true);
      }}
    >
      {t("webhooks.add")}
    </Button>
  );
  return (
    <Section title={t("webhooks.title")} lead={t("webhooks.lead")}>
      {created !== null && (
        <SecretOnce key={created} webhookId={created} isUnseen={isUnseen(webhooks.items, created)} />
      )}
      <AnswerGate answer={{ ...webhooks, data: webhooks.items }}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("webhooks.empty")} next={t("webhooks.emptyNext")} action={add} />
          ) : (
            <>
              <Group>{add}</Group>
              <WebhookTable items={items} />
            </>
          )
        }
      </AnswerGate>
      <MoreButton onClick={webhooks.showMore} busy={webhooks.isFetching} />
      {isAdding && (
        <WebhookForm
          onClose={() => {
            setIsAdding(false);
          }}
          onSaved={({ id }) => {
            setCreated(id);
          }}
        />
      )}
    </Section>
  );
}

function isUnseen(items: readonly WebhookAnswer[] | undefined, webhookId: string): boolean {
  return items?.find(({ id }) => id === webhookId)?.hasUnseenSecret ?? false;
}

function WebhookTable({ items }: { readonly items: readonly WebhookAnswer[] }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  return (
    <DataTable
      caption={t("webhooks.title")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          header: t("webhooks.name"),
          names: true,
          cell: ({ id, name }) => (
            <Anchor component={Link} to={`/administration/webhooks/${id}`} fw={700}>
              {name}
            </Anchor>
          ),
        },
        {
          id: "url",
          header: t("webhooks.url"),
          cell: ({ url }) => <span className="wrap-anywhere">{url}</span>,
        },
        {
          id: "events",
          header: t("webhooks.events"),
          cell: ({ eventTypes }) => t("webhooks.eventsCount", { count: eventTypes.length }),
        },
        { id: "health", header: t("webhooks.health"), cell: (webhook) => <HealthBadge webhook={webhook} /> },
        {
          id: "delivered",
          header: t("webhooks.deliveredAt"),
          cell: ({ deliveredAt }) => (deliveredAt === null ? t("common.unknown") : instant(deliveredAt)),
        },
        { id: "waiting", header: t("webhooks.waiting"), figure: true, cell: ({ waiting }) => waiting },
        { id: "dead", header: t("webhooks.dead"), figure: true, cell: ({ dead }) => dead },
      ]}
    />
  );
}
