import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { rateText } from "../../figures/amount-text.ts";
import { shiftPoint, signOf } from "../../figures/decimal-text.ts";
import { Step } from "../../parts/amounts.tsx";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { StepChart } from "../../parts/chart/step-chart.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ExplanationTree } from "../../parts/explanation-tree.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ChosenViewpoint, LoanAnswer } from "./loan-answer.ts";

type Timeline = z.output<typeof loanRoutes.getRateTimeline.response>;
type RateRow = Timeline["rows"][number];

interface TimelineProps {
  readonly loan: LoanAnswer;
  readonly viewpoint: ChosenViewpoint;
}

export function RateTimeline({ loan, viewpoint }: TimelineProps): ReactNode {
  const { t } = useTranslation();
  const input = { params: { loanId: loan.id }, query: viewpoint };
  const timeline = useAnswer(loanRoutes.getRateTimeline, input);
  return (
    <Section
      title={t("loan.rates.title")}
      lead={t("loan.rates.intro")}
      marks={<ExportButtons route={loanRoutes.getRateTimeline} {...input} />}
    >
      <AnswerGate answer={timeline} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t("loan.rates.empty")} />
          ) : (
            <>
              <TimelineChart rows={rows} loan={loan} />
              <TimelineTable rows={rows} />
            </>
          )
        }
      </AnswerGate>
    </Section>
  );
}

function TimelineChart({
  rows,
  loan,
}: {
  readonly rows: readonly RateRow[];
  readonly loan: LoanAnswer;
}): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <StepChart
      title={t("loan.rates.chart")}
      alt={t("loan.rates.chartAlt", {
        from: day(first.effectiveOn),
        first: rateText(first.annualRate),
        count: rows.length,
        to: day(last.effectiveOn),
        last: rateText(last.annualRate),
      })}
      unit="%"
      steps={rows.map(({ effectiveOn, annualRate }) => ({
        on: effectiveOn,
        value: shiftPoint(annualRate, 2),
        label: rateText(annualRate),
      }))}
      until={loan.maturityOn}
      today={{ on: loan.viewpoint.asOf, label: t("loan.viewpoint.asOf") }}
    />
  );
}

function TimelineTable({ rows }: { readonly rows: readonly RateRow[] }): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const hasBreaches = rows.some(({ covenantStepBp }) => signOf(covenantStepBp) !== 0);
  return (
    <DataTable
      caption={t("loan.rates.caption")}
      rows={rows}
      rowKey={({ effectiveOn }) => effectiveOn}
      columns={[
        {
          id: "effectiveOn",
          header: t("loan.rates.effectiveOn"),
          names: true,
          cell: ({ effectiveOn }) => day(effectiveOn),
        },
        {
          id: "base",
          header: t("loan.rates.base"),
          figure: true,
          cell: ({ baseRate }) => rateText(baseRate),
        },
        {
          id: "margin",
          header: t("loan.rates.margin"),
          figure: true,
          cell: ({ creditMargin }) => rateText(creditMargin),
        },
        {
          id: "step",
          header: t("loan.rates.step"),
          figure: true,
          cell: ({ stepBp }) => <Step basisPoints={stepBp} />,
        },
        ...(hasBreaches
          ? [
              {
                id: "covenantStep",
                header: t("loan.rates.covenantStep"),
                figure: true,
                cell: ({ covenantStepBp }: RateRow) => <Step basisPoints={covenantStepBp} />,
              },
            ]
          : []),
        {
          id: "rate",
          header: t("loan.rates.rate"),
          figure: true,
          cell: ({ annualRate }) => <strong>{rateText(annualRate)}</strong>,
        },
      ]}
      below={(row) => (
        <>
          <Text size="sm" c="dimmed" className="because">
            {pick(row.because)}
          </Text>
          <details className="why">
            <summary>{t("loan.rates.why", { day: day(row.effectiveOn) })}</summary>
            <ExplanationTree root={row.explanation} />
          </details>
        </>
      )}
    />
  );
}
