/** Where a value falls on the drawing. Positions are pixels, so binary floats do no harm here; labels never use them. */
export interface Scale {
  readonly position: (value: number) => number;
  readonly ticks: readonly number[];
}

export function pixelValue(text: string): number {
  return Number(text);
}

export function dayValue(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** Steps of 1, 2 or 5 times a power of ten, about `count` of them, reaching beyond both ends, but not below zero without need. */
export function niceScale(
  values: readonly number[],
  { from, to, count }: { readonly from: number; readonly to: number; readonly count: number },
): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const spread = high === low ? Math.max(Math.abs(high) * 0.2, 1e-6) : high - low;
  const step = niceStep(spread / count);
  const lowest = low >= 0 ? Math.max(0, low - spread * 0.08) : low - spread * 0.08;
  const first = Math.floor(lowest / step) * step;
  const last = Math.ceil((high + spread * 0.08) / step) * step;
  const steps = Math.round((last - first) / step);
  return {
    position: (value) => from + ((value - first) / (last - first)) * (to - from),
    ticks: Array.from({ length: steps + 1 }, (_, index) => first + index * step),
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}

/** Tick label with no more decimals than the distance between ticks needs. */
export function tickText(value: number, ticks: readonly number[]): string {
  const [first = 0, second = 1] = ticks;
  const decimals = Math.max(0, -Math.floor(Math.log10(Math.abs(second - first)) + 1e-9));
  return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** 1 January of the years between two days, thinned so that labels do not meet. */
export function yearTicks(from: number, to: number, most: number): readonly { year: number; at: number }[] {
  const firstYear = new Date(from * 86_400_000).getUTCFullYear() + 1;
  const lastYear = new Date(to * 86_400_000).getUTCFullYear();
  const every = Math.max(1, Math.ceil((lastYear - firstYear + 1) / Math.max(1, most)));
  const years = Array.from(
    { length: Math.max(0, lastYear - firstYear + 1) },
    (_, index) => firstYear + index,
  );
  return years
    .filter((year) => (year - firstYear) % every === 0)
    .map((year) => ({ year, at: Date.UTC(year, 0, 1) / 86_400_000 }));
}
