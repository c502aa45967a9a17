import { Button, Table, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { compareDecimals, signOf } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { BalanceChart } from "../../parts/chart/balance-chart.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ChosenViewpoint, LoanAnswer, Schedule, ScheduleRow } from "./loan-answer.ts";
import { ScheduleExplanation } from "./schedule-explanation.tsx";

interface ScheduleProps {
  readonly loan: LoanAnswer;
  readonly viewpoint: ChosenViewpoint;
}

export function LoanSchedule({ loan, viewpoint }: ScheduleProps): ReactNode {
  const { t } = useTranslation();
  const input = { params: { loanId: loan.id }, query: viewpoint };
  const schedule = useAnswer(loanRoutes.getSchedule, input);
  return (
    <Section
      title={t("loan.schedule.title")}
      lead={t("loan.schedule.lead")}
      marks={<ExportButtons route={loanRoutes.getSchedule} {...input} />}
    >
      <AnswerGate answer={schedule} lines={8}>
        {(data) =>
          data.rows.length === 0 ? (
            <Empty title={t("loan.schedule.empty")} />
          ) : (
            <>
              <ScheduleChart loan={loan} schedule={data} />
              <ScheduleTable loan={loan} schedule={data} />
            </>
          )
        }
      </AnswerGate>
    </Section>
  );
}

interface DrawnProps {
  readonly loan: LoanAnswer;
  readonly schedule: Schedule;
}

function ScheduleChart({ loan, schedule: { rows, currency, viewpoint } }: DrawnProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const drawn = first.segments[0]?.principal ?? loan.principal;
  return (
    <BalanceChart
      title={t("setup.chart")}
      alt={t("setup.chartAlt", { from: moneyText(drawn, currency), until: day(last.dueOn) })}
      currency={currency}
      series={[
        {
          label: t("loan.schedule.balance"),
          line: "first",
          points: [
            { on: first.startOn, balance: drawn },
            ...rows.map(({ dueOn, balance }) => ({ on: dueOn, balance })),
          ],
        },
      ]}
      today={{ on: viewpoint.asOf, label: t("loan.viewpoint.asOf") }}
    />
  );
}

function keyOf({ kind, n, dueOn }: ScheduleRow): string {
  return `${kind}/${String(n)}/${dueOn}`;
}

function ScheduleTable({ loan, schedule }: DrawnProps): ReactNode {
  const { t } = useTranslation();
  const [opened, open] = useState<string | null>(null);
  const { rows, totals, currency } = schedule;
  const columns = useColumns(schedule, { opened, open });
  const span = columns.findIndex(({ id }) => id === "principal");
  const after = columns.slice(span);
  const total = (id: string): string => {
    if (id === "principal" || id === "interest" || id === "total") return moneyText(totals[id], currency);
    return "";
  };
  return (
    <DataTable
      caption={t("loan.schedule.caption")}
      rows={rows}
      rowKey={keyOf}
      columns={columns}
      below={(row) => (keyOf(row) === opened ? <ScheduleExplanation row={row} loan={loan} /> : null)}
      footer={
        <Table.Tr role="row">
          <Table.Th scope="row" role="rowheader" colSpan={span}>
            {t("common.total")}
          </Table.Th>
          {after.map(({ id, header }) => (
            <Table.Td key={id} role="cell" className="figure" data-label={header}>
              {total(id)}
            </Table.Td>
          ))}
        </Table.Tr>
      }
    />
  );
}

interface Opening {
  readonly opened: string | null;
  readonly open: (key: string | null) => void;
}

function useColumns({ rows, currency }: Schedule, opening: Opening): readonly Column<ScheduleRow>[] {
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
  const isCapitalizing = rows.some(({ capitalized }) => signOf(capitalized) !== 0);
  return [
    { id: "n", header: t("loan.schedule.n"), names: true, cell: (row) => <RowName row={row} /> },
    {
      id: "due",
      header: t("loan.schedule.due"),
      figure: true,
      cell: ({ dueOn, adjustedDueOn }) => (
        <>
          {day(adjustedDueOn)}
          {dueOn !== adjustedDueOn && (
            <Text size="xs" c="dimmed">
              {t("loan.schedule.agreedDue", { day: day(dueOn) })}
            </Text>
          )}
        </>
      ),
    },
    { id: "days", header: t("loan.schedule.days"), figure: true, cell: ({ days }) => days },
    money("principal"),
    money("interest"),
    ...(isCapitalizing ? [money("capitalized")] : []),
    money("total"),
    money("balance"),
    {
      id: "posted",
      header: t("loan.schedule.posted"),
      cell: (row) => <PostedMark row={row} currency={currency} />,
    },
    {
      id: "why",
      header: t("loan.schedule.why"),
      cell: (row) => <WhyButton row={row} {...opening} />,
    },
  ];
}

function RowName({ row: { kind, n } }: { readonly row: ScheduleRow }): ReactNode {
  const { t } = useTranslation();
  return kind === "instalment" ? n : t(`loan.schedule.kinds.${kind}`);
}

function WhyButton({ row, opened, open }: Opening & { readonly row: ScheduleRow }): ReactNode {
  const { t } = useTranslation();
  const key = keyOf(row);
  const isOpen = key === opened;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-expanded={isOpen}
      aria-label={t("loan.schedule.segments", { n: row.n })}
      onClick={() => {
        open(isOpen ? null : key);
      }}
    >
      {isOpen ? "▾" : "▸"}
    </Button>
  );
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
