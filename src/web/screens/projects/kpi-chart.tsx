import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { grouped } from "../../figures/decimal-text.ts";
import { SeriesChart } from "../../parts/chart/series-chart.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { isSettled, type Kpi } from "../report/kpi-answer.ts";

/** Values that count are joined by a line; what is only reported or contradicted stands beside it as a ring. */
export function KpiChart({ kpi }: { readonly kpi: Kpi }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const shown = kpi.observations.filter(({ isSuppressed }) => !isSuppressed);
  const points = shown.toSorted((a, b) => a.periodEndOn.localeCompare(b.periodEndOn));
  return (
    <SeriesChart
      title={`${pick(kpi.name)} ${t("kpi.series")}`}
      alt={useChartText(kpi, points)}
      unit={pick(kpi.unit)}
      points={points.map(({ id, periodEndOn, periodLabel, value, state, conflicting }) => ({
        id,
        on: periodEndOn,
        label: periodLabel,
        value,
        settled: isSettled(state) && !conflicting,
      }))}
      targets={kpi.targets.map(({ testOn, value }) => ({
        on: testOn,
        value,
        label: `${t("kpi.target")} ${grouped(value)}`,
      }))}
      baseline={
        kpi.baseline === null
          ? null
          : { value: kpi.baseline.value, label: `${t("kpi.baseline")} ${grouped(kpi.baseline.value)}` }
      }
    />
  );
}

function useChartText({ unit, targets, baseline }: Kpi, points: Kpi["observations"]): string {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const [first, last, target] = [points[0], points.at(-1), targets.at(-1)];
  if (first === undefined || last === undefined) return "";
  const withUnit = (value: string): string => `${grouped(value)} ${pick(unit)}`;
  return [
    t("kpi.chartAlt", {
      from: first.periodLabel,
      to: last.periodLabel,
      count: points.length,
      last: withUnit(last.value),
    }),
    target === undefined
      ? ""
      : t("kpi.chartTarget", { target: withUnit(target.value), day: day(target.testOn) }),
    baseline === null ? "" : t("kpi.chartBaseline", { baseline: withUnit(baseline.value) }),
  ].join(" ");
}
