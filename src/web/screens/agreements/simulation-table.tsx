import { Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { simulation } from "../../../contract/agreement/answers.ts";
import { rateText } from "../../figures/amount-text.ts";
import { MoneyChange, Step } from "../../parts/amounts.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { OutcomeBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Simulation = z.output<typeof simulation>;

export function SimulationTable({ simulation: { cases } }: { readonly simulation: Simulation }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const rows = cases.flatMap(({ name, outcomes, loans }) =>
    loans.map((loan) => ({ ...loan, name, outcomes })),
  );
  return (
    <DataTable
      caption={t("simulator.caption")}
      rows={rows}
      rowKey={({ name, loanId }) => `${name}/${loanId}`}
      columns={[
        { id: "case", header: t("simulator.case"), names: true, cell: ({ name }) => name },
        {
          id: "outcome",
          header: t("simulator.outcome"),
          cell: ({ outcomes }) => (
            <Group gap={4}>
              {outcomes.map(({ kpiId, outcome }) => (
                <OutcomeBadge key={kpiId} outcome={outcome} />
              ))}
            </Group>
          ),
        },
        { id: "loan", header: t("simulator.loan"), cell: ({ number }) => number },
        {
          id: "step",
          header: t("simulator.step"),
          figure: true,
          cell: ({ stepBp }) => <Step basisPoints={stepBp} />,
        },
        {
          id: "rate",
          header: t("simulator.rate"),
          figure: true,
          cell: ({ rateBefore, rateAfter }) =>
            rateBefore === rateAfter
              ? rateText(rateAfter)
              : `${rateText(rateBefore)} → ${rateText(rateAfter)}`,
        },
        {
          id: "from",
          header: t("simulator.from"),
          figure: true,
          cell: ({ effectiveOn }) => (effectiveOn === null ? t("simulator.unchanged") : day(effectiveOn)),
        },
        {
          id: "difference",
          header: t("simulator.toMaturity"),
          figure: true,
          cell: ({ difference, currency }) => <MoneyChange amount={difference} currency={currency} />,
        },
      ]}
    />
  );
}
