import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../figures/amount-text.ts";
import { signOf } from "../../figures/decimal-text.ts";
import { MoneyChange } from "../amounts.tsx";
import { DataTable } from "../data-table.tsx";
import { Period } from "../period.tsx";
import type { LoanEffect } from "./preview-answer.ts";

/** Interest per interest period before and after; the sum of the differences stands below. */
export function InterestTable({ loan }: { readonly loan: LoanEffect }): ReactNode {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={`${t("preview.interestCaption")} ${loan.number}`}
      rows={loan.periods}
      rowKey={({ startOn }) => startOn}
      rowClass={({ difference }) => (signOf(difference) === 0 ? "" : "is-changed")}
      columns={[
        {
          id: "period",
          header: t("preview.period"),
          names: true,
          cell: ({ startOn, endOn }) => <Period from={startOn} to={endOn} />,
        },
        {
          id: "before",
          header: t("preview.interestBefore"),
          figure: true,
          cell: ({ interestBefore }) => moneyText(interestBefore, loan.currency),
        },
        {
          id: "after",
          header: t("preview.interestAfter"),
          figure: true,
          cell: ({ interestAfter }) => moneyText(interestAfter, loan.currency),
        },
        {
          id: "difference",
          header: t("preview.difference"),
          figure: true,
          cell: ({ difference }) => <MoneyChange amount={difference} currency={loan.currency} />,
        },
      ]}
      footer={
        <Table.Tr role="row">
          <Table.Th scope="row" role="rowheader" colSpan={3}>
            {t("preview.lifetime")}
          </Table.Th>
          <Table.Td role="cell" className="figure">
            <MoneyChange amount={loan.totalDifference} currency={loan.currency} />
          </Table.Td>
        </Table.Tr>
      }
    />
  );
}
