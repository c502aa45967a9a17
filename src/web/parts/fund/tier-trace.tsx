import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../figures/amount-text.ts";
import { addDecimals } from "../../figures/decimal-text.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { TierChart } from "../chart/tier-chart.tsx";
import { DataTable } from "../data-table.tsx";

export interface PaidTier {
  readonly tier: string;
  readonly lp: string;
  readonly gp: string;
}

interface TraceProps {
  readonly tiers: readonly PaidTier[];
  readonly currency: string;
}

/** Which tier of the waterfall paid what to whom, as a picture and as a table. */
export function TierTrace({ tiers: paid, currency }: TraceProps): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const tiers = summedByTier(paid);
  const money = (amount: string): string => moneyText(amount, currency);
  const sum = (amounts: readonly string[]): string => amounts.reduce(addDecimals, "0");
  const rows = [
    ...tiers.map((one) => ({ ...one, name: word("fundLine", one.tier) })),
    {
      tier: "total",
      name: t("funds.total"),
      lp: sum(tiers.map(({ lp }) => lp)),
      gp: sum(tiers.map(({ gp }) => gp)),
    },
  ];
  const told = tiers.map(({ tier, lp, gp }) =>
    t("funds.tierAlt", { tier: word("fundLine", tier), lp: money(lp), gp: money(gp) }),
  );
  return (
    <>
      <TierChart
        title={t("funds.tiers")}
        alt={t("funds.tiersAlt", {
          tiers: told.join(" "),
          total: money(sum(tiers.flatMap(({ lp, gp }) => [lp, gp]))),
        })}
        tiers={tiers.map(({ tier, lp, gp }) => ({
          label: word("fundLine", tier),
          lp,
          gp,
          amount: money(addDecimals(lp, gp)),
        }))}
        legend={{ lp: t("funds.toPartners"), gp: t("funds.toManager") }}
      />
      <DataTable
        caption={t("funds.tiersCaption")}
        rows={rows}
        rowKey={({ tier }) => tier}
        rowClass={({ tier }) => (tier === "total" ? "is-total" : "")}
        columns={[
          { id: "tier", header: t("funds.tier"), names: true, cell: ({ name }) => name },
          { id: "lp", header: t("funds.toPartners"), figure: true, cell: ({ lp }) => money(lp) },
          { id: "gp", header: t("funds.toManager"), figure: true, cell: ({ gp }) => money(gp) },
          {
            id: "total",
            header: t("funds.total"),
            figure: true,
            cell: ({ lp, gp }) => money(addDecimals(lp, gp)),
          },
        ]}
      />
    </>
  );
}

/** Where several deals run through the same tiers. */
function summedByTier(paid: readonly PaidTier[]): readonly PaidTier[] {
  const names = [...new Set(paid.map(({ tier }) => tier))];
  return names.map((tier) =>
    paid
      .filter((one) => one.tier === tier)
      .reduce((sum, { lp, gp }) => ({ tier, lp: addDecimals(sum.lp, lp), gp: addDecimals(sum.gp, gp) }), {
        tier,
        lp: "0",
        gp: "0",
      }),
  );
}
