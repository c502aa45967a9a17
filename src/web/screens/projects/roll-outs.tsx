import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { grouped } from "../../figures/decimal-text.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { PlanAnswer } from "./plan-draft.ts";

type RollOut = PlanAnswer["rollOuts"][number];
type Total = RollOut["totals"][number];

export function RollOuts({ answer: { rollOuts } }: { readonly answer: PlanAnswer }): ReactNode {
  const { t } = useTranslation();
  if (rollOuts.length === 0) return null;
  return (
    <Section title={t("planning.rollOut")}>
      {rollOuts.map((rollOut) => (
        <RollOutTable key={rollOut.name.ja} rollOut={rollOut} />
      ))}
    </Section>
  );
}

/** One row a period: each region, their sum, and whether the sum is whole. */
function RollOutTable({ rollOut }: { readonly rollOut: RollOut }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { name, unit, noTotal, totals, regions } = rollOut;
  const named = unit === null ? pick(name) : `${pick(name)} (${pick(unit)})`;
  const period: Column<Total> = {
    id: "period",
    header: t("kpi.period"),
    names: true,
    cell: ({ startOn, endOn }) => `${day(startOn)} – ${day(endOn)}`,
  };
  const ofRegions = regions.map((region, place): Column<Total> => ({
    id: `${region.kpiId}/${String(place)}`,
    header: pick(region.name),
    figure: true,
    cell: ({ parts }) => {
      const part = parts[place];
      if (part?.isWithheld === true) return t("planning.withheldCell");
      return part === undefined || part.value === null ? t("planning.notReported") : grouped(part.value);
    },
  }));
  const sums: readonly Column<Total>[] = [
    {
      id: "total",
      header: t("planning.total"),
      figure: true,
      cell: ({ total }) => (total === null ? t("planning.totalWithheld") : <strong>{grouped(total)}</strong>),
    },
    { id: "complete", header: t("kpi.state"), cell: (total) => <Whole total={total} /> },
  ];
  return (
    <Stack gap="xs">
      <Text fw={700}>{named}</Text>
      {noTotal !== null && <Notice tone="wait" title={t(`planning.noTotal.${noTotal}`)} />}
      {totals.length === 0 ? (
        <Text c="dimmed">{t("planning.noTotalYet")}</Text>
      ) : (
        <DataTable
          caption={named}
          rows={totals}
          rowKey={({ startOn, endOn }) => `${startOn}/${endOn}`}
          columns={[period, ...ofRegions, ...(noTotal === null ? sums : [])]}
        />
      )}
    </Stack>
  );
}

function Whole({ total: { isComplete, missing } }: { readonly total: Total }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  if (isComplete) return <StatusBadge tone="good">{t("planning.complete")}</StatusBadge>;
  return (
    <StatusBadge tone="wait">
      {t("planning.incomplete", { missing: missing.map((region) => pick(region)).join(", ") })}
    </StatusBadge>
  );
}
