import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { ladderPreview } from "../../../contract/agreement/answers.ts";
import { ratioText, stepText } from "../../figures/amount-text.ts";
import { ChartFrame, TimeAxis, ValueGrid, type Plot } from "../../parts/chart/frame.tsx";
import { niceScale, pixelValue } from "../../parts/chart/scale.ts";
import { DataTable } from "../../parts/data-table.tsx";

type Ladder = z.output<typeof ladderPreview>;

/** The step for each number of SPTs achieved, or along the attainment: as a drawing and as a table. */
export function LadderChart({ ladder }: { readonly ladder: Ladder }): ReactNode {
  const { t } = useTranslation();
  const { by, points } = ladder;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const axis = t(by === "achieved" ? "agreements.byAchieved" : "agreements.byAttainment");
  const place = (at: string): string => (by === "achieved" ? at : ratioText(at));
  const alt = { first: stepText(first.bp), last: stepText(last.bp), count: points.length };
  return (
    <>
      <ChartFrame title={`${t("agreements.ladder")} (${axis})`} alt={t("agreements.ladderAlt", alt)}>
        {(plot) => <LadderDrawing plot={plot} ladder={ladder} place={place} />}
      </ChartFrame>
      <DataTable
        caption={t("agreements.ladder")}
        rows={by === "achieved" ? points : points.filter((_, i) => i % 5 === 0)}
        rowKey={({ at }) => at}
        columns={[
          { id: "at", header: axis, names: true, cell: ({ at }) => place(at) },
          { id: "bp", header: t("agreements.step"), figure: true, cell: ({ bp }) => stepText(bp) },
        ]}
      />
    </>
  );
}

interface DrawingProps {
  readonly plot: Plot;
  readonly ladder: Ladder;
  readonly place: (at: string) => string;
}

function LadderDrawing({ plot, ladder: { points, by }, place }: DrawingProps): ReactNode {
  const scale = niceScale(
    points.map(({ bp }) => pixelValue(bp)),
    { from: plot.bottom, to: plot.top, count: 4 },
  );
  const apart = (plot.right - plot.left) / Math.max(1, points.length - 1);
  const placed = points.map(({ at, bp }, i) => ({
    at,
    x: plot.left + i * apart,
    y: scale.position(pixelValue(bp)),
  }));
  const apartTicks = plot.isRoomy ? 5 : 10;
  const ticks = by === "achieved" ? placed : placed.filter((_, i) => i % apartTicks === 0);
  const path = placed.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("");
  return (
    <>
      <ValueGrid plot={plot} scale={scale} unit="bp" />
      <TimeAxis plot={plot} ticks={ticks.map(({ at, x }) => ({ at: x, label: place(at) }))} />
      <path d={path} className="chart-line" />
      {by === "achieved" &&
        placed.map(({ at, x, y }) => <circle key={at} cx={x} cy={y} r={4} className="chart-dot" />)}
    </>
  );
}
