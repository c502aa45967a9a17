import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  statisticsRoutes,
  type statisticsDimensions,
} from "../../../contract/programme/statistics-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Empty } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

interface OutcomeTableProps {
  readonly dimension: (typeof statisticsDimensions)[number];
  readonly of: { readonly period: string; readonly key: string };
}

/** What a unit of each KPI cost in yen lent, under one figure of the statistics. */
export function OutcomeTable({ dimension, of: { period, key } }: OutcomeTableProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const query = { dimension, period, key };
  const outcomes = useAnswer(statisticsRoutes.listPortfolioOutcomes, { query });
  return (
    <>
      <Title order={3} size="h4" mt="lg">
        {t("statistics.outcomes")}
      </Title>
      <Text c="dimmed" size="sm">
        {t("statistics.outcomesNote")}
      </Text>
      <AnswerGate answer={outcomes} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("statistics.noOutcomes")} next={t("statistics.noOutcomesNext")} />
          ) : (
            <>
              <ExportButtons route={statisticsRoutes.listPortfolioOutcomes} query={query} />
              <DataTable
                caption={t("statistics.outcomes")}
                rows={items}
                rowKey={({ kpiId }) => kpiId}
                columns={[
                  {
                    id: "kpi",
                    header: t("statistics.kpi"),
                    names: true,
                    cell: ({ kpi, unit }) => `${pick(kpi)}（${pick(unit)}）`,
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
                    id: "change",
                    header: t("statistics.change"),
                    figure: true,
                    cell: ({ change }) => change ?? "―",
                  },
                  {
                    id: "per",
                    header: t("statistics.perUnit"),
                    figure: true,
                    cell: ({ amountPerOutcome }) => amountPerOutcome ?? "―",
                  },
                ]}
              />
            </>
          )
        }
      </AnswerGate>
    </>
  );
}
