import { useElementSize } from "@mantine/hooks";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../figures/amount-text.ts";
import { pixelValue } from "../../parts/chart/scale.ts";

interface LentChartProps {
  readonly totals: readonly { readonly period: string; readonly loans: number; readonly amount: string }[];
  readonly published: readonly { readonly period: string; readonly oku: number | null }[];
}

const rowHeight = 34;
const barHeight = 14;
const yenOfOku = "00000000";

/** A bar for each period; where a series was published for it, a thin one below. */
export function LentChart({ totals, published }: LentChartProps): ReactNode {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const beside = new Map(
    published.map(({ period, oku }) => [period, oku === null ? undefined : `${oku}${yenOfOku}`]),
  );
  const rows = totals.map((row) => ({ ...row, published: beside.get(row.period) }));
  const largest = Math.max(
    1,
    ...rows.flatMap((row) => [pixelValue(row.amount), pixelValue(row.published ?? "0")]),
  );
  const from = 72;
  const wide = Math.max(0, width - from - 8);
  const alt = rows
    .map(({ period, loans, amount }) =>
      t("statistics.spoken", { period, loans, amount: moneyText(amount, "JPY") }),
    )
    .join(" ");
  return (
    <figure className="chart chart-low" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={rows.length * rowHeight + 8}
          role="img"
          aria-label={`${t("statistics.byPeriod")}。${alt}`}
        >
          {rows.map(({ period, amount, published: other }, i) => (
            <Fragment key={period}>
              <text x={from - 8} y={i * rowHeight + 16} textAnchor="end" className="chart-tick">
                {period}
              </text>
              <rect
                x={from}
                y={i * rowHeight + 4}
                width={(pixelValue(amount) / largest) * wide}
                height={barHeight}
                className="chart-bar"
              />
              {other !== undefined && (
                <rect
                  x={from}
                  y={i * rowHeight + 6 + barHeight}
                  width={(pixelValue(other) / largest) * wide}
                  height={5}
                  className="tier-gp"
                />
              )}
            </Fragment>
          ))}
        </svg>
      )}
    </figure>
  );
}
