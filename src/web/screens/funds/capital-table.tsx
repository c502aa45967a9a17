import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../figures/amount-text.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { PartnerStatement } from "./fund-answer.ts";

type Account = PartnerStatement["account"];

interface CapitalProps {
  readonly accounts: readonly Account[];
  readonly currency: string;
}

/** 持分金額計算書: from opening to closing, out of the postings of the fund's book. */
export function CapitalTable({ accounts, currency }: CapitalProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const figure = (
    name: "opening" | "contributions" | "distributions" | "transfers" | "result" | "closing" | "unfunded",
  ): Column<Account> => ({
    id: name,
    header: t(`funds.${name}`),
    figure: true,
    cell: (account) => moneyText(account[name], currency),
  });
  return (
    <DataTable
      caption={t("funds.capitalCaption")}
      rows={accounts}
      rowKey={({ partnerId }) => partnerId}
      columns={[
        {
          id: "partner",
          header: t("funds.partner"),
          names: true,
          cell: ({ number, organization }) => `${String(number)}. ${pick(organization.name)}`,
        },
        figure("opening"),
        figure("contributions"),
        figure("distributions"),
        figure("transfers"),
        figure("result"),
        figure("closing"),
        figure("unfunded"),
      ]}
    />
  );
}
