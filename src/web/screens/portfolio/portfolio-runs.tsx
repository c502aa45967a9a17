import { Anchor } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { portfolioRoutes } from "../../../contract/portfolio/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { PortfolioRunAnswer } from "./portfolio-answer.ts";
import { StartForm } from "./start-form.tsx";

/** Past changes of many loans, and the dry run of a new one. */
export function PortfolioRuns(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const runs = usePages(portfolioRoutes.listPortfolioRuns);
  return (
    <Page title={t("portfolio.title")} lead={t("portfolio.lead")}>
      {may("requestApproval") && (
        <StartForm
          onStarted={(id) => {
            void navigate({ to: `/portfolio-runs/${id}` });
          }}
        />
      )}
      <Section title={t("portfolio.list")}>
        <AnswerGate answer={{ ...runs, data: runs.items }} lines={4}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("portfolio.empty")} next={t("portfolio.emptyNext")} />
            ) : (
              <RunTable items={items} />
            )
          }
        </AnswerGate>
        <MoreButton onClick={runs.showMore} busy={runs.isFetching} />
      </Section>
    </Page>
  );
}

function RunTable({ items }: { readonly items: readonly PortfolioRunAnswer[] }): ReactNode {
  const { t } = useTranslation();
  const { instant, pick } = useFormat();
  return (
    <DataTable
      caption={t("portfolio.list")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          header: t("portfolio.name"),
          names: true,
          cell: ({ id, title }) => (
            <Anchor component={Link} to={`/portfolio-runs/${id}`} fw={700}>
              {pick(title)}
            </Anchor>
          ),
        },
        { id: "state", header: t("portfolio.state"), cell: ({ state }) => t(`portfolio.states.${state}`) },
        {
          id: "included",
          header: t("portfolio.included"),
          figure: true,
          cell: ({ summary }) => summary?.included ?? "",
        },
        { id: "by", header: t("portfolio.by"), cell: ({ person }) => person },
        { id: "at", header: t("portfolio.at"), cell: ({ createdAt }) => instant(createdAt) },
      ]}
    />
  );
}
