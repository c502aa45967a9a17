/**
 * Chart of one KPI: the observations as a line, each SPT as a dashed level over the period it judges, the baseline as
 * a thin line. Nothing is drawn between two SPTs, since nothing was promised there: a milestone of −10 % in year five
 * on the way to −30 % in year eleven is two levels, not a slope. Conflicting values stay visible as hollow dots.
 */
import { decimal } from "../kernel/decimal.ts";
import { isSuppressed } from "../project/small-cell.ts";
import { addDays, type LocalDate } from "../kernel/local-date.ts";
import {
  dot,
  line,
  pageChart,
  positionOf,
  positionOfDay,
  type ChartSize,
  type Point,
  type Scene,
  type SceneShape,
  type TextRole,
} from "./chart.ts";
import { axisNames, frame, type Frame, type LegendItem } from "./chart-frame.ts";
import { placeLabels, segmentsOf, type Place, type PlacedLabel } from "./chart-label.ts";
import { linearScale, niceTicks, type Scale } from "./chart-scale.ts";
import { chartWords, type KpiAltFacts } from "./chart-words.ts";
import { figureWithPlaces } from "./figure-text.ts";
import { latestTest, type KpiResult, type ReportedObservation, type SptTarget } from "./kpi-result.ts";
import type { Language } from "./language.ts";
import { lastDayOf, periodName, shortPeriodName, type Period } from "./period.ts";

export function kpiChart(result: KpiResult, language: Language, size: ChartSize = pageChart): Scene {
  const kpi = drawn(result);
  const ticks = niceTicks(
    everyValue(kpi).map((value) => decimal(value)),
    5,
  );
  const places = Math.max(0, ...ticks.map((tick) => tick.decimalPlaces()));
  const unit = chartWords[language].unit(kpi.unit[language]);
  const outer = frame(size, { legend: legendOf(kpi, language), unit, ticks, places });
  const axes = { ...outer, xScale: timeScale(kpi, outer) };
  const names = periodsOf(kpi).map((period) => ({
    x: axes.xScale(positionOfDay(lastDayOf(period))),
    text: shortPeriodName(period, language),
  }));
  return {
    width: size.width,
    height: size.height,
    language,
    alt: { ja: altText(kpi, "ja"), en: altText(kpi, "en") },
    shapes: [
      ...outer.shapes,
      ...axisNames(names, { plot: outer.plot, fontSize: size.fontSize }),
      ...series(kpi, axes),
      ...endLabels(kpi, axes, size),
    ],
  };
}

/** What is suppressed has no height, and no distance from its target. */
function drawn({ baseline, targets, observations, ...kpi }: KpiResult): KpiResult {
  const isTold = ({ value }: { readonly value: string }): boolean => !isSuppressed(value);
  return {
    ...kpi,
    ...(baseline !== undefined && isTold(baseline) ? { baseline } : {}),
    targets,
    observations: observations
      .filter(isTold)
      .map((each) => ({ ...each, conflicting: each.conflicting.filter(isTold) })),
  };
}

interface Axes extends Frame {
  readonly xScale: Scale;
}

function everyValue({ baseline, targets, observations }: KpiResult): readonly string[] {
  return [
    ...(baseline === undefined ? [] : [baseline.value]),
    ...targets.map(({ value }) => value),
    ...observations.flatMap(({ value, conflicting }) => [value, ...conflicting.map((other) => other.value)]),
  ];
}

/** The baseline's, the observations' and the targets' periods, each once, by last day. */
function periodsOf({ baseline, targets, observations }: KpiResult): readonly Period[] {
  const judged = [...observations, ...targets].map(({ period }) => period);
  const periods = baseline?.period === undefined ? judged : [baseline.period, ...judged];
  const byLastDay = new Map(periods.map((period) => [lastDayOf(period), period]));
  return [...byLastDay.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, period]) => period);
}

const margin = 16;

function timeScale(kpi: KpiResult, { plot }: Frame): Scale {
  const days = periodsOf(kpi).map((period) => positionOfDay(lastDayOf(period)));
  const ends = [Math.min(...days), Math.max(...days)] as const;
  if (ends[0] === ends[1]) return () => (plot.left + plot.right) / 2;
  return linearScale(ends, [plot.left + margin, plot.right - margin]);
}

function legendOf(kpi: KpiResult, language: Language): readonly LegendItem[] {
  const words = chartWords[language];
  const { baseline } = kpi;
  const hasConflict = kpi.observations.some(({ conflicting }) => conflicting.length > 0);
  return [
    { text: words.actual, line: "actual", dot: "actual" },
    { text: words.target, line: "target" },
    ...(baseline === undefined
      ? []
      : [
          {
            text: words.baseline(
              withUnit(kpi, baseline.value, language),
              baseline.period && periodName(baseline.period, language),
            ),
            line: "baseline" as const,
            ...(baseline.period === undefined ? {} : { dot: "baseline" as const }),
          },
        ]),
    ...(hasConflict ? [{ text: words.conflict, dot: "conflict" as const }] : []),
  ];
}

function pointAt({ xScale, yScale }: Axes, on: LocalDate, value: string): Point {
  return { x: xScale(positionOfDay(on)), y: yScale(positionOf(value)) };
}

function observationPoint(axes: Axes, { period, value }: ReportedObservation): Point {
  return pointAt(axes, lastDayOf(period), value);
}

