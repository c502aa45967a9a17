import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { scheduleAnswer } from "../../../contract/loan/loan-answers.ts";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { compareDecimals, cutDecimals, grouped } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Period } from "../../parts/period.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ChosenViewpoint } from "./loan-answer.ts";

type Schedule = z.output<typeof scheduleAnswer>;
type ScheduleRow = Schedule["rows"][number];

interface ScheduleProps {
  readonly loanId: string;
  readonly viewpoint: ChosenViewpoint;
}

export function LoanSchedule({ loanId, viewpoint }: ScheduleProps): ReactNode {
  const { t } = useTranslation();
  const schedule = useAnswer(loanRoutes.getSchedule, { params: { loanId }, query: viewpoint });
  return (
    <Section
      title={t("loan.schedule.title")}
      marks={<ExportButtons route={loanRoutes.getSchedule} params={{ loanId }} query={viewpoint} />}
    >
      <AnswerGate answer={schedule} lines={8}>
        {(data) => <ScheduleTable schedule={data} />}
      </AnswerGate>
    </Section>
  );
}

function ScheduleTable({ schedule }: { readonly schedule: Schedule }): ReactNode {
  const { t } = useTranslation();
  const { rows, totals, currency } = schedule;
  return (
    <DataTable
      caption={t("loan.schedule.caption")}
      rows={rows}
      rowKey={({ kind, n, dueOn }) => `${kind}/${String(n)}/${dueOn}`}
      columns={useColumns(currency)}
      below={(row) => <SegmentDetails row={row} currency={currency} />}
      footer={
        <Table.Tr role="row">
          <Table.Th scope="row" role="rowheader" colSpan={4}>
            {t("common.total")}
          </Table.Th>
          <Table.Td role="cell" className="figure" data-label={t("loan.schedule.principal")}>
            {moneyText(totals.principal, currency)}
          </Table.Td>
          <Table.Td role="cell" className="figure" data-label={t("loan.schedule.interest")}>
            {moneyText(totals.interest, currency)}
          </Table.Td>
          <Table.Td role="cell" />
          <Table.Td role="cell" className="figure" data-label={t("loan.schedule.total")}>
            {moneyText(totals.total, currency)}
          </Table.Td>
          <Table.Td role="cell" colSpan={2} />
        </Table.Tr>
      }
    />
  );
}

function useColumns(currency: string): readonly Column<ScheduleRow>[] {
  const { t } = useTranslation();
  const { day } = useFormat();
  const money = (
    id: "principal" | "interest" | "capitalized" | "total" | "balance",
  ): Column<ScheduleRow> => ({
    id,
    header: id === "capitalized" ? t("servicing.capitalized") : t(`loan.schedule.${id}`),
    figure: true,
    cell: (row) => moneyText(row[id], currency),
  });
  return [
    { id: "n", header: t("loan.schedule.n"), names: true, cell: ({ n }) => n },
    {
      id: "period",
      header: t("loan.schedule.period"),
      cell: ({ startOn, dueOn }) => <Period from={startOn} to={dueOn} />,
    },
    {
      id: "adjusted",
      header: t("loan.schedule.adjusted"),
      figure: true,
      cell: ({ adjustedDueOn }) => day(adjustedDueOn),
    },
    { id: "days", header: t("loan.schedule.days"), figure: true, cell: ({ days }) => days },
    money("principal"),
    money("interest"),
    money("capitalized"),
    money("total"),
    money("balance"),
    {
      id: "posted",
      header: t("loan.schedule.posted"),
      cell: (row) => <PostedMark row={row} currency={currency} />,
    },
  ];
}

function PostedMark({ row, currency }: { readonly row: ScheduleRow; readonly currency: string }): ReactNode {
  const { t } = useTranslation();
  if (row.provisional) return <StatusBadge tone="wait">{t("servicing.provisional")}</StatusBadge>;
  if (row.posted === null) return <StatusBadge tone="quiet">{t("loan.schedule.notPosted")}</StatusBadge>;
  if (compareDecimals(row.posted, row.interest) === 0 || compareDecimals(row.posted, row.capitalized) === 0) {
    return <StatusBadge tone="good">{t("loan.schedule.postedMark")}</StatusBadge>;
  }
  return (
    <StatusBadge tone="wait">
      {t("loan.schedule.postedPart", { amount: moneyText(row.posted, currency) })}
    </StatusBadge>
  );
}

function SegmentDetails({
  row,
  currency,
}: {
  readonly row: ScheduleRow;
  readonly currency: string;
}): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (row.segments.length === 0) return null;
  const label = t("loan.schedule.segments", { n: row.n });
  return (
    <details className="why">
      <summary>{label}</summary>
      <DataTable
        caption={label}
        rows={row.segments}
        rowKey={({ startOn }) => startOn}
        columns={[
          {
            id: "from",
            header: t("loan.schedule.segmentFrom"),
            names: true,
            cell: ({ startOn }) => day(startOn),
          },
          { id: "to", header: t("loan.schedule.segmentTo"), cell: ({ endOn }) => day(endOn) },
          { id: "days", header: t("loan.schedule.days"), figure: true, cell: ({ days }) => days },
          {
            id: "principal",
            header: t("loans.balance"),
            figure: true,
            cell: ({ principal }) => moneyText(principal, currency),
          },
          {
            id: "rate",
            header: t("loans.rate"),
            figure: true,
            cell: ({ annualRate }) => rateText(annualRate),
          },
          {
            id: "exact",
            header: t("loan.schedule.exact"),
            figure: true,
            cell: ({ exact }) => grouped(cutDecimals(exact, 6)),
          },
        ]}
      />
    </details>
  );
}
