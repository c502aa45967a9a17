import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText, ratioText } from "../../figures/amount-text.ts";
import { subtractDecimals } from "../../figures/decimal-text.ts";
import { TornadoChart } from "../../parts/chart/tornado-chart.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Facts } from "../../parts/section.tsx";
import { cases, type Case, type ValueRange } from "./impact-answer.ts";

interface ResultsProps {
  readonly value: ValueRange;
  readonly currency: string;
  /** Names of outcomes by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly conventions: {
    readonly inputs: string;
    readonly inputsSource: string;
    readonly discountRate: string;
    readonly startYear: number;
  };
}

/** Three cases side by side, the conventions they rest on beside them, and what moves them most. */
export function ValueResults({ value, currency, names, conventions }: ResultsProps): ReactNode {
  const { t } = useTranslation();
  const { inputs, inputsSource, discountRate, startYear } = conventions;
  return (
    <>
      <CaseTable value={value} currency={currency} />
      <Facts
        items={[
          { label: t("impactValue.inputs"), value: `${moneyText(inputs, currency)}（${inputsSource}）` },
          { label: t("impactValue.rate"), value: ratioText(discountRate) },
          {
            label: t("impactValue.startYear"),
            value: t(`impactValue.startYears.${startYear === 0 ? "0" : "1"}`),
          },
          {
            label: t("impactValue.breakEven"),
            value:
              value.cases.base.breakEvenDeadweight === null
                ? t("impactValue.noBreakEven")
                : ratioText(value.cases.base.breakEvenDeadweight),
          },
        ]}
      />
      <Tornado value={value} currency={currency} names={names} />
    </>
  );
}

function CaseTable({ value, currency }: Pick<ResultsProps, "value" | "currency">): ReactNode {
  const { t } = useTranslation();
  const undefinedRatio = t("impactValue.ratioUndefined");
  const rows = [
    { id: "presentValue", of: (name: Case) => moneyText(value.cases[name].presentValue, currency) },
    { id: "npv", of: (name: Case) => moneyText(value.cases[name].npv, currency) },
    { id: "ratio", of: (name: Case) => value.cases[name].ratio ?? undefinedRatio },
  ] as const;
  return (
    <DataTable
      caption={t("impactValue.caseTable")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "what",
          header: t("impactValue.result"),
          names: true,
          cell: ({ id }) => t(`impactValue.${id}`),
        },
        ...cases.map((name) => ({
          id: name,
          header: t(`impactValue.cases.${name}`),
          figure: true,
          cell: ({ of }: (typeof rows)[number]) => of(name),
        })),
      ]}
    />
  );
}

function Tornado({ value, currency, names }: Omit<ResultsProps, "conventions">): ReactNode {
  const { t } = useTranslation();
  const { tornado } = value;
  const base = value.cases.base.npv;
  const [widest] = tornado;
  if (widest === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {t("impactValue.noTornado")}
      </Text>
    );
  }
  const label = ({ outcomeId, figure }: (typeof tornado)[number]): string =>
    `${names.get(outcomeId) ?? outcomeId} · ${t(`impactValue.figures.${figure}`)}`;
  const key = ({ outcomeId, figure }: (typeof tornado)[number]): string => `${outcomeId}/${figure}`;
  return (
    <>
      <Text fw={700}>{t("impactValue.tornado")}</Text>
      <TornadoChart
        title={t("impactValue.tornado")}
        alt={t("impactValue.tornadoAlt", {
          count: tornado.length,
          widest: label(widest),
          low: moneyText(widest.low, currency),
          high: moneyText(widest.high, currency),
        })}
        base={base}
        baseLabel={`${t("impactValue.cases.base")} ${moneyText(base, currency)}`}
        bars={tornado.map((swing) => ({ ...swing, id: key(swing), label: label(swing) }))}
      />
      <DataTable
        caption={t("impactValue.tornadoTable")}
        rows={tornado}
        rowKey={key}
        columns={[
          { id: "figure", header: t("impactValue.moved"), names: true, cell: label },
          {
            id: "low",
            header: t("impactValue.npvLow"),
            figure: true,
            cell: ({ low }) => moneyText(low, currency),
          },
          {
            id: "high",
            header: t("impactValue.npvHigh"),
            figure: true,
            cell: ({ high }) => moneyText(high, currency),
          },
          {
            id: "swing",
            header: t("impactValue.swing"),
            figure: true,
            cell: ({ low, high }) => moneyText(subtractDecimals(high, low), currency),
          },
        ]}
      />
    </>
  );
}
