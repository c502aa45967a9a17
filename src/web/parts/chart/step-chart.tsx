import type { ReactNode } from "react";
import { ChartFrame, EndLabel, TimeAxis, ValueGrid, type Plot } from "./frame.tsx";
import { dayValue, niceScale, pixelValue, yearTicks } from "./scale.ts";
import { TodayLine } from "./today-line.tsx";

interface Step {
  readonly on: string;
  /** Decimal text that positions the step. */
  readonly value: string;
  readonly label: string;
}

interface StepChartProps {
  readonly title: string;
  readonly alt: string;
  readonly unit: string;
  readonly steps: readonly Step[];
  /** Day up to which the last value is drawn. */
  readonly until: string;
  readonly today: { readonly on: string; readonly label: string };
}

/** A value that holds from its day until the next one; each level carries its own label. */
export function StepChart({ title, alt, ...drawing }: StepChartProps): ReactNode {
  return (
    <ChartFrame title={title} alt={alt}>
      {(plot) => <StepDrawing plot={plot} {...drawing} />}
    </ChartFrame>
  );
}

type DrawingProps = Omit<StepChartProps, "title" | "alt"> & { readonly plot: Plot };

function StepDrawing({ plot, unit, steps, until, today }: DrawingProps): ReactNode {
  const days = [...steps.map(({ on }) => dayValue(on)), dayValue(until)];
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const x = (day: number): number =>
    plot.left + ((day - from) / Math.max(1, to - from)) * (plot.right - plot.left);
  const scale = niceScale(
    steps.map(({ value }) => pixelValue(value)),
    { from: plot.bottom, to: plot.top, count: 4 },
  );
  const levels = steps.map((step, index) => ({
    ...step,
    left: x(dayValue(step.on)),
    right: x(dayValue(steps[index + 1]?.on ?? until)),
    y: scale.position(pixelValue(step.value)),
  }));
  const path = levels
    .map(({ left, right, y }, index) => `${index === 0 ? "M" : "L"}${left} ${y}H${right}`)
    .join("");
  const todayAt = dayValue(today.on);
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
      {todayAt > from && todayAt < to && <TodayLine at={x(todayAt)} plot={plot} label={today.label} />}
      <path d={`${path}V${plot.bottom}H${plot.left}Z`} className="chart-area" />
      <path d={path} className="chart-line" />
      {levels.map((level, index) => (
        <LevelMark key={level.on} {...level} plot={plot} isLast={index === levels.length - 1} />
      ))}
    </>
  );
}

interface MarkProps {
  readonly plot: Plot;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly label: string;
  readonly isLast: boolean;
}

function LevelMark({ plot, left, right, y, label, isLast }: MarkProps): ReactNode {
  const roomy = right - left > 64;
  return (
    <g>
      <circle cx={left} cy={y} r={4} className="chart-dot" />
      {isLast && (
        <EndLabel plot={plot} y={y} className="chart-value">
          {label}
        </EndLabel>
      )}
      {!isLast && roomy && (
        <text x={left + 8} y={y - 8} className="chart-value">
          {label}
        </text>
      )}
    </g>
  );
}
