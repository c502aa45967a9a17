import { Anchor, Group, NativeSelect, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import {
  statisticsDimensions,
  statisticsPeriods,
  statisticsRoutes,
} from "../../../contract/programme/statistics-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ArrearsSection } from "./arrears-section.tsx";
import { LentChart } from "./lent-chart.tsx";
import { LentLoans } from "./lent-loans.tsx";
import { OutcomeTable } from "./outcome-table.tsx";

type Statistics = z.output<typeof statisticsRoutes.getPortfolioStatistics.response>;
type Row = Statistics["items"][number];
type Dimension = (typeof statisticsDimensions)[number];
type Period = (typeof statisticsPeriods)[number];

/** What was lent in each period, by what it was lent for, beside the year before; each figure opens its loans. */
export function PortfolioStatistics(): ReactNode {
  const { t } = useTranslation();
  const [dimension, setDimension] = useState<Dimension>("total");
  const [period, setPeriod] = useState<Period>("fiscalYear");
  const [opened, setOpened] = useState<Row | undefined>(undefined);
  const query = { dimension, period };
  const statistics = useAnswer(statisticsRoutes.getPortfolioStatistics, { query }, { keepsLast: true });
  return (
    <Page
      title={t("statistics.title")}
      lead={t("statistics.lead")}
      actions={<ExportButtons route={statisticsRoutes.getPortfolioStatistics} query={query} />}
    >
      <Group align="end">
        <NativeSelect
          label={t("statistics.by")}
          value={dimension}
          data={statisticsDimensions.map((value) => ({ value, label: t(`statistics.dimensions.${value}`) }))}
          onChange={(event) => {
            setDimension(event.target.value as Dimension);
          }}
        />
        <NativeSelect
          label={t("statistics.period")}
          value={period}
          data={statisticsPeriods.map((value) => ({ value, label: t(`statistics.periods.${value}`) }))}
          onChange={(event) => {
            setPeriod(event.target.value as Period);
          }}
        />
      </Group>
      <AnswerGate answer={statistics} lines={8}>
        {(found) =>
          found.items.length === 0 ? (
            <Empty title={t("statistics.empty")} next={t("statistics.emptyNext")} />
          ) : (
            <>
              <Figures found={found} dimension={dimension} onOpen={setOpened} />
              <ArrearsSection dimension={dimension} period={period} />
              <Section title={t("statistics.published")}>
                <PublishedTable rows={found.published} />
              </Section>
            </>
          )
        }
      </AnswerGate>
      <Dialog
        wide
        title={t("statistics.loansBehind")}
        isOpen={opened !== undefined}
        onClose={() => {
          setOpened(undefined);
        }}
      >
        {opened !== undefined && (
          <>
            <LentLoans dimension={dimension} of={opened} />
            <OutcomeTable dimension={dimension} of={opened} />
          </>
        )}
      </Dialog>
    </Page>
  );
}

interface FiguresProps {
  readonly found: Statistics;
  readonly dimension: Dimension;
  readonly onOpen: (row: Row) => void;
}

function Figures({ found, dimension, onOpen }: FiguresProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t("statistics.byPeriod")}>
        <LentChart totals={found.totals} published={found.published} />
        <Text c="dimmed" size="sm">
          {t("statistics.publishedNote")}
        </Text>
      </Section>
      <Section title={t(`statistics.dimensions.${dimension}`)}>
        {dimension === "field" && <Text size="sm">{t("statistics.fieldsOverlap")}</Text>}
        <FigureTable rows={found.items} onOpen={onOpen} />
      </Section>
    </>
  );
}

function FigureTable({
  rows,
  onOpen,
}: {
  readonly rows: readonly Row[];
  readonly onOpen: (row: Row) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const percent = (value: string | null): string => (value === null ? "―" : `${value} %`);
  return (
    <DataTable
      caption={t("statistics.title")}
      rows={rows.toReversed()}
      rowKey={({ period, key }) => `${period}/${key}`}
      columns={[
        {
          id: "period",
          header: t("statistics.period"),
          cell: ({ period }) => t("statistics.inPeriod", { period }),
        },
        {
          id: "label",
          header: t("statistics.division"),
          names: true,
          cell: (row) => (
            <Anchor
              component="button"
              type="button"
              fw={700}
              onClick={() => {
                onOpen(row);
              }}
            >
              {pick(row.label)}
            </Anchor>
          ),
        },
        {
          id: "loans",
          header: t("statistics.loans"),
          figure: true,
          cell: ({ loans }) => loans.toLocaleString("en"),
        },
        {
          id: "amount",
          header: t("statistics.amount"),
          figure: true,
          cell: ({ amount }) => moneyText(amount, "JPY"),
        },
        {
          id: "average",
          header: t("statistics.average"),
          figure: true,
          cell: ({ average }) => moneyText(average, "JPY"),
        },
        {
          id: "share",
          header: t("statistics.share"),
          figure: true,
          cell: ({ shareOfAmount }) => percent(shareOfAmount),
        },
        {
          id: "loansOnYear",
          header: t("statistics.loansOnYear"),
          figure: true,
          cell: ({ loansOnYear }) => percent(loansOnYear),
        },
        {
          id: "amountOnYear",
          header: t("statistics.amountOnYear"),
          figure: true,
          cell: ({ amountOnYear }) => percent(amountOnYear),
        },
        {
          id: "forgone",
          header: t("statistics.forgone"),
          figure: true,
          cell: ({ interestForgone }) => moneyText(interestForgone, "JPY"),
        },
        {
          id: "attainment",
          header: t("statistics.attainment"),
          figure: true,
          cell: ({ attainment, targetsJudged }) =>
            attainment === null
              ? "―"
              : t("statistics.judged", { percent: percent(attainment), judged: targetsJudged }),
        },
      ]}
    />
  );
}

function PublishedTable({ rows }: { readonly rows: Statistics["published"] }): ReactNode {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("statistics.published")}
      rows={rows.toReversed()}
      rowKey={({ period }) => period}
      columns={[
        {
          id: "period",
          header: t("statistics.period"),
          names: true,
          cell: ({ period }) => t("statistics.inPeriod", { period }),
        },
        {
          id: "loans",
          header: t("statistics.loans"),
          figure: true,
          cell: ({ loans }) => loans?.toLocaleString("en") ?? t("statistics.notPublished"),
        },
        {
          id: "oku",
          header: t("statistics.oku"),
          figure: true,
          cell: ({ oku }) => oku?.toLocaleString("en") ?? t("statistics.notPublished"),
        },
        {
          id: "source",
          header: t("statistics.source"),
          cell: ({ source, isNarrower }) =>
            isNarrower ? `${source}（${t("statistics.narrower")}）` : source,
        },
      ]}
    />
  );
}
