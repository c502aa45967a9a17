import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { statisticsRoutes } from "../../../contract/programme/statistics-routes.ts";
import { usePages } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { useFormat } from "../../shell/use-format.ts";

interface LentLoansProps {
  readonly dimension: string;
  readonly of: { readonly period: string; readonly key: string };
}

/** The loans behind one figure, a page at a time. */
export function LentLoans({ dimension, of: { period, key } }: LentLoansProps): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const query = { dimension, period, key };
  const loans = usePages(statisticsRoutes.listLentLoans, query);
  return (
    <>
      <ExportButtons route={statisticsRoutes.listLentLoans} query={query} />
      <AnswerGate answer={{ ...loans, data: loans.items }} lines={6}>
        {(items) => (
          <DataTable
            caption={t("statistics.loansBehind")}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                id: "number",
                header: t("statistics.number"),
                names: true,
                cell: ({ id, number }) => (
                  <Anchor component={Link} to={`/loans/${id}`} fw={700}>
                    {number}
                  </Anchor>
                ),
              },
              {
                id: "borrower",
                header: t("statistics.borrower"),
                cell: ({ borrower }) => pick(borrower.name),
              },
              { id: "on", header: t("statistics.drawnOn"), cell: ({ drawdownOn }) => day(drawdownOn) },
              {
                id: "principal",
                header: t("statistics.amount"),
                figure: true,
                cell: ({ principal }) => moneyText(principal, "JPY"),
              },
            ]}
          />
        )}
      </AnswerGate>
      <MoreButton onClick={loans.showMore} busy={loans.isFetching} />
    </>
  );
}
