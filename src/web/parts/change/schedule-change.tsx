import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../figures/amount-text.ts";
import { useFormat } from "../../shell/use-format.ts";
import { BalanceChart, type BalancePoint } from "../chart/balance-chart.tsx";
import { DataTable } from "../data-table.tsx";
import type { LoanChange } from "./change-answer.ts";

type Line = LoanChange["scheduleAfter"][number];

interface LinePair {
  readonly key: string;
  readonly before: Line | undefined;
  readonly after: Line | undefined;
}

/** Rows that differ, paired by due date; a row that only one side has stands alone. */
export function ScheduleChange({ loan }: { readonly loan: LoanChange }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { currency, number } = loan;
  const pairs = pairedLines(loan);
  if (pairs.length === 0) return <Text c="dimmed">{t("change.scheduleSame")}</Text>;
  const total = (line: Line | undefined) => (line === undefined ? "" : moneyText(line.total, currency));
  const balance = (line: Line | undefined) => (line === undefined ? "" : moneyText(line.balance, currency));
  return (
    <>
      <ChangeChart loan={loan} />
      <details className="why" open={pairs.length <= 12}>
        <summary>{t("change.scheduleChanged", { count: pairs.length })}</summary>
        <DataTable
          caption={`${t("change.schedule")} ${number}`}
          rows={pairs}
          rowKey={({ key }) => key}
          columns={[
            {
              id: "dueOn",
              header: t("change.dueOn"),
              names: true,
              cell: ({ before, after }) => day(after?.dueOn ?? before?.dueOn ?? ""),
            },
            {
              id: "before",
              header: t("change.totalBefore"),
              figure: true,
              cell: ({ before }) => total(before),
            },
            { id: "after", header: t("change.totalAfter"), figure: true, cell: ({ after }) => total(after) },
            {
              id: "interest",
              header: t("change.interestAfter"),
              figure: true,
              cell: ({ after }) => (after === undefined ? "" : moneyText(after.interest, currency)),
            },
            {
              id: "balanceBefore",
              header: t("change.balanceBefore"),
              figure: true,
              cell: ({ before }) => balance(before),
            },
            {
              id: "balanceAfter",
              header: t("change.balanceAfter"),
              figure: true,
              cell: ({ after }) => balance(after),
            },
          ]}
        />
      </details>
    </>
  );
}

function ChangeChart({ loan }: { readonly loan: LoanChange }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { number, currency, scheduleBefore, scheduleAfter } = loan;
  const last = (side: readonly Line[]): string => day(side.at(-1)?.dueOn ?? "");
  if (scheduleAfter.length === 0) return null;
  const isNew = scheduleBefore.length === 0;
  return (
    <BalanceChart
      title={`${t("change.chart")} ${number}`}
      alt={t(isNew ? "change.chartNew" : "change.chartAlt", {
        before: isNew ? "" : last(scheduleBefore),
        after: last(scheduleAfter),
      })}
      currency={currency}
      series={[
        { label: t("preview.before"), line: "now", points: pointsOf(scheduleBefore) },
        { label: t("preview.after"), line: "first", points: pointsOf(scheduleAfter) },
      ]}
    />
  );
}

function pointsOf(side: readonly Line[]): readonly BalancePoint[] {
  return side.map(({ dueOn, balance }) => ({ on: dueOn, balance }));
}

function pairedLines({ scheduleBefore, scheduleAfter }: LoanChange): readonly LinePair[] {
  const [before, after] = [keyed(scheduleBefore), keyed(scheduleAfter)];
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.map((key) => ({ key, before: before.get(key), after: after.get(key) }));
}

/** A day can have two rows (a prepayment on a due date): the second one is told apart by a mark. */
function keyed(lines: readonly Line[]): ReadonlyMap<string, Line> {
  const map = new Map<string, Line>();
  for (const line of lines) map.set(map.has(line.dueOn) ? `${line.dueOn} 2` : line.dueOn, line);
  return map;
}
