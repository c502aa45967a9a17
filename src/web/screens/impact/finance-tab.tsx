import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { valueRoutes } from "../../../contract/impact/value-routes.ts";
import { Problem } from "../../api/problem.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

/** What the books say a project was lent, against what its KPIs gained. */
export function FinanceTab({ projectId }: { readonly projectId: string }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const params = { projectId };
  const answer = useAnswer(valueRoutes.getFinancePerOutcome, { params, query: {} });
  if (answer.error instanceof Problem && answer.error.status === 404)
    return <Empty title={t("impactValue.noLoans")} next={t("impactValue.noLoansNext")} />;
  return (
    <AnswerGate answer={answer} lines={5}>
      {({ items }) => (
        <Section
          title={t("impactValue.finance")}
          lead={t("impactValue.financeLead")}
          marks={<ExportButtons route={valueRoutes.getFinancePerOutcome} params={params} />}
        >
          <DataTable
            caption={t("impactValue.finance")}
            rows={items}
            rowKey={({ loanId, kpiId, currency }) => `${loanId ?? currency}/${kpiId}`}
            columns={[
              {
                id: "loan",
                header: t("impactValue.loan"),
                names: true,
                cell: ({ loanId, number }) => (loanId === null ? t("impactValue.allLoans") : number),
              },
              { id: "kpi", header: t("preview.kpi"), cell: ({ kpi }) => pick(kpi) },
              {
                id: "gained",
                header: t("impactValue.gained"),
                figure: true,
                cell: ({ outcomes, unit }) =>
                  outcomes === null ? t("common.unknown") : `${grouped(outcomes)} ${pick(unit)}`,
              },
              ...(["financed", "interestForgone"] as const).map((name) => ({
                id: name,
                header: t(`impactValue.${name}`),
                figure: true,
                cell: (line: (typeof items)[number]) => moneyText(line[name], line.currency),
              })),
              ...(["financePerOutcome", "forgonePerOutcome"] as const).map((name) => ({
                id: name,
                header: t(`impactValue.${name}`),
                figure: true,
                cell: (line: (typeof items)[number]) => {
                  const amount = line[name];
                  return amount === null ? t("common.unknown") : moneyText(amount, line.currency);
                },
              })),
            ]}
          />
        </Section>
      )}
    </AnswerGate>
  );
}
