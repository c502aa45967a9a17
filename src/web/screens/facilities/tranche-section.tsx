import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import type { FacilityAnswer, Tranche } from "./facility-answer.ts";
import { PricingForm } from "./pricing-form.tsx";
import { ProductTermsForm } from "./product-terms-form.tsx";

interface TrancheProps {
  readonly facility: FacilityAnswer;
  readonly tranche: Tranche;
  readonly n: number;
  /** Whether the reader may ask for changes of it. */
  readonly mayAsk: boolean;
}

export function TrancheSection({ facility, tranche, n, mayAsk }: TrancheProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { currency } = facility;
  const tiers = tranche.product.at(-1)?.terms.capitalRates?.tiers ?? [];
  return (
    <Section
      title={t("facilities.tranche", { n })}
      marks={mayAsk && <TrancheActions facility={facility} tranche={tranche} />}
    >
      <TrancheFacts tranche={tranche} currency={currency} />
      <DataTable
        caption={t("facilities.versions", { n })}
        rows={tranche.pricing}
        rowKey={({ effectiveOn, recordedAt }) => `${effectiveOn} ${recordedAt}`}
        columns={[
          { id: "from", header: t("facilities.from"), names: true, cell: (row) => day(row.effectiveOn) },
          {
            id: "margin",
            header: t("facilities.margin"),
            figure: true,
            cell: ({ creditMargin }) => rateText(creditMargin),
          },
        ]}
      />
      {tiers.length > 0 && (
        <DataTable
          caption={t("facilities.tiers", { n })}
          rows={tiers}
          rowKey={({ profitFrom }) => profitFrom ?? "lowest"}
          columns={[
            {
              id: "profit",
              header: t("setup.profitFrom"),
              names: true,
              cell: ({ profitFrom }) =>
                profitFrom === null ? t("setup.lowestTier") : moneyText(profitFrom, currency),
            },
            {
              id: "rate",
              header: t("loans.rate"),
              figure: true,
              cell: ({ annualRate }) => rateText(annualRate),
            },
          ]}
        />
      )}
    </Section>
  );
}

interface FactsProps {
  readonly tranche: Tranche;
  readonly currency: string;
}

function TrancheFacts({ tranche, currency }: FactsProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const word = useCodeWord();
  const { interestRule, product } = tranche;
  const newest = product.at(-1);
  return (
    <Facts
      items={[
        { label: t("setup.productKind"), value: word("product", tranche.productKind) },
        { label: t("setup.baseRate"), value: word("baseRateIndex", tranche.baseRateIndex) },
        { label: t("setup.dayCount"), value: word("dayCount", interestRule.dayCount) },
        { label: t("setup.dayInclusion"), value: word("dayInclusion", interestRule.dayInclusion) },
        { label: t("setup.rounding"), value: word("rounding", interestRule.rounding) },
        { label: t("setup.roundingScope"), value: word("roundingScope", interestRule.roundingScope) },
        { label: t("loan.terms.principalUnit"), value: moneyText(interestRule.principalUnit, currency) },
        { label: t("setup.convention"), value: word("convention", tranche.businessDayConvention) },
        ...(newest === undefined
          ? []
          : [
              { label: t("facilities.lateCharge"), value: rateText(newest.terms.lateChargeRate) },
              {
                label: t("facilities.terms.prepaymentFrom"),
                value:
                  newest.terms.prepaymentFrom === null
                    ? t("facilities.anyTime")
                    : day(newest.terms.prepaymentFrom),
              },
              {
                label: t("facilities.termsSince"),
                value: t("facilities.termsVersion", { n: product.length, day: day(newest.effectiveOn) }),
              },
            ]),
      ]}
    />
  );
}

type Asking = "pricing" | "terms" | null;

function TrancheActions({ facility, tranche }: Pick<TrancheProps, "facility" | "tranche">): ReactNode {
  const { t } = useTranslation();
  const [asking, ask] = useState<Asking>(null);
  return (
    <Group gap="xs" className="no-print">
      <Button
        size="xs"
        renderRoot={(props) => (
          <Link
            to="/facilities/$facilityId/tranches/$trancheId/new-loan"
            params={{ facilityId: facility.id, trancheId: tranche.id }}
            {...props}
          />
        )}
      >
        {t("facilities.newLoan")}
      </Button>
      {(["pricing", "terms"] as const).map((what) => (
        <Button
          key={what}
          size="xs"
          variant="default"
          onClick={() => {
            ask(what);
          }}
        >
          {t(`facilities.change.${what}`)}
        </Button>
      ))}
      <Dialog
        wide
        isOpen={asking !== null}
        title={asking === null ? "" : t(`facilities.change.${asking}`)}
        onClose={() => {
          ask(null);
        }}
      >
        {asking === "pricing" && <PricingForm tranche={tranche} />}
        {asking === "terms" && <ProductTermsForm tranche={tranche} />}
      </Dialog>
    </Group>
  );
}
