import { Anchor, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { feedRoutes } from "../../../contract/feed/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FeedAnswer } from "./feed-answer.ts";
import { NewFeed } from "./new-feed.tsx";

export function Feeds(): ReactNode {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const feeds = usePages(feedRoutes.listFeeds);
  const open = (): void => {
    setAdding(true);
  };
  const close = (): void => {
    setAdding(false);
  };
  return (
    <Page
      title={t("feeds.title")}
      lead={t("feeds.lead")}
      actions={<Button onClick={open}>{t("feeds.add")}</Button>}
    >
      <AnswerGate answer={{ ...feeds, data: feeds.items }} lines={4}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("feeds.empty")} next={t("feeds.emptyNext")} />
          ) : (
            <FeedTable items={items} />
          )
        }
      </AnswerGate>
      <MoreButton onClick={feeds.showMore} busy={feeds.isFetching} />
      <Dialog title={t("feeds.add")} isOpen={isAdding} onClose={close} wide>
        <NewFeed onClose={close} />
      </Dialog>
    </Page>
  );
}

function FeedTable({ items }: { readonly items: readonly FeedAnswer[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  return (
    <DataTable
      caption={t("feeds.title")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          header: t("feeds.name"),
          names: true,
          cell: ({ id, name }) => (
            <Anchor component={Link} to={`/feeds/${id}`} fw={700}>
              {name}
            </Anchor>
          ),
        },
        { id: "kpi", header: t("feeds.kpi"), cell: ({ kpi }) => pick(kpi.name) },
        { id: "form", header: t("feeds.form"), cell: ({ form }) => t(`feeds.forms.${form}`) },
        { id: "state", header: t("feeds.state"), cell: ({ state }) => <FeedBadge state={state} /> },
        { id: "received", header: t("feeds.received"), figure: true, cell: ({ received }) => received },
        { id: "dead", header: t("feeds.dead"), figure: true, cell: ({ dead }) => dead },
        {
          id: "last",
          header: t("feeds.lastReceivedAt"),
          cell: ({ lastReceivedAt }) =>
            lastReceivedAt === null ? t("common.unknown") : instant(lastReceivedAt),
        },
      ]}
    />
  );
}

const tones = { enabled: "good", disabled: "wait", removed: "quiet" } as const;

export function FeedBadge({ state }: Pick<FeedAnswer, "state">): ReactNode {
  const { t } = useTranslation();
  return <StatusBadge tone={tones[state]}>{t(`feeds.states.${state}`)}</StatusBadge>;
}
