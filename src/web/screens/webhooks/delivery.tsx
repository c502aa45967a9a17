import { Button, Code } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { webhookDeliveryRoutes } from "../../../contract/webhook/delivery-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { DeliveryBadge } from "./badges.tsx";
import { useEventName, useResultWord } from "./use-word.ts";
import type { DeliveryDetail } from "./webhook-answer.ts";

const lookEveryMillis = 3_000;

/** One delivery: what is sent, and what every attempt came to. */
export function Delivery(): ReactNode {
  const { deliveryId = "" } = useParams({ strict: false });
  const answer = useAnswer(
    webhookDeliveryRoutes.getWebhookDelivery,
    { params: { deliveryId } },
    { everyMillis: lookEveryMillis },
  );
  return <AnswerGate answer={answer}>{(delivery) => <Letter delivery={delivery} />}</AnswerGate>;
}

function Letter({ delivery }: { readonly delivery: DeliveryDetail }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const eventName = useEventName();
  const { webhookId, eventId, type, cause, state, nextAt, createdAt, endedAt, request } = delivery;
  return (
    <Page
      title={cause === "test" ? t("webhooks.causes.test") : eventName(type)}
      marks={<DeliveryBadge state={state} />}
      back={{ to: `/administration/webhooks/${webhookId}`, label: t("webhooks.deliveryBack") }}
      actions={<Steps delivery={delivery} />}
    >
      <Section title={t("webhooks.delivery")}>
        <Facts
          items={[
            { label: t("webhooks.eventId"), value: <span className="wrap-anywhere">{eventId}</span> },
            { label: t("webhooks.cause"), value: t(`webhooks.causes.${cause}`) },
            { label: t("webhooks.createdAt"), value: instant(createdAt) },
            ...(nextAt === null ? [] : [{ label: t("webhooks.nextAt"), value: instant(nextAt) }]),
            ...(endedAt === null ? [] : [{ label: t("webhooks.endedAt"), value: instant(endedAt) }]),
          ]}
        />
      </Section>
      <Section title={t("webhooks.log")}>
        <Attempts delivery={delivery} />
      </Section>
      <Section title={t("webhooks.request")} lead={t("webhooks.requestLead")}>
        <Facts items={[{ label: "content-type", value: request.contentType }]} />
        <Code block className="wrap-anywhere code-wrapped">
          {pretty(request.body)}
        </Code>
      </Section>
    </Page>
  );
}

/** Spaced for the eye; what is signed has no spaces. */
function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}

function Attempts({ delivery }: { readonly delivery: DeliveryDetail }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const resultWord = useResultWord();
  if (delivery.log.length === 0) return <Empty title={t("webhooks.logEmpty")} />;
  return (
    <DataTable
      caption={t("webhooks.log")}
      rows={delivery.log}
      rowKey={({ number }) => String(number)}
      columns={[
        { id: "number", header: t("webhooks.number"), figure: true, cell: ({ number }) => number },
        { id: "at", header: t("webhooks.at"), names: true, cell: ({ attemptedAt }) => instant(attemptedAt) },
        {
          id: "result",
          header: t("webhooks.result"),
          cell: ({ status, failure }) => resultWord(status, failure),
        },
        {
          id: "duration",
          header: t("webhooks.duration"),
          figure: true,
          cell: ({ durationMillis }) => t("webhooks.millis", { count: durationMillis }),
        },
        {
          id: "answer",
          header: t("webhooks.answer"),
          cell: ({ answer }) =>
            answer === null ? (
              t("common.unknown")
            ) : (
              <span className="wrap-anywhere">{answer === "" ? t("webhooks.noAnswer") : answer}</span>
            ),
        },
        {
          id: "next",
          header: t("webhooks.nextAt"),
          cell: ({ nextAt }) => (nextAt === null ? t("common.unknown") : instant(nextAt)),
        },
      ]}
    />
  );
}

function Steps({ delivery }: { readonly delivery: DeliveryDetail }): ReactNode {
  const { t } = useTranslation();
  const retry = useIntention(webhookDeliveryRoutes.retryWebhookDelivery);
  const giveUp = useIntention(webhookDeliveryRoutes.giveUpWebhookDelivery);
  const replay = useIntention(webhookDeliveryRoutes.replayWebhookDelivery);
  const error = retry.error ?? giveUp.error ?? replay.error;
  const asked = { params: { deliveryId: delivery.id }, body: {} };
  const saying = (title: string) => ({
    onSuccess: () => {
      announce(title);
    },
  });
  return (
    <>
      {error !== null && <ProblemAlert error={error} />}
      {delivery.state === "waiting" && (
        <>
          <Button
            loading={retry.isPending}
            onClick={() => {
              retry.mutate(asked, saying(t("webhooks.retried")));
            }}
          >
            {t("webhooks.retry")}
          </Button>
          <Button
            variant="default"
            loading={giveUp.isPending}
            onClick={() => {
              giveUp.mutate(asked, saying(t("webhooks.givenUp")));
            }}
          >
            {t("webhooks.giveUp")}
          </Button>
        </>
      )}
      {delivery.state !== "waiting" && delivery.cause !== "test" && (
        <Button
          loading={replay.isPending}
          onClick={() => {
            replay.mutate(asked, {
              onSuccess: ({ added }) => {
                announce(t("webhooks.replayed", { count: added }));
              },
            });
          }}
        >
          {t("webhooks.replayOne")}
        </Button>
      )}
    </>
  );
}
