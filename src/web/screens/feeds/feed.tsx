import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { feedRoutes } from "../../../contract/feed/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { FeedMessages } from "./feed-messages.tsx";
import type { FeedAnswer } from "./feed-answer.ts";
import { FeedBadge } from "./feeds.tsx";
import { draftOfMapping, MappingFields, wireMapping } from "./mapping-fields.tsx";

export function Feed(): ReactNode {
  const { feedId = "" } = useParams({ strict: false });
  const { t } = useTranslation();
  const { pick } = useFormat();
  const answer = useAnswer(feedRoutes.getFeed, { params: { feedId } });
  return (
    <AnswerGate answer={answer} lines={8}>
      {(feed) => (
        <Page
          title={feed.name}
          back={{ to: "/feeds", label: t("feeds.back") }}
          lead={pick(feed.kpi.name)}
          marks={<FeedBadge state={feed.state} />}
        >
          <Stack gap="lg">
            <Terms feed={feed} />
            {feed.mapping !== null && feed.state !== "removed" && <Mapping feed={feed} />}
            <FeedMessages feedId={feed.id} />
            {feed.state !== "removed" && <Switches feed={feed} />}
          </Stack>
        </Page>
      )}
    </AnswerGate>
  );
}

interface Props {
  readonly feed: FeedAnswer;
}

function Terms({ feed }: Props): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const rotate = useIntention(feedRoutes.rotateFeedSecret);
  const address = window.location.origin + feedRoutes.receiveFeedMessage.path.replace("{feedId}", feed.id);
  return (
    <Section title={t("feeds.title")}>
      <Facts
        items={[
          { label: t("feeds.address"), value: <span className="wrap-anywhere">{address}</span> },
          { label: t("feeds.form"), value: t(`feeds.forms.${feed.form}`) },
          { label: t("feeds.proof"), value: t(`feeds.proofs.${feed.proof}`) },
          { label: t("feeds.received"), value: feed.received },
          { label: t("feeds.dead"), value: feed.dead },
          {
            label: t("feeds.lastReceivedAt"),
            value: feed.lastReceivedAt === null ? t("common.none") : instant(feed.lastReceivedAt),
          },
        ]}
      />
      <SecretOnce feedId={feed.id} isUnseen={feed.hasUnseenSecret} />
      {rotate.error !== null && <ProblemAlert error={rotate.error} />}
      {feed.state !== "removed" && (
        <Group>
          <Button
            variant="default"
            loading={rotate.isPending}
            onClick={() => {
              rotate.mutate(
                { params: { feedId: feed.id }, body: {} },
                {
                  onSuccess: () => {
                    announce(t("feeds.rotated"));
                  },
                },
              );
            }}
          >
            {t("feeds.rotate")}
          </Button>
        </Group>
      )}
    </Section>
  );
}

function SecretOnce({
  feedId,
  isUnseen,
}: {
  readonly feedId: string;
  readonly isUnseen: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const show = useIntention(feedRoutes.showFeedSecret);
  if (secret !== null) {
    return (
      <Notice tone="wait" title={t("feeds.secretTitle")}>
        <Stack gap="sm">
          {t("feeds.secretDetail")}
          <TextInput readOnly label={t("feeds.secret")} value={secret} className="secret" />
        </Stack>
      </Notice>
    );
  }
  if (!isUnseen) return null;
  return (
    <Group>
      {show.error !== null && <ProblemAlert error={show.error} />}
      <Button
        loading={show.isPending}
        onClick={() => {
          const onSuccess = (answer: { secret: string }) => {
            setSecret(answer.secret);
          };
          show.mutate({ params: { feedId }, body: {} }, { onSuccess });
        }}
      >
        {t("feeds.showSecret")}
      </Button>
    </Group>
  );
}

function Mapping({ feed }: Props): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOfMapping(feed.mapping));
  const map = useIntention(feedRoutes.mapFeed);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    map.mutate(
      { params: { feedId: feed.id }, body: { mapping: wireMapping(draft) } },
      {
        onSuccess: () => {
          announce(t("feeds.mapped"));
        },
      },
    );
  }

  return (
    <Section title={t("feeds.mapping")} lead={t("feeds.mappingLead")}>
      <form onSubmit={submit}>
        <Stack>
          <MappingFields
            draft={draft}
            onChange={(part) => {
              setDraft({ ...draft, ...part });
            }}
          />
          {map.error !== null && <ProblemAlert error={map.error} />}
          <div>
            <Button type="submit" loading={map.isPending}>
              {t("feeds.save")}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}

function Switches({ feed }: Props): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const change = useIntention(feedRoutes.switchFeed);
  const to = (state: FeedAnswer["state"]) => () => {
    change.mutate(
      { params: { feedId: feed.id }, body: { state, reason } },
      {
        onSuccess: () => {
          announce(t("feeds.switched"));
          setReason("");
        },
      },
    );
  };
  const isIdle = reason.trim() === "" || change.isPending;
  return (
    <Section title={t("feeds.state")}>
      {change.error !== null && <ProblemAlert error={change.error} />}
      <TextInput
        label={t("feeds.reason")}
        maxLength={2000}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <Group>
        <Button
          variant="default"
          disabled={isIdle}
          onClick={to(feed.state === "enabled" ? "disabled" : "enabled")}
        >
          {t(feed.state === "enabled" ? "feeds.stop" : "feeds.resume")}
        </Button>
        <Button variant="default" disabled={isIdle} onClick={to("removed")}>
          {t("feeds.remove")}
        </Button>
      </Group>
    </Section>
  );
}
