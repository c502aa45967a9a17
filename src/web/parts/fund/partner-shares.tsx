import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { fundLine } from "../../../contract/approval/change-preview.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { addDecimals, signOf } from "../../figures/decimal-text.ts";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { DataTable, type Column } from "../data-table.tsx";

export type FundLine = z.output<typeof fundLine>;

export interface NamedPartner {
  readonly partnerId: string;
  readonly number: number;
  readonly kind: "gp" | "lp";
  readonly name: { readonly ja: string; readonly en: string };
}

interface SharesProps {
  readonly caption: string;
  readonly partners: readonly NamedPartner[];
  readonly lines: readonly FundLine[];
  readonly currency: string;
}

interface Row {
  readonly key: string;
  readonly name: string;
  /** Of each line in their order. */
  readonly cash: readonly string[];
  readonly total: string;
  readonly unfunded: string;
}

const sum = (amounts: readonly string[]): string => amounts.reduce(addDecimals, "0");

/** What every partner pays or gets, line by line; the last row is the fund's, and every column adds up to it. */
export function PartnerShares({ caption, partners, lines, currency }: SharesProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const word = useCodeWord();
  const shareOf = (line: FundLine, partnerId: string) =>
    line.shares.find((share) => share.partnerId === partnerId);
  const named = partners.filter(({ partnerId }) => lines.some((line) => shareOf(line, partnerId)));
  const own: readonly Row[] = named.map(({ partnerId, number, name }) => {
    const shares = lines.map((line) => shareOf(line, partnerId));
    return {
      key: partnerId,
      name: `${String(number)}. ${pick(name)}`,
      cash: shares.map((share) => share?.cash ?? "0"),
      total: sum(shares.map((share) => share?.cash ?? "0")),
      unfunded: sum(shares.map((share) => share?.unfunded ?? "0")),
    };
  });
  const whole: Row = {
    key: "total",
    name: t("funds.total"),
    cash: lines.map(({ cash }) => cash),
    total: sum(lines.map(({ cash }) => cash)),
    unfunded: sum(lines.map(({ unfunded }) => unfunded)),
  };
  const money = (amount: string): string => moneyText(amount, currency);
  const columns: readonly Column<Row>[] = [
    { id: "partner", header: t("funds.partner"), names: true, cell: ({ name }) => name },
    ...lines.map(({ type }, i) => ({
      id: String(i),
      header: word("fundLine", type),
      figure: true,
      cell: ({ cash }: Row) => money(cash[i] ?? "0"),
    })),
    ...(lines.length > 1
      ? [{ id: "total", header: t("funds.total"), figure: true, cell: ({ total }: Row) => money(total) }]
      : []),
    ...(signOf(whole.unfunded) === 0 && own.every(({ unfunded }) => signOf(unfunded) === 0)
      ? []
      : [
          {
            id: "unfunded",
            header: t("funds.unfunded"),
            figure: true,
            cell: ({ unfunded }: Row) => money(unfunded),
          },
        ]),
  ];
  return (
    <DataTable
      caption={caption}
      rows={[...own, whole]}
      rowKey={({ key }) => key}
      rowClass={({ key }) => (key === "total" ? "is-total" : "")}
      columns={columns}
    />
  );
}
