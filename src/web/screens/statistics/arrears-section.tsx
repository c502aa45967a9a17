import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  statisticsRoutes,
  type statisticsDimensions,
  type statisticsPeriods,
} from "../../../contract/programme/statistics-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

interface ArrearsSectionProps {
  readonly dimension: (typeof statisticsDimensions)[number];
  readonly period: (typeof statisticsPeriods)[number];
}

/** Which of the loans lent are late now; the list of arrears has them one by one. */
export function ArrearsSection(query: ArrearsSectionProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const arrears = useAnswer(statisticsRoutes.getPortfolioArrears, { query }, { keepsLast: true });
  return (
    <Section title={t("statistics.arrears")} lead={t("statistics.arrearsNote")}>
      <AnswerGate answer={arrears} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("statistics.noArrears")} next={t("statistics.noArrearsNext")} />
          ) : (
            <>
              <ExportButtons route={statisticsRoutes.getPortfolioArrears} query={query} />
              <DataTable
                caption={t("statistics.arrears")}
                rows={items.toReversed()}
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
                    cell: ({ label }) => <Text fw={700}>{pick(label)}</Text>,
                  },
                  {
                    id: "late",
                    header: t("statistics.late"),
                    figure: true,
                    cell: ({ loans }) => (
                      <Anchor component={Link} to="/arrears">
                        {loans.toLocaleString("en")}
                      </Anchor>
                    ),
                  },
                  {
                    id: "share",
                    header: t("statistics.shareOfLoans"),
                    figure: true,
                    cell: ({ shareOfLoans }) => `${shareOfLoans} %`,
                  },
                  {
                    id: "overdue",
                    header: t("statistics.overdue"),
                    figure: true,
                    cell: ({ overdue }) => moneyText(overdue, "JPY"),
                  },
                  {
                    id: "outstanding",
                    header: t("statistics.outstanding"),
                    figure: true,
                    cell: ({ outstanding }) => moneyText(outstanding, "JPY"),
                  },
                ]}
              />
            </>
          )
        }
      </AnswerGate>
    </Section>
  );
}
