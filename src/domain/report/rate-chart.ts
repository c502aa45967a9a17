/**
 * Chart of the interest rate: a step line, because a rate holds from and including its effective day until the next
 * one. Steps after the viewpoint are decided but not yet in force and are drawn dashed. Each change is labelled
 * "0.800 % → 0.750 %" where there is room, or with the new rate alone.
 */
import { decimal, type Decimal } from "../kernel/decimal.ts";
import { present } from "../kernel/invariant.ts";
import { later, type LocalDate } from "../kernel/local-date.ts";
import {
  line,
  pageChart,
  positionOf,
  positionOfDay,
  type ChartSize,
  type Point,
  type Scene,
  type SceneShape,
} from "./chart.ts";
import { axisNames, frame, type Frame } from "./chart-frame.ts";
import { freePlace, boxOf, labelShape, segmentsOf, type Box, type Label, type Place } from "./chart-label.ts";
import { extent, linearScale, monthTicks, niceTicks, type Scale } from "./chart-scale.ts";
import { chartWords } from "./chart-words.ts";
import { ratePercent } from "./figure-text.ts";
import type { Language } from "./language.ts";
import type { RateInForce } from "./loan-report.ts";

export interface RateChartFacts {
  /** By effective day, at least one. */
  readonly rates: readonly RateInForce[];
  readonly asOf: LocalDate;
  /** Where the time axis ends; never before the last rate. */
  readonly endOn: LocalDate;
}

export function rateChart(facts: RateChartFacts, language: Language, size: ChartSize = pageChart): Scene {
  const words = chartWords[language];
  const ticks = niceTicks(withRoom(facts.rates.map(({ annualRate }) => decimal(annualRate).times(100))), 5);
  const places = Math.max(2, ...ticks.map((tick) => tick.decimalPlaces()));
  const hasAhead = facts.rates.some(({ effectiveOn }) => effectiveOn > facts.asOf);
  const outer = frame(size, {
    legend: [
      { text: words.rate, line: "rate" },
      ...(hasAhead ? [{ text: words.rateAhead, line: "rateAhead" as const }] : []),
    ],
    unit: words.unit(words.ratePerYear),
    ticks,
    places,
  });
  const axes = timeAxis(facts, outer);
  const names = monthTicks(axes.startOn, axes.endOn, 9).map((day) => ({
    x: axes.xScale(positionOfDay(day)),
    text: day.slice(0, 7),
  }));
  return {
    width: size.width,
    height: size.height,
    language,
    alt: { ja: altText(facts, "ja"), en: altText(facts, "en") },
    shapes: [
      ...outer.shapes,
      ...axisNames(names, { plot: outer.plot, fontSize: size.fontSize }),
      ...stepLines(facts, axes),
      viewpointLabel(words.asOf(facts.asOf), facts.asOf, { axes, size }),
      ...changeLabels(facts, axes, size),
    ],
  };
}

/** The values, and a fifth of their range above and below for the labels. */
function withRoom(values: readonly Decimal[]): readonly Decimal[] {
  const [lowest, highest] = extent(values);
  const room = highest.minus(lowest).div(5);
  return [lowest.minus(room), highest.plus(room)];
}

