/** What every chart shares: legend in rows, unit, gridlines with their figures, and names along the time axis. */
import type { Decimal } from "../kernel/decimal.ts";
import {
  dot,
  line,
  type ChartSize,
  type DotRole,
  type LineRole,
  type Point,
  type SceneShape,
} from "./chart.ts";
import { boxOf, labelShape, overlap, textWidth, type Box, type Label, type Place } from "./chart-label.ts";
import { linearScale, type Scale } from "./chart-scale.ts";
import { figureWithPlaces } from "./figure-text.ts";

export interface LegendItem {
  readonly text: string;
  readonly line?: LineRole;
  readonly dot?: DotRole;
}

export interface Frame {
  readonly plot: Box;
  readonly yScale: Scale;
  readonly shapes: readonly SceneShape[];
}

const sampleWidth = 18;
const gapAfterSample = 4;
const gapBetweenItems = 16;

/** Lays out legend, unit and value axis; what is left is the plot. */
export function frame(
  { width, height, fontSize }: ChartSize,
  {
    legend,
    unit,
    ticks,
    places,
  }: {
    readonly legend: readonly LegendItem[];
    readonly unit: string;
    /** Ascending, at least two. */
    readonly ticks: readonly Decimal[];
    /** Decimals of the tick figures. */
    readonly places: number;
  },
): Frame {
  const rows = legendRows(legend, { width, fontSize });
  const tickTexts = ticks.map((tick) => figureWithPlaces(tick, places));
  const unitLine = rows.length * fontSize * 1.6 + fontSize * 1.2;
  const plot = {
    left: Math.max(...tickTexts.map((text) => textWidth(text, fontSize))) + 6,
    top: unitLine + fontSize * 1.1,
    right: width,
    bottom: height - fontSize * 1.9,
  };
  const ends = [ticks.at(0)?.toNumber() ?? 0, ticks.at(-1)?.toNumber() ?? 1] as const;
  const yScale = linearScale(ends, [plot.bottom, plot.top]);
  const grid = ticks.flatMap((tick, i): readonly SceneShape[] => {
    const y = yScale(tick.toNumber());
    const label: Label = { role: "tick", text: tickTexts[i] ?? "", size: fontSize };
    return [
      line(i === 0 ? "axis" : "grid", [
        { x: plot.left, y },
        { x: plot.right, y },
      ]),
      labelShape(label, { x: plot.left - 5, y: y + fontSize * 0.35, anchor: "end" }),
    ];
  });
  const unitLabel = labelShape(
    { role: "unit", text: unit, size: fontSize },
    { x: 0, y: unitLine, anchor: "start" },
  );
  return { plot, yScale, shapes: [...rows.flat(), unitLabel, ...grid] };
}

/** The legend's items from the left, in as many rows as they need. */
function legendRows(
  items: readonly LegendItem[],
  { width, fontSize }: Pick<ChartSize, "width" | "fontSize">,
): readonly (readonly SceneShape[])[] {
  const rows: SceneShape[][] = [[]];
  let x = 0;
  for (const item of items) {
    const itemWidth = sampleWidth + gapAfterSample + textWidth(item.text, fontSize);
    if (x > 0 && x + itemWidth > width) {
      rows.push([]);
      x = 0;
    }
    const baseline = fontSize + (rows.length - 1) * fontSize * 1.6;
    rows.at(-1)?.push(...legendItem(item, { x, y: baseline }, fontSize));
    x += itemWidth + gapBetweenItems;
  }
  return rows;
}

function legendItem(item: LegendItem, { x, y }: Point, size: number): readonly SceneShape[] {
  const middle = y - size * 0.35;
  const ends = [
    { x, y: middle },
    { x: x + sampleWidth, y: middle },
  ];
  return [
    ...(item.line === undefined ? [] : [line(item.line, ends)]),
    ...(item.dot === undefined ? [] : [dot(item.dot, { x: x + sampleWidth / 2, y: middle })]),
    labelShape(
      { role: "legend", text: item.text, size },
      { x: x + sampleWidth + gapAfterSample, y, anchor: "start" },
    ),
  ];
}

/** Names along the time axis: the last one first, then from the left, each only where it is clear of the others. */
export function axisNames(
  names: readonly { readonly x: number; readonly text: string }[],
  { plot, fontSize }: { readonly plot: Box; readonly fontSize: number },
): readonly SceneShape[] {
  const taken: Box[] = [];
  const shapes: SceneShape[] = [];
  for (const { x, text } of [...names.slice(-1), ...names.slice(0, -1)]) {
    const label: Label = { role: "tick", text, size: fontSize };
    const half = textWidth(text, fontSize) / 2;
    const place: Place = {
      x: Math.min(Math.max(x, plot.left + half - 4), plot.right - half),
      y: plot.bottom + fontSize * 1.5,
      anchor: "middle",
    };
    const box = boxOf(label, place);
    if (taken.some((other) => overlap(box, { ...other, right: other.right + 4, left: other.left - 4 })))
      continue;
    taken.push(box);
    shapes.push(labelShape(label, place));
  }
  return shapes;
}
