import { Group } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import type { ReactNode } from "react";
import { addDecimals } from "../../figures/decimal-text.ts";
import { pixelValue } from "./scale.ts";

export interface Tier {
  readonly label: string;
  /** To all partners by their interest, and to the general partner as carried interest. */
  readonly lp: string;
  readonly gp: string;
  /** What the tier pays, as text beside its bar. */
  readonly amount: string;
}

interface TierChartProps {
  readonly title: string;
  readonly alt: string;
  readonly tiers: readonly Tier[];
  readonly legend: { readonly lp: string; readonly gp: string };
}

const rowHeight = 56;
const barHeight = 20;

/** A waterfall from the top: each tier begins where the one above has left off. */
export function TierChart({ title, alt, tiers, legend }: TierChartProps): ReactNode {
  const { ref, width } = useElementSize();
  const total = tiers.reduce((sum, { lp, gp }) => addDecimals(sum, addDecimals(lp, gp)), "0");
  const scale = (amount: string): number =>
    (pixelValue(amount) / Math.max(1, pixelValue(total))) * Math.max(0, width - 2);
  const starts = tiers.map((_, i) =>
    tiers.slice(0, i).reduce((sum, { lp, gp }) => addDecimals(sum, addDecimals(lp, gp)), "0"),
  );
  const height = tiers.length * rowHeight;
  return (
    <figure className="tier-chart" ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={`${title}。${alt}`}>
          {tiers.map((tier, i) => {
            const [left, top] = [scale(starts[i] ?? "0"), i * rowHeight + 22];
            const [lp, gp] = [scale(tier.lp), scale(tier.gp)];
            return (
              <g key={tier.label}>
                <text x={0} y={top - 7} className="chart-tick">
                  {tier.label}
                </text>
                <text x={width} y={top - 7} textAnchor="end" className="chart-value">
                  {tier.amount}
                </text>
                <rect x={0} y={top} width={width} height={barHeight} className="tier-track" />
                <rect x={left} y={top} width={lp} height={barHeight} className="tier-lp" />
                <rect x={left + lp} y={top} width={gp} height={barHeight} className="tier-gp" />
              </g>
            );
          })}
        </svg>
      )}
      <Group gap="lg" component="ul" className="chart-legend tier-legend">
        <li>
          <svg width={18} height={12} aria-hidden="true">
            <rect width={18} height={12} className="tier-lp" />
          </svg>
          {legend.lp}
        </li>
        <li>
          <svg width={18} height={12} aria-hidden="true">
            <rect width={18} height={12} className="tier-gp" />
          </svg>
          {legend.gp}
        </li>
      </Group>
    </figure>
  );
}
