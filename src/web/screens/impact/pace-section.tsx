import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { valueRoutes } from "../../../contract/impact/value-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText, ratioText } from "../../figures/amount-text.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { Facts, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";

interface PaceProps {
  readonly kpiId: string;
  readonly unit: { readonly ja: string; readonly en: string };
}

/** How much was added, how fast, what would reach the target, and what a million of finance bought. */
export function PaceSection({ kpiId, unit }: PaceProps): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { data } = useAnswer(valueRoutes.getKpiPace, { params: { kpiId }, query: {} });
  if (data === undefined) return null;
  const { pace } = data;
  if (pace === null) {
    return (
      <Section title={t("impactValue.pace")}>
        <Text size="sm" c="dimmed">
          {t("impactValue.noPace")}
        </Text>
      </Section>
    );
  }
  const withUnit = (value: string): string => `${grouped(value)} ${pick(unit)}`;
  const perYear = (value: string): string => t("impactValue.perYear", { value: withUnit(value) });
  const unknown = t("common.unknown");
  const { first, last, target, financed } = pace;
  return (
    <Section
      title={t("impactValue.pace")}
      lead={t("impactValue.paceLead", {
        from: `${day(first.on)} ${withUnit(first.value)}`,
        to: `${day(last.on)} ${withUnit(last.value)}`,
        conflicts: pace.conflicts,
      })}
      marks={target?.missed === true && <StatusBadge tone="bad">{t("impactValue.missed")}</StatusBadge>}
    >
      <Facts
        items={[
          { label: t("impactValue.scale"), value: withUnit(pace.scale) },
          { label: t("impactValue.pacePerYear"), value: perYear(pace.pacePerYear) },
          {
            label: t("impactValue.growth"),
            value: pace.compoundGrowth === null ? unknown : ratioText(pace.compoundGrowth),
          },
          {
            label: t("impactValue.target"),
            value: target === null ? unknown : `${withUnit(target.value)}（${day(target.on)}）`,
          },
          {
            label: t("impactValue.requiredPace"),
            value: pace.requiredPace === null ? unknown : perYear(pace.requiredPace),
          },
          {
            label: t("impactValue.efficiency"),
            value:
              pace.scalePerMillion === null || financed === null
                ? unknown
                : `${withUnit(pace.scalePerMillion)}（${moneyText(financed.amount, financed.currency)}）`,
          },
        ]}
      />
    </Section>
  );
}
