import { Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { schedulePreviewAnswer } from "../../../contract/loan/setup-answers.ts";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { BalanceChart } from "../../parts/chart/balance-chart.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Answer = z.output<typeof schedulePreviewAnswer>;

/** The schedule of what stands in the fields; it stays while the next one is reckoned. */
export function SchedulePreview({ answer }: { readonly answer: UseQueryResult<Answer> }): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t("setup.preview")} lead={t("setup.previewLead")}>
      {answer.error !== null && <ProblemAlert error={answer.error} />}
      {answer.error === null && answer.data === undefined && (
        <Text c="dimmed">{t("setup.previewEmpty")}</Text>
      )}
      {answer.error === null && answer.data !== undefined && <Schedule schedule={answer.data} />}
    </Section>
  );
}

function Schedule({ schedule }: { readonly schedule: Answer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { rows, totals, currency, annualRate } = schedule;
  const money = (amount: string) => moneyText(amount, currency);
  return (
    <>
      <Facts
        items={[
          { label: t("loans.rate"), value: rateText(annualRate) },
          { label: t("setup.totalInterest"), value: money(totals.interest) },
          { label: t("setup.total"), value: money(totals.total) },
        ]}
      />
      <PreviewChart schedule={schedule} />
      <DataTable
        caption={t("setup.preview")}
        rows={rows}
        rowKey={({ n, dueOn }) => `${String(n)} ${dueOn}`}
        columns={[
          { id: "n", header: t("setup.n"), figure: true, cell: ({ n }) => n },
          { id: "due", header: t("setup.due"), names: true, cell: ({ dueOn }) => day(dueOn) },
          {
            id: "principal",
            header: t("setup.rowPrincipal"),
            figure: true,
            cell: (row) => money(row.principal),
          },
          {
            id: "interest",
            header: t("setup.rowInterest"),
            figure: true,
            cell: (row) => money(row.interest),
          },
          { id: "total", header: t("setup.rowTotal"), figure: true, cell: (row) => money(row.total) },
          { id: "balance", header: t("setup.rowBalance"), figure: true, cell: (row) => money(row.balance) },
        ]}
      />
    </>
  );
}

function PreviewChart({ schedule }: { readonly schedule: Answer }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { rows, totals, currency } = schedule;
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <BalanceChart
      title={t("setup.chart")}
      alt={t("setup.chartAlt", { from: moneyText(totals.principal, currency), until: day(last.dueOn) })}
      currency={currency}
      series={[
        {
          label: t("setup.rowBalance"),
          line: "first",
          points: [
            { on: first.startOn, balance: first.segments[0]?.principal ?? totals.principal },
            ...rows.map(({ dueOn, balance }) => ({ on: dueOn, balance })),
          ],
        },
      ]}
    />
  );
}
