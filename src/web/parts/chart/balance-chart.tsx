import { Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { shiftPoint } from "../../figures/decimal-text.ts";
import { ChartFrame, TimeAxis, ValueGrid, type Plot } from "./frame.tsx";
import { dayValue, niceScale, pixelValue, yearTicks } from "./scale.ts";
import { TodayLine } from "./today-line.tsx";

export interface BalancePoint {
  readonly on: string;
  readonly balance: string;
}

export interface BalanceSeries {
  readonly label: string;
  /** How it is drawn: what stands now is dashed, what is proposed solid. */
  readonly line: "now" | "first" | "second";
  /** Each balance holds until the next one. */
  readonly points: readonly BalancePoint[];
}

interface BalanceChartProps {
  readonly title: string;
  readonly alt: string;
  readonly currency: string;
  readonly series: readonly BalanceSeries[];
  readonly today?: { readonly on: string; readonly label: string };
}

/** Balances over time, seen from zero; several stand over one another, told apart by their strokes. */
export function BalanceChart({ title, alt, currency, series, today }: BalanceChartProps): ReactNode {
  const drawn = series.filter(({ points }) => points.length > 0);
  const { unit, places } = useUnit(currency, drawn);
  if (drawn.length === 0) return null;
  return (
    <div>
      <ChartFrame title={title} alt={alt}>
        {(plot) => <Drawing plot={plot} series={drawn} unit={unit} places={places} today={today} />}
      </ChartFrame>
      {drawn.length > 1 && <Legend series={drawn} />}
    </div>
  );
}

/** Large amounts of yen are read in thousands or millions. */
function useUnit(
  currency: string,
  series: readonly BalanceSeries[],
): { readonly unit: string; readonly places: number } {
  const { t } = useTranslation();
  const most = Math.max(
    ...series.flatMap(({ points }) => points.map(({ balance }) => Math.abs(pixelValue(balance)))),
    0,
  );
  if (currency !== "JPY") return { unit: currency, places: 0 };
  if (most >= 10_000_000) return { unit: t("change.millions"), places: 6 };
  if (most >= 100_000) return { unit: t("change.thousands"), places: 3 };
  return { unit: t("change.yen"), places: 0 };
}

interface DrawingProps {
  readonly plot: Plot;
  readonly series: readonly BalanceSeries[];
  readonly unit: string;
  readonly places: number;
  readonly today: BalanceChartProps["today"];
}

function Drawing({ plot, series, unit, places, today }: DrawingProps): ReactNode {
  const value = (balance: string): number => pixelValue(shiftPoint(balance, -places));
  const points = series.flatMap((one) => one.points);
  const days = points.map(({ on }) => dayValue(on));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const x = (day: number): number =>
    plot.left + ((day - from) / Math.max(1, to - from)) * (plot.right - plot.left);
  const scale = niceScale([0, ...points.map(({ balance }) => value(balance))], {
    from: plot.bottom,
    to: plot.top,
    count: 4,
  });
  const todayAt = today === undefined ? undefined : dayValue(today.on);
  return (
    <>
      <ValueGrid plot={plot} scale={scale} unit={unit} />
      <TimeAxis
        plot={plot}
        ticks={yearTicks(from, to, (plot.right - plot.left) / 70).map(({ year, at }) => ({
          at: x(at),
          label: String(year),
        }))}
      />
      {today !== undefined && todayAt !== undefined && todayAt > from && todayAt < to && (
        <TodayLine at={x(todayAt)} plot={plot} label={today.label} />
      )}
      {series.map((one) => {
        const path = one.points
          .map(({ on, balance }, i) => {
            const [left, y] = [x(dayValue(on)), scale.position(value(balance))];
            return i === 0 ? `M${String(left)} ${String(y)}` : `H${String(left)}V${String(y)}`;
          })
          .join("");
        return <path key={one.label} d={path} className={`chart-line chart-line-${one.line}`} />;
      })}
    </>
  );
}

function Legend({ series }: { readonly series: readonly BalanceSeries[] }): ReactNode {
  return (
    <Group gap="lg" component="ul" className="chart-legend">
      {series.map(({ label, line }) => (
        <li key={label}>
          <svg width={28} height={8} aria-hidden="true">
            <path d="M0 4H28" className={`chart-line chart-line-${line}`} />
          </svg>
          {label}
        </li>
      ))}
    </Group>
  );
}
