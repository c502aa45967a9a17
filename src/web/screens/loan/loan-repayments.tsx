import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { repaymentsAnswer } from "../../../contract/loan/servicing-answers.ts";
import { servicingRoutes } from "../../../contract/loan/servicing-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";

type Repayment = z.output<typeof repaymentsAnswer>["items"][number];

/** Money received so far and what it settled. */
export function LoanRepayments({ loanId }: { readonly loanId: string }): ReactNode {
  const { t } = useTranslation();
  const input = { params: { loanId } };
  const repayments = useAnswer(servicingRoutes.listRepayments, input);
  return (
    <Section
      title={t("servicing.repayments")}
      marks={<ExportButtons route={servicingRoutes.listRepayments} {...input} />}
    >
      <AnswerGate answer={repayments} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("servicing.noRepayments")} />
          ) : (
            <RepaymentTable items={items} />
          )
        }
      </AnswerGate>
    </Section>
  );
}

function RepaymentTable({ items }: { readonly items: readonly Repayment[] }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const part = (id: "costs" | "lateCharge" | "interest" | "principal"): Column<Repayment> => ({
    id,
    header: t(`servicing.kinds.${id}`),
    figure: true,
    cell: (row) => moneyText(row[id], row.currency),
  });
  return (
    <DataTable
      caption={t("servicing.repayments")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "on",
          header: t("servicing.receivedOn"),
          names: true,
          cell: ({ receivedOn, isRecovery }) =>
            isRecovery ? `${day(receivedOn)} (${t("servicing.recovery")})` : day(receivedOn),
        },
        {
          id: "amount",
          header: t("servicing.amount"),
          figure: true,
          cell: ({ amount, currency }) => moneyText(amount, currency),
        },
        part("costs"),
        part("lateCharge"),
        part("interest"),
        part("principal"),
        {
          id: "held",
          header: t("servicing.held"),
          figure: true,
          cell: ({ held, currency }) => moneyText(held, currency),
        },
      ]}
    />
  );
}
