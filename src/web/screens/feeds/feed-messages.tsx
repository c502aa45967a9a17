import { Anchor, Button, Code, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { feedOutcomes, feedRoutes, type feedMessageAnswer } from "../../../contract/feed/routes.ts";
import { useIntention, usePages } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Message = z.output<typeof feedMessageAnswer>;

/** What came in, and what became of it; dead letters are tried again or put aside. */
export function FeedMessages({ feedId }: { readonly feedId: string }): ReactNode {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState("");
  const chosen = feedOutcomes.find((each) => each === outcome);
  const messages = usePages(feedRoutes.listFeedMessages, chosen === undefined ? {} : { outcome: chosen }, {
    feedId,
  });
  return (
    <Section title={t("feeds.messages")} lead={t("feeds.messagesLead")}>
      <NativeSelect
        label={t("feeds.filter")}
        maw={240}
        value={outcome}
        data={[
          { value: "", label: t("feeds.all") },
          ...feedOutcomes.map((value) => ({ value, label: t(`feeds.outcomes.${value}`) })),
        ]}
        onChange={(event) => {
          setOutcome(event.target.value);
        }}
      />
      <AnswerGate answer={{ ...messages, data: messages.items }} lines={4}>
        {(items) =>
          items.length === 0 ? <Empty title={t("feeds.noMessages")} /> : <MessageTable items={items} />
        }
      </AnswerGate>
      <MoreButton onClick={messages.showMore} busy={messages.isFetching} />
    </Section>
  );
}

const tones = { recorded: "good", unchanged: "info", dead: "bad", dismissed: "quiet" } as const;

function MessageTable({ items }: { readonly items: readonly Message[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  return (
    <DataTable
      caption={t("feeds.messages")}
      rows={items}
      rowKey={({ id }) => id}
      below={(message) => <MessageBody message={message} />}
      columns={[
        { id: "at", header: t("feeds.at"), names: true, cell: ({ receivedAt }) => instant(receivedAt) },
        {
          id: "outcome",
          header: t("feeds.outcome"),
          cell: ({ outcome }) => (
            <StatusBadge tone={tones[outcome]}>{t(`feeds.outcomes.${outcome}`)}</StatusBadge>
          ),
        },
        {
          id: "why",
          header: t("feeds.why"),
          cell: ({ reason }) => (reason === null ? "" : pick(reason)),
        },
        {
          id: "observation",
          header: t("feeds.observation"),
          cell: ({ observationId }) =>
            observationId === null ? (
              ""
            ) : (
              <Anchor component={Link} to={`/observations/${observationId}`}>
                {t("feeds.observation")}
              </Anchor>
            ),
        },
      ]}
    />
  );
}

function MessageBody({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation();
  return (
    <details className="why">
      <summary>{t("feeds.body")}</summary>
      <Text size="sm" className="wrap-anywhere">
        {message.key}
      </Text>
      <Code block className="wrap-anywhere code-wrapped">
        {message.body}
      </Code>
      {message.outcome === "dead" && <DeadSteps messageId={message.id} />}
    </details>
  );
}

function DeadSteps({ messageId }: { readonly messageId: string }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const retry = useIntention(feedRoutes.retryFeedMessage);
  const dismiss = useIntention(feedRoutes.dismissFeedMessage);
  const error = retry.error ?? dismiss.error;
  return (
    <>
      {error !== null && <ProblemAlert error={error} />}
      <Group align="flex-end" mt="sm">
        <Button
          loading={retry.isPending}
          onClick={() => {
            retry.mutate(
              { params: { messageId }, body: {} },
              {
                onSuccess: () => {
                  announce(t("feeds.retried"));
                },
              },
            );
          }}
        >
          {t("feeds.retry")}
        </Button>
        <TextInput
          label={t("feeds.reason")}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <Button
          variant="default"
          disabled={reason.trim() === ""}
          loading={dismiss.isPending}
          onClick={() => {
            dismiss.mutate(
              { params: { messageId }, body: { reason } },
              {
                onSuccess: () => {
                  announce(t("feeds.dismissed"));
                },
              },
            );
          }}
        >
          {t("feeds.dismiss")}
        </Button>
      </Group>
    </>
  );
}
