/**
 * Axes. Ticks of a value axis are whole multiples of 1, 2, 2.5 or 5 times a power of ten, found in exact decimals so
 * that a tick reads "0.775" and never "0.7750000000000001". Ticks of a time axis fall on first days of months, counted
 * from April, because the fiscal year starts there.
 */
import { decimal, zero, type Decimal } from "../kernel/decimal.ts";
import { present } from "../kernel/invariant.ts";
import { addMonths, dayFromParts, dayParts, type LocalDate } from "../kernel/local-date.ts";

const multiples = ["1", "2", "2.5", "5", "10"].map((text) => decimal(text));

/** At least two ticks that enclose all values, at most `most + 2`. Equal values get room on both sides. */
export function niceTicks(values: readonly Decimal[], most: number): readonly Decimal[] {
  const [lowest, highest] = extent(values);
  const step = niceStep(highest.minus(lowest), most);
  const first = lowest.div(step).floor().times(step);
  const ticks = [first];
  for (let tick = first; tick.lt(highest);) {
    tick = tick.plus(step);
    ticks.push(tick);
  }
  return ticks;
}

/** Lowest and highest value; a single value gets a tenth of itself as room on both sides. */
export function extent(values: readonly Decimal[]): readonly [Decimal, Decimal] {
  const first = values[0] ?? zero;
  const lowest = values.reduce((low, value) => (value.lt(low) ? value : low), first);
  const highest = values.reduce((high, value) => (value.gt(high) ? value : high), first);
  if (lowest.lt(highest)) return [lowest, highest];
  const room = lowest.isZero() ? decimal(1) : lowest.abs().div(10);
  return [lowest.minus(room), highest.plus(room)];
}

function niceStep(range: Decimal, most: number): Decimal {
  const rough = range.div(most);
  const power = decimal(10).pow(rough.e);
  return present(
    multiples.find((multiple) => multiple.times(power).gte(rough)),
    "a multiple of the power above the rough step",
  ).times(power);
}

export type Scale = (position: number) => number;

/** The straight line that takes `from` to `to`. */
export function linearScale(from: readonly [number, number], to: readonly [number, number]): Scale {
  const [start, end] = from;
  const perUnit = end === start ? 0 : (to[1] - to[0]) / (end - start);
  return (position) => to[0] + (position - start) * perUnit;
}

const monthSteps = [1, 3, 6, 12, 24, 60, 120, 240, 600];

/** First days of months in `[startOn, endOn]`, at most `most` of them. */
export function monthTicks(startOn: LocalDate, endOn: LocalDate, most: number): readonly LocalDate[] {
  const fits = monthSteps
    .map((step) => ticksEvery(step, startOn, endOn))
    .find((ticks) => ticks.length <= most);
  return fits ?? [];
}

function ticksEvery(step: number, startOn: LocalDate, endOn: LocalDate): readonly LocalDate[] {
  const { year, month } = dayParts(startOn);
  const monthsSinceApril = (year - 1900) * 12 + (month - 4);
  const aligned = Math.floor(monthsSinceApril / step) * step;
  const ticks: LocalDate[] = [];
  const april1900 = dayFromParts({ year: 1900, month: 4, day: 1 });
  for (let months = aligned; ; months += step) {
    const tick = addMonths(april1900, months);
    if (tick > endOn) return ticks;
    if (tick >= startOn) ticks.push(tick);
  }
}
