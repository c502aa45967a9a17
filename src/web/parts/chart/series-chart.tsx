import type { ReactNode } from "react";
import { ChartFrame, EndLabel, TimeAxis, ValueGrid, type Plot } from "./frame.tsx";
import { dayValue, niceScale, pixelValue, type Scale } from "./scale.ts";

interface Point {
  readonly id: string;
  readonly on: string;
  readonly label: string;
  readonly value: string;
  /** Solid when it counts, hollow when it is only reported or contradicted. */
  readonly settled: boolean;
}

interface Level {
  readonly label: string;
  readonly value: string;
  readonly on?: string;
}

interface SeriesChartProps {
  readonly title: string;
  readonly alt: string;
  readonly unit: string;
  readonly points: readonly Point[];
  readonly targets: readonly Level[];
  readonly baseline: Level | null;
}

/** A KPI over time against its targets (dashed) and baseline (dotted). */
export function SeriesChart({ title, alt, ...drawing }: SeriesChartProps): ReactNode {
  return (
    <ChartFrame title={title} alt={alt}>
      {(plot) => <SeriesDrawing plot={plot} {...drawing} />}
    </ChartFrame>
  );
}

type DrawingProps = Omit<SeriesChartProps, "title" | "alt"> & { readonly plot: Plot };

function SeriesDrawing({ plot, unit, points, targets, baseline }: DrawingProps): ReactNode {
  const levels = [...targets, ...(baseline === null ? [] : [baseline])];
  const scale = niceScale(
    [...points, ...levels].map(({ value }) => pixelValue(value)),
    { from: plot.bottom, to: plot.top, count: 4 },
  );
  const x = horizontal(plot, [...points.map(({ on }) => on), ...targets.flatMap(({ on }) => on ?? [])]);
  const settled = points.filter((point) => point.settled);
  const line = settled
    .map(({ on, value }, index) => `${index === 0 ? "M" : "L"}${x(on)} ${scale.position(pixelValue(value))}`)
    .join("");
  return (
    <>
      <ValueGrid plot={plot} scale={scale} unit={unit} />
      <TimeAxis plot={plot} ticks={labelTicks(points, x, plot)} />
      {baseline !== null && (
        <LevelLine plot={plot} scale={scale} level={baseline} className="chart-baseline" />
      )}
      <TargetLines plot={plot} scale={scale} targets={targets} x={x} />
      <path d={line} className="chart-line" />
      {points.map((point, index) => (
        <g key={point.id}>
          <circle
            cx={x(point.on)}
            cy={scale.position(pixelValue(point.value))}
            r={4.5}
            className={point.settled ? "chart-dot" : "chart-dot-hollow"}
          />
          {(index === 0 || index === points.length - 1) && (
            <text
              x={x(point.on)}
              y={scale.position(pixelValue(point.value)) - 10}
              textAnchor="middle"
              className="chart-value"
            >
              {point.value}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function horizontal(plot: Plot, days: readonly string[]): (day: string) => number {
  const values = days.map(dayValue);
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const room = 28;
  return (day) =>
    to === from
      ? (plot.left + plot.right) / 2
      : plot.left + room + ((dayValue(day) - from) / (to - from)) * (plot.right - plot.left - 2 * room);
}

function labelTicks(
  points: readonly Point[],
  x: (day: string) => number,
  plot: Plot,
): readonly { at: number; label: string }[] {
  const byDay = new Map(points.map(({ on, label }) => [on, label]));
  const every = Math.ceil(byDay.size / Math.max(1, Math.floor((plot.right - plot.left) / 84)));
  return [...byDay].filter((_, index) => index % every === 0).map(([on, label]) => ({ at: x(on), label }));
}

interface LineProps {
  readonly plot: Plot;
  readonly scale: Scale;
  readonly level: Level;
  readonly className: string;
}

function LevelLine({ plot, scale, level, className }: LineProps): ReactNode {
  const y = scale.position(pixelValue(level.value));
  return (
    <g>
      <line x1={plot.left} x2={plot.right} y1={y} y2={y} className={className} />
      <EndLabel plot={plot} y={y} className="chart-tick">
        {level.label}
      </EndLabel>
    </g>
  );
}

interface TargetProps {
  readonly plot: Plot;
  readonly scale: Scale;
  readonly targets: readonly Level[];
  readonly x: (day: string) => number;
}

/** Each target stands at its own test date; the last one is drawn through. */
function TargetLines({ plot, scale, targets, x }: TargetProps): ReactNode {
  const last = targets.at(-1);
  if (last === undefined) return null;
  return (
    <>
      <LevelLine plot={plot} scale={scale} level={last} className="chart-target" />
      {targets.map(({ on, value }) =>
        on === undefined ? null : (
          <path
            key={on}
            d={`M${x(on)} ${scale.position(pixelValue(value)) - 6}l5 6l-5 6l-5 -6z`}
            className="chart-target-mark"
          />
        ),
      )}
    </>
  );
}