function series(kpi: KpiResult, axes: Axes): readonly SceneShape[] {
  const points = kpi.observations.map((observation) => observationPoint(axes, observation));
  return [
    ...baselineLevel(kpi, axes).map((level) => line("baseline", level)),
    ...(kpi.baseline?.period === undefined
      ? []
      : [dot("baseline", pointAt(axes, lastDayOf(kpi.baseline.period), kpi.baseline.value))]),
    ...kpi.targets.map((target) => line("target", targetLevel(target, axes))),
    ...(points.length > 1 ? [line("actual", points)] : []),
    ...points.map((point) => dot("actual", point)),
    ...conflictPoints(kpi, axes).map((point) => dot("conflict", point)),
  ];
}

/** Across the whole plot; none where no baseline was agreed. */
function baselineLevel(
  { baseline }: KpiResult,
  { plot, yScale }: Axes,
): readonly (readonly [Point, Point])[] {
  if (baseline === undefined) return [];
  const y = yScale(positionOf(baseline.value));
  return [
    [
      { x: plot.left, y },
      { x: plot.right, y },
    ],
  ];
}

function conflictPoints({ observations }: KpiResult, axes: Axes): readonly Point[] {
  return observations.flatMap(({ period, conflicting }) =>
    conflicting.map(({ value }) => pointAt(axes, lastDayOf(period), value)),
  );
}

/** From the end of the period before to the test's own period end, inside the plot. */
function targetLevel({ period, value }: SptTarget, axes: Axes): readonly [Point, Point] {
  const start = pointAt(axes, addDays(period.startOn, -1), value);
  const end = pointAt(axes, lastDayOf(period), value);
  const shortest = Math.min(start.x, end.x - 10);
  return [{ x: Math.max(shortest, axes.plot.left), y: start.y }, end];
}

/** The last and the first observation and the last target carry their value. */
function endLabels(kpi: KpiResult, axes: Axes, size: ChartSize): readonly SceneShape[] {
  const { observations, targets, decimals } = kpi;
  const { plot } = axes;
  const { fontSize } = size;
  const points = observations.map((observation) => observationPoint(axes, observation));
  const conflicts = conflictPoints(kpi, axes);
  const levels = targets.map((target) => targetLevel(target, axes));
  const ends = [observations.at(-1), ...(observations.length > 1 ? [observations[0]] : [])];
  const labelled = (role: TextRole, value: string, candidates: readonly Place[]): PlacedLabel => ({
    role,
    text: figureWithPlaces(value, decimals),
    size: fontSize,
    candidates,
  });
  const lastTarget = targets.at(-1);
  return placeLabels(
    [
      ...ends
        .filter((end) => end !== undefined)
        .map((end) => labelled("actualValue", end.value, around(observationPoint(axes, end), fontSize))),
      ...(lastTarget === undefined
        ? []
        : [labelled("targetValue", lastTarget.value, overLevel(targetLevel(lastTarget, axes), fontSize))]),
    ],
    {
      inside: { ...plot, top: plot.top - fontSize * 1.6, right: size.width },
      boxes: [...points, ...conflicts].map(({ x, y }) => ({
        left: x - 2,
        top: y - 2,
        right: x + 2,
        bottom: y + 2,
      })),
      lines: [...segmentsOf(points), ...levels, ...baselineLevel(kpi, axes)],
    },
  );
}

function around({ x, y }: Point, size: number): readonly Place[] {
  const above = y - size * 0.75;
  const below = y + size * 1.5;
  return [
    { x, y: above, anchor: "middle" },
    { x, y: below, anchor: "middle" },
    { x: x + 6, y: above, anchor: "start" },
    { x: x + 6, y: below, anchor: "start" },
    { x: x - 6, y: above, anchor: "end" },
    { x: x - 6, y: below, anchor: "end" },
    { x: x + 7, y: y + size * 0.35, anchor: "start" },
    { x, y: above - size, anchor: "middle" },
    { x, y: below + size, anchor: "middle" },
  ];
}

function overLevel([start, end]: readonly [Point, Point], size: number): readonly Place[] {
  const places = [end.y - size * 0.6, end.y + size * 1.25];
  return places.flatMap((y): readonly Place[] => [
    { x: end.x, y, anchor: "end" },
    { x: (start.x + end.x) / 2, y, anchor: "middle" },
    { x: start.x, y, anchor: "start" },
  ]);
}

function withUnit(kpi: KpiResult, value: string, language: Language): string {
  return `${figureWithPlaces(value, kpi.decimals)} ${kpi.unit[language]}`;
}

function altText(kpi: KpiResult, language: Language): string {
  const { baseline, name, observations } = kpi;
  const test = testFacts(kpi, language);
  return chartWords[language].kpiAlt({
    name: name.value[language],
    ...(baseline === undefined ? {} : { baseline: withUnit(kpi, baseline.value, language) }),
    observations: observations.map(({ value, period }) => ({
      value: withUnit(kpi, value, language),
      period: periodName(period, language),
    })),
    ...(test === undefined ? {} : { test }),
  });
}

function testFacts(kpi: KpiResult, language: Language): KpiAltFacts["test"] {
  const latest = latestTest(kpi);
  if (latest === undefined) return undefined;
  const { target, verdict } = latest;
  const facts = {
    target: withUnit(kpi, target.value, language),
    period: periodName(target.period, language),
    outcome: verdict.outcome,
  };
  if (verdict.observed === undefined || isSuppressed(verdict.observed)) return facts;
  const distance = decimal(verdict.observed).minus(target.value);
  const unit = kpi.unit[language] === "%" ? chartWords[language].points : kpi.unit[language];
  const gap = language === "ja" && unit === chartWords.ja.points ? "" : " ";
  const size = `${figureWithPlaces(distance.abs(), kpi.decimals)}${gap}${unit}`;
  const side = distance.isZero() ? "level" : distance.isPositive() ? "above" : "below";
  return { ...facts, difference: { size, side } };
}
