import { useElementSize } from "@mantine/hooks";
import type { ReactNode } from "react";

export interface HeatPoint {
  readonly id: string;
  /** Short enough for a cell: "R1". */
  readonly mark: string;
  readonly likelihood: number;
  readonly consequence: number;
}

interface HeatMapProps {
  readonly title: string;
  readonly alt: string;
  readonly likelihoodLabel: string;
  readonly consequenceLabel: string;
  readonly bandOf: (likelihood: number, consequence: number) => "low" | "medium" | "high";
  readonly points: readonly HeatPoint[];
}

const weights = [1, 2, 3, 4, 5] as const;
const cellHeight = 44;
const left = 34;
const topEdge = 22;

/** Likelihood upwards, consequence to the right. Bands differ by their hatching too, not by colour alone. */
export function HeatMap(props: HeatMapProps): ReactNode {
  const { title, alt, likelihoodLabel, consequenceLabel, bandOf, points } = props;
  const { ref, width } = useElementSize();
  const cell = Math.max(0, Math.min(110, (width - left) / weights.length));
  const height = topEdge + weights.length * cellHeight + 40;
  return (
    <figure className="chart chart-low" ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={`${title}。${alt}`}>
          <text x={0} y={12} className="chart-unit">
            {likelihoodLabel}
          </text>
          {weights.flatMap((likelihood) =>
            weights.map((consequence) => (
              <Cell
                key={`${String(likelihood)}/${String(consequence)}`}
                x={left + (consequence - 1) * cell}
                y={topEdge + (weights.length - likelihood) * cellHeight}
                width={cell}
                band={bandOf(likelihood, consequence)}
                marks={points
                  .filter((point) => point.likelihood === likelihood && point.consequence === consequence)
                  .map(({ mark }) => mark)
                  .join(" ")}
              />
            )),
          )}
          {weights.map((weight) => (
            <g key={weight}>
              <text
                x={left - 10}
                y={topEdge + (weights.length - weight) * cellHeight + cellHeight / 2 + 4}
                textAnchor="end"
                className="chart-tick"
              >
                {weight}
              </text>
              <text
                x={left + (weight - 1) * cell + cell / 2}
                y={topEdge + weights.length * cellHeight + 16}
                textAnchor="middle"
                className="chart-tick"
              >
                {weight}
              </text>
            </g>
          ))}
          <text x={left} y={height - 6} className="chart-unit">
            {consequenceLabel}
          </text>
        </svg>
      )}
    </figure>
  );
}

interface CellProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly band: "low" | "medium" | "high";
  readonly marks: string;
}

function Cell({ x, y, width, band, marks }: CellProps): ReactNode {
  return (
    <g>
      <rect x={x} y={y} width={width} height={cellHeight} className={`heat heat-${band}`} />
      {marks !== "" && (
        <text x={x + width / 2} y={y + cellHeight / 2 + 5} textAnchor="middle" className="heat-mark">
          {marks}
        </text>
      )}
    </g>
  );
}
