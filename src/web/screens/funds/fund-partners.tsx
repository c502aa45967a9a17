import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../figures/amount-text.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { FundAnswer } from "./fund-answer.ts";

type Figure = "commitment" | "paidIn" | "unfunded" | "distributed" | "capital";
type Row = Readonly<Record<Figure, string>> & {
  readonly id: string;
  readonly name: string;
  readonly units: string;
};

/** Every partner with what he has promised, paid and received; the last row is the fund's own figures. */
export function FundPartners({ fund }: { readonly fund: FundAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const figure = (name: Figure): Column<Row> => ({
    id: name,
    header: t(`funds.${name}`),
    figure: true,
    cell: (row) => moneyText(row[name], fund.currency),
  });
  const partners: readonly Row[] = fund.partners.map(({ number, organization, kind, ...partner }) => ({
    ...partner,
    name: `${String(number)}. ${pick(organization.name)}（${kind.toUpperCase()}）`,
  }));
  const { commitment, paidIn, unfunded, distributed, capital } = fund;
  const total: Row = {
    id: "total",
    name: t("funds.total"),
    units: "",
    commitment,
    paidIn,
    unfunded,
    distributed,
    capital,
  };
  return (
    <Section title={t("funds.partners")}>
      <DataTable
        caption={t("funds.partnersCaption")}
        rows={[...partners, total]}
        rowKey={({ id }) => id}
        rowClass={({ id }) => (id === "total" ? "is-total" : "")}
        columns={[
          { id: "partner", header: t("funds.partner"), names: true, cell: ({ name }) => name },
          {
            id: "units",
            header: t("funds.units"),
            figure: true,
            cell: ({ units }) => (units === "" ? "" : grouped(units)),
          },
          figure("commitment"),
          figure("paidIn"),
          figure("unfunded"),
          figure("distributed"),
          figure("capital"),
        ]}
      />
      <Facts
        items={[
          { label: t("funds.unitPrice"), value: moneyText(fund.unitPrice, fund.currency) },
          { label: t("funds.startsOn"), value: day(fund.startsOn) },
          { label: t("funds.termEndsOn"), value: day(fund.termEndsOn) },
        ]}
      />
    </Section>
  );
}
