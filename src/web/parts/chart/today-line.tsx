import type { ReactNode } from "react";
import type { Plot } from "./frame.tsx";

interface TodayProps {
  readonly at: number;
  readonly plot: Plot;
  readonly label: string;
}

export function TodayLine({ at, plot, label }: TodayProps): ReactNode {
  return (
    <g>
      <line x1={at} x2={at} y1={plot.top} y2={plot.bottom} className="chart-today" />
      <text x={at} y={plot.top - 6} textAnchor="middle" className="chart-tick">
        {label}
      </text>
    </g>
  );
}
