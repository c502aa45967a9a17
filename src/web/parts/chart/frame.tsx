import { useElementSize } from "@mantine/hooks";
import { type ReactNode } from "react";
import { tickText, type Scale } from "./scale.ts";

export interface Plot {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  /** Whether labels of levels have room at the right of the drawing; else they stand above their line. */
  readonly isRoomy: boolean;
}

interface FrameProps {
  readonly title: string;
  /** The chart in one or two sentences, for those who do not see it. */
  readonly alt: string;
  readonly children: (plot: Plot) => ReactNode;
}

const height = 260;

/** Draws at the width there is, so that lettering keeps its size on a phone. */
export function ChartFrame({ title, alt, children }: FrameProps): ReactNode {
  const { ref, width } = useElementSize();
  const isRoomy = width >= 520;
  const plot: Plot = {
    width,
    height,
    isRoomy,
    left: isRoomy ? 56 : 44,
    right: isRoomy ? width - 84 : width - 12,
    top: 20,
    bottom: height - 32,
  };
  return (
    <figure className="chart" ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={`${title}。${alt}`}>
          {children(plot)}
        </svg>
      )}
    </figure>
  );
}

interface GridProps {
  readonly plot: Plot;
  readonly scale: Scale;
  readonly unit: string;
}

export function ValueGrid({ plot, scale, unit }: GridProps): ReactNode {
  return (
    <g>
      <text x={plot.left - 8} y={10} textAnchor="end" className="chart-unit">
        {unit}
      </text>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={plot.left}
            x2={plot.right}
            y1={scale.position(tick)}
            y2={scale.position(tick)}
            className="chart-grid"
          />
          <text x={plot.left - 8} y={scale.position(tick) + 4} textAnchor="end" className="chart-tick">
            {tickText(tick, scale.ticks)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface AxisProps {
  readonly plot: Plot;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

export function TimeAxis({ plot, ticks }: AxisProps): ReactNode {
  return (
    <g>
      <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} className="chart-axis" />
      {ticks.map(({ at, label }) => (
        <g key={at}>
          <line x1={at} x2={at} y1={plot.bottom} y2={plot.bottom + 4} className="chart-axis" />
          <text x={at} y={plot.bottom + 18} textAnchor="middle" className="chart-tick">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

interface LabelProps {
  readonly plot: Plot;
  readonly y: number;
  readonly className: string;
  readonly children: string;
}

/** Label at the right end of a horizontal line. */
export function EndLabel({ plot, y, className, children }: LabelProps): ReactNode {
  return plot.isRoomy ? (
    <text x={plot.right + 8} y={y + 4} className={className}>
      {children}
    </text>
  ) : (
    <text x={plot.right} y={y - 7} textAnchor="end" className={className}>
      {children}
    </text>
  );
}