interface Axes extends Frame {
  readonly xScale: Scale;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

function timeAxis({ rates, asOf, endOn }: RateChartFacts, outer: Frame): Axes {
  const startOn = firstOf(rates).effectiveOn;
  const end = later(later(endOn, asOf), lastOf(rates).effectiveOn);
  const xScale = linearScale(
    [positionOfDay(startOn), positionOfDay(end)],
    [outer.plot.left + 8, outer.plot.right - 8],
  );
  return { ...outer, xScale, startOn, endOn: end };
}

function firstOf(rates: readonly RateInForce[]): RateInForce {
  return present(rates[0], "first rate");
}

function lastOf(rates: readonly RateInForce[]): RateInForce {
  return present(rates.at(-1), "last rate");
}

function height({ yScale }: Axes, annualRate: string): number {
  return yScale(positionOf(decimal(annualRate).times(100).toFixed()));
}

/** The corners of the step line from the first rate in `rates` to `endOn`. */
function corners(axes: Axes, rates: readonly RateInForce[], endOn: LocalDate): readonly Point[] {
  return rates.flatMap(({ annualRate, effectiveOn }, i) => {
    const until = rates[i + 1]?.effectiveOn ?? endOn;
    const y = height(axes, annualRate);
    return [
      { x: axes.xScale(positionOfDay(effectiveOn)), y },
      { x: axes.xScale(positionOfDay(until)), y },
    ];
  });
}

function stepLines({ rates, asOf }: RateChartFacts, axes: Axes): readonly SceneShape[] {
  const inForce = rates.filter(({ effectiveOn }) => effectiveOn <= asOf);
  const ahead = rates.filter(({ effectiveOn }) => effectiveOn > asOf);
  const now = inForce.at(-1);
  const fromNow = now === undefined ? ahead : [{ ...now, effectiveOn: asOf }, ...ahead];
  const x = axes.xScale(positionOfDay(asOf));
  return [
    line("viewpoint", [
      { x, y: axes.plot.top },
      { x, y: axes.plot.bottom },
    ]),
    ...(inForce.length > 0 ? [line("rate", corners(axes, inForce, asOf))] : []),
    ...(asOf < axes.endOn || ahead.length > 0 ? [line("rateAhead", corners(axes, fromNow, axes.endOn))] : []),
  ];
}

/** Beside the head of the viewpoint's line, on the side with more room. */
function viewpointLabel(
  text: string,
  asOf: LocalDate,
  { axes, size }: { readonly axes: Axes; readonly size: ChartSize },
): SceneShape {
  const x = axes.xScale(positionOfDay(asOf));
  const isRight = x > (axes.plot.left + axes.plot.right) / 2;
  const label: Label = { role: "viewpoint", text, size: size.fontSize };
  return labelShape(label, {
    x: x + (isRight ? -4 : 4),
    y: axes.plot.top - 2,
    anchor: isRight ? "end" : "start",
  });
}

function changeLabels(
  { rates, asOf }: RateChartFacts,
  axes: Axes,
  { fontSize, width }: ChartSize,
): readonly SceneShape[] {
  const viewpointX = axes.xScale(positionOfDay(asOf));
  const lines = [
    ...segmentsOf(corners(axes, rates, axes.endOn)),
    [
      { x: viewpointX, y: axes.plot.top },
      { x: viewpointX, y: axes.plot.bottom },
    ] as const,
  ];
  const inside = {
    left: axes.plot.left,
    top: axes.plot.top - fontSize,
    right: width,
    bottom: axes.plot.bottom,
  };
  const taken: Box[] = [];
  return rates.flatMap(({ annualRate, effectiveOn }, i) => {
    const before = rates[i - 1]?.annualRate;
    const levels = [annualRate, before ?? annualRate].map((rate) => height(axes, rate));
    const x = axes.xScale(positionOfDay(effectiveOn));
    const until = axes.xScale(positionOfDay(rates[i + 1]?.effectiveOn ?? axes.endOn));
    const atStep = besideStep(x, [Math.min(...levels), Math.max(...levels)], fontSize);
    const atTread = besideTread([x, until], height(axes, annualRate), fontSize);
    const now = ratePercent(annualRate);
    const worded: readonly (readonly [string, readonly Place[]])[] =
      before === undefined
        ? [[now, atTread]]
        : [
            [`${ratePercent(before)} → ${now}`, atStep],
            [now, atTread],
          ];
    for (const [text, places] of worded) {
      const label: Label = { role: "rateValue", text, size: fontSize };
      const place = freePlace(label, places, { inside, boxes: taken, lines });
      if (place === undefined) continue;
      taken.push(boxOf(label, place));
      return [labelShape(label, place)];
    }
    return [];
  });
}

/** Over the higher tread, then under the lower one; centred on the riser, to its right, to its left. */
function besideStep(x: number, [top, bottom]: readonly [number, number], size: number): readonly Place[] {
  return [top - size * 0.6, bottom + size * 1.3].flatMap((y): readonly Place[] => [
    { x, y, anchor: "middle" },
    { x: x + 2, y, anchor: "start" },
    { x: x - 2, y, anchor: "end" },
  ]);
}

/** Over the tread, then under it; at its start, then in its middle. */
function besideTread([start, end]: readonly [number, number], y: number, size: number): readonly Place[] {
  return [y - size * 0.6, y + size * 1.3].flatMap((labelY): readonly Place[] => [
    { x: start + 3, y: labelY, anchor: "start" },
    { x: (start + end) / 2, y: labelY, anchor: "middle" },
  ]);
}

function altText({ rates, asOf }: RateChartFacts, language: Language): string {
  const first = firstOf(rates);
  const inForce = rates.filter(({ effectiveOn }) => effectiveOn <= asOf);
  const next = rates.find(({ effectiveOn }) => effectiveOn > asOf);
  const changes = inForce.filter(({ annualRate }, i) => i > 0 && annualRate !== inForce[i - 1]?.annualRate);
  return chartWords[language].rateAlt({
    first: { rate: ratePercent(first.annualRate), effectiveOn: first.effectiveOn },
    changes: changes.length,
    asOf,
    now: ratePercent((inForce.at(-1) ?? first).annualRate),
    ...(next === undefined
      ? {}
      : { next: { rate: ratePercent(next.annualRate), effectiveOn: next.effectiveOn } }),
  });
}
