import { Anchor, NativeSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { deliveryStates } from "../../../contract/webhook/answers.ts";
import { webhookDeliveryRoutes } from "../../../contract/webhook/delivery-routes.ts";
import { useLookAgain } from "../../api/follow-job.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { DeliveryBadge } from "./badges.tsx";
import { useEventName, useResultWord } from "./use-word.ts";
import type { DeliveryAnswer } from "./webhook-answer.ts";

/** The log of an endpoint, newest first. */
export function Deliveries({ webhookId }: { readonly webhookId: string }): ReactNode {
  const { t } = useTranslation();
  const [state, setState] = useState("");
  const query = state === "" ? {} : { state };
  const deliveries = usePages(webhookDeliveryRoutes.listWebhookDeliveries, query, { webhookId });
  useLookAgain(true, deliveries.refetch);
  return (
    <Section title={t("webhooks.sent")} lead={t("webhooks.sentLead")}>
      <NativeSelect
        label={t("webhooks.filter")}
        maw={240}
        value={state}
        data={[
          { value: "", label: t("webhooks.allStates") },
          ...deliveryStates.map((value) => ({ value, label: t(`webhooks.states.${value}`) })),
        ]}
        onChange={(event) => {
          setState(event.target.value);
        }}
      />
      <AnswerGate answer={{ ...deliveries, data: deliveries.items }}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("webhooks.sentEmpty")} next={t("webhooks.sentEmptyNext")} />
          ) : (
            <DeliveryTable items={items} />
          )
        }
      </AnswerGate>
      <MoreButton onClick={deliveries.showMore} busy={deliveries.isFetching} />
    </Section>
  );
}

function DeliveryTable({ items }: { readonly items: readonly DeliveryAnswer[] }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const eventName = useEventName();
  const resultWord = useResultWord();
  const nameOf = ({ cause, type }: DeliveryAnswer) =>
    cause === "test" ? t("webhooks.causes.test") : eventName(type);
  return (
    <DataTable
      caption={t("webhooks.sent")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "event",
          header: t("webhooks.event"),
          names: true,
          cell: (delivery) => (
            <Anchor
              component={Link}
              to={`/administration/webhooks/${delivery.webhookId}/deliveries/${delivery.id}`}
              fw={700}
            >
              {nameOf(delivery)}
            </Anchor>
          ),
        },
        { id: "cause", header: t("webhooks.cause"), cell: ({ cause }) => t(`webhooks.causes.${cause}`) },
        { id: "created", header: t("webhooks.createdAt"), cell: ({ createdAt }) => instant(createdAt) },
        { id: "state", header: t("webhooks.state"), cell: ({ state }) => <DeliveryBadge state={state} /> },
        {
          id: "last",
          header: t("webhooks.lastAnswer"),
          cell: ({ lastStatus, lastFailure }) => resultWord(lastStatus, lastFailure),
        },
        { id: "attempts", header: t("webhooks.attempts"), figure: true, cell: ({ attempts }) => attempts },
        {
          id: "next",
          header: t("webhooks.nextAt"),
          cell: ({ nextAt }) => (nextAt === null ? t("common.unknown") : instant(nextAt)),
        },
      ]}
    />
  );
}
