import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { termsIn, type FundAnswer } from "./fund-answer.ts";

type Version = FundAnswer["terms"][number];

/** Every version of the terms, newest first. */
export function FundTerms({ fund }: { readonly fund: FundAnswer }): ReactNode {
  return (
    <Stack gap="lg">
      {fund.terms.toReversed().map((version) => (
        <TermsVersion key={version.recordedAt} version={version} currency={fund.currency} />
      ))}
    </Stack>
  );
}

interface VersionProps {
  readonly version: Version;
  readonly currency: string;
}

function TermsVersion({ version, currency }: VersionProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { waterfall, allocation, fee, ...terms } = termsIn(version);
  const label = (name: TermName): string => t(`funds.termNames.${name}`);
  const rates = { carryRate: waterfall.carryRate, catchUpRate: waterfall.catchUpRate };
  return (
    <Section title={t("funds.termsFrom", { day: day(version.effectiveOn) })}>
      <Facts
        items={[
          { label: label("model"), value: t(`funds.models.${waterfall.model}`) },
          { label: label("carryRate"), value: rateText(rates.carryRate) },
          { label: label("catchUpRate"), value: rateText(rates.catchUpRate) },
          { label: label("hurdle"), value: rateText(waterfall.hurdle.rate) },
          ...(fee === null
            ? []
            : [
                {
                  label: label("fee"),
                  value: `${rateText(fee.annualRate)} × ${t(`funds.feeBases.${fee.base}`)}`,
                },
                { label: label("offset"), value: rateText(fee.offsetRate) },
              ]),
          { label: label("lateChargeRate"), value: rateText(terms.lateChargeRate) },
          { label: label("equalisationRate"), value: rateText(terms.equalisationRate) },
          {
            label: label("perCompanyLimit"),
            value:
              terms.perCompanyLimit === null ? t("common.none") : moneyText(terms.perCompanyLimit, currency),
          },
          { label: label("call"), value: t(`funds.policies.${allocation.call}`) },
          { label: label("distribution"), value: t(`funds.policies.${allocation.distribution}`) },
          ...(version.reason === "" ? [] : [{ label: label("reason"), value: version.reason }]),
        ]}
      />
    </Section>
  );
}

type TermName =
  | "model"
  | "carryRate"
  | "catchUpRate"
  | "hurdle"
  | "fee"
  | "offset"
  | "lateChargeRate"
  | "equalisationRate"
  | "perCompanyLimit"
  | "call"
  | "distribution"
  | "reason";
