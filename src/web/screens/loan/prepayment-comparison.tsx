import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import type { prepaymentWhatIfAnswer } from "../../../contract/loan/servicing-answers.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { BalanceChart } from "../../parts/chart/balance-chart.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { LoanAnswer } from "./loan-answer.ts";

export type WhatIf = z.output<typeof prepaymentWhatIfAnswer>;
type Effect = WhatIf["effects"][number];
export type Policy = Effect["policy"];

interface ComparisonProps {
  readonly loan: LoanAnswer;
  readonly whatIf: WhatIf;
}

/** As it stands now and under each policy, one column each, with the balances drawn over one another. */
export function PrepaymentComparison({ loan, whatIf: { currency, effects } }: ComparisonProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const [any] = effects;
  if (any === undefined) return null;
  const money = (amount: string | null): string => (amount === null ? "–" : moneyText(amount, currency));
  const lines: readonly {
    readonly label: string;
    readonly now: string;
    readonly of: (effect: Effect) => string;
  }[] = [
    { label: t("servicing.prepaidAmount"), now: "–", of: ({ amount }) => money(amount) },
    { label: t("servicing.breakCost"), now: "–", of: ({ breakCost }) => money(breakCost) },
    { label: t("servicing.payable"), now: "–", of: ({ payable }) => money(payable) },
    {
      label: t("servicing.instalment"),
      now: money(any.instalmentBefore),
      of: ({ instalmentAfter }) =>
        instalmentAfter === null ? t("servicing.noNext") : money(instalmentAfter),
    },
    { label: t("loans.maturity"), now: day(any.maturityBefore), of: (effect) => day(effect.maturityAfter) },
    { label: t("servicing.saved"), now: "–", of: ({ interestSaved }) => money(interestSaved) },
  ];
  return (
    <>
      <DataTable
        caption={t("servicing.whatIf")}
        rows={lines}
        rowKey={({ label }) => label}
        columns={[
          { id: "label", header: t("servicing.compared"), names: true, cell: ({ label }) => label },
          { id: "now", header: t("servicing.asNow"), figure: true, cell: ({ now }) => now },
          ...effects.map((effect) => ({
            id: effect.policy,
            header: t(`servicing.policies.${effect.policy}`),
            figure: true,
            cell: ({ of }: (typeof lines)[number]) => of(effect),
          })),
        ]}
      />
      <ComparisonChart loan={loan} effects={effects} currency={currency} />
    </>
  );
}

interface ChartProps {
  readonly loan: LoanAnswer;
  readonly effects: readonly Effect[];
  readonly currency: string;
}

function ComparisonChart({ loan, effects, currency }: ChartProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const schedule = useAnswer(loanRoutes.getSchedule, { params: { loanId: loan.id } });
  const [any] = effects;
  if (any === undefined || schedule.data === undefined) return null;
  const points = (rows: readonly { readonly dueOn: string; readonly balance: string }[]) =>
    rows.map(({ dueOn, balance }) => ({ on: dueOn, balance }));
  return (
    <BalanceChart
      title={t("change.chart")}
      alt={t("change.chartAlt", {
        before: day(any.maturityBefore),
        after: effects.map(({ maturityAfter }) => day(maturityAfter)).join(" / "),
      })}
      currency={currency}
      series={[
        { label: t("servicing.asNow"), line: "now", points: points(schedule.data.rows) },
        ...effects.map(({ policy, schedule: rows }, i) => ({
          label: t(`servicing.policies.${policy}`),
          line: i === 0 ? ("first" as const) : ("second" as const),
          points: points(rows),
        })),
      ]}
    />
  );
}
