import { useElementSize } from "@mantine/hooks";
import type { ReactNode } from "react";
import { pixelValue } from "./scale.ts";

export interface TornadoBar {
  readonly id: string;
  readonly label: string;
  /** Decimal text of the result with the figure in its low and in its high case. */
  readonly low: string;
  readonly high: string;
}

interface TornadoProps {
  readonly title: string;
  readonly alt: string;
  /** Where all figures stand at base. */
  readonly base: string;
  readonly baseLabel: string;
  readonly bars: readonly TornadoBar[];
}

const rowHeight = 34;
const top = 26;

/** Bars around the base case, the widest first. The table beside it says the same in figures. */
export function TornadoChart({ title, alt, base, baseLabel, bars }: TornadoProps): ReactNode {
  const { ref, width } = useElementSize();
  const values = [base, ...bars.flatMap(({ low, high }) => [low, high])].map(pixelValue);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (text: string): number =>
    12 + ((pixelValue(text) - least) / Math.max(1e-9, most - least)) * Math.max(0, width - 24);
  const height = top + bars.length * rowHeight + 8;
  return (
    <figure className="chart chart-low" ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={`${title}。${alt}`}>
          {bars.map((bar, i) => (
            <Bar key={bar.id} bar={bar} x={x} y={top + i * rowHeight} />
          ))}
          <line x1={x(base)} x2={x(base)} y1={top - 8} y2={height} className="chart-axis" />
          <text x={x(base)} y={12} textAnchor={anchorAt(x(base), width)} className="chart-unit">
            {baseLabel}
          </text>
        </svg>
      )}
    </figure>
  );
}

/** A label keeps within the drawing. */
function anchorAt(at: number, width: number): "start" | "middle" | "end" {
  if (at < width / 4) return "start";
  return at > (width * 3) / 4 ? "end" : "middle";
}

interface BarProps {
  readonly bar: TornadoBar;
  readonly x: (text: string) => number;
  readonly y: number;
}

function Bar({ bar: { label, low, high }, x, y }: BarProps): ReactNode {
  const [from, to] = [Math.min(x(low), x(high)), Math.max(x(low), x(high))];
  return (
    <g>
      <text x={12} y={y + 10} className="chart-tick">
        {label}
      </text>
      <rect x={from} y={y + 15} width={Math.max(1, to - from)} height={12} className="chart-bar" />
    </g>
  );
}
