/**
 * XIRR, the internal rate of return of dated flows: Σ CF / (1 + r)^((d − d0) / 365) = 0, d0 the first day.
 *
 * Flows of one day are added first; order and scale do not matter. Flows that change sign more than once may have
 * several rates, or none: all are given, and nobody is shown a silent 0. A rate is given only if it is proven, that
 * is if its net present value is within a millionth of the sum of all |CF|; this leaves out the roots just above
 * −100 % that a small last payment brings about and that mean nothing. Rates are searched for, no money is reckoned,
 * so floating point is right here.
 */
import { epochDay } from "../kernel/local-date.ts";
import { inDateOrder, type CashFlow } from "./cash-flow.ts";
import { exponentialSumRoots, type ExponentialTerm } from "./exponential-sum.ts";

export type XirrStatus = "unique" | "multiple" | "none" | "outOfRange";

export interface Xirr {
  /** `none`: no rate solves the equation. `outOfRange`: some do, but none of them lies in the range and is proven. */
  readonly status: XirrStatus;
  /** Fraction per year; of several the nearest to 10 %; undefined when there is none. */
  readonly rate: number | undefined;
  /** All proven rates in the range, rising. */
  readonly roots: readonly number[];
}

/** Rates are searched between these two, both excluded. */
const range = { above: -0.999_999_999, below: 1e6 };
const tolerance = 1e-6;
const usualRate = 0.1;

/** Amounts in any unit; needs at least one inflow and one outflow to have a rate. */
export function xirr(flows: readonly CashFlow[]): Xirr {
  const net = netByDay(flows);
  const candidates = allRoots(net).map((root) => rateAt(root));
  if (candidates.length === 0) return { status: "none", rate: undefined, roots: [] };
  const roots = candidates.filter((rate) => isInRange(rate) && isRootOf(net, rate)).toReversed();
  const rate = nearestToUsual(roots);
  if (rate === undefined) return { status: "outOfRange", rate, roots };
  return { status: roots.length === 1 ? "unique" : "multiple", rate, roots };
}

/** Decimal text with twelve places, or as many more as the rate needs to stay proven when it is read back. */
export function xirrText(flows: readonly CashFlow[], rate: number): string {
  const net = netByDay(flows);
  const places = [12, 13, 14, 15, 16].find((count) => isRootOf(net, Number(rate.toFixed(count)))) ?? 17;
  const text = rate.toFixed(places);
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

/**
 * One flow a day, in date order, none zero; the largest is ±1 and the first positive,
 * so scale and sign do not matter.
 */
interface NetFlows {
  /** Years of 365 days since the first flow. */
  readonly years: readonly number[];
  readonly amounts: readonly number[];
}

function netByDay(flows: readonly CashFlow[]): NetFlows {
  const { days, sums } = sumsByDay(isInDateOrder(flows) ? flows : inDateOrder(flows));
  const largest = sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0);
  const unit = (sums[0] ?? 0) < 0 ? -largest : largest;
  const firstDay = days[0] ?? 0;
  return { years: days.map((day) => (day - firstDay) / 365), amounts: sums.map((sum) => sum / unit) };
}

/** Sums are exact before they become floating point; days that come to zero are left out. */
function sumsByDay(flows: readonly CashFlow[]): {
  readonly days: readonly number[];
  readonly sums: readonly number[];
} {
  const days: number[] = [];
  const sums: number[] = [];
  for (let i = 0, flow = flows[0]; flow !== undefined;) {
    const { on } = flow;
    let sum = flow.amount;
    for (flow = flows[++i]; flow?.on === on; flow = flows[++i]) sum += flow.amount;
    if (sum === 0n) continue;
    days.push(epochDay(on));
    sums.push(Number(sum));
  }
  return { days, sums };
}

function isInDateOrder(flows: readonly CashFlow[]): boolean {
  return flows.every(({ on }, i) => i === 0 || (flows[i - 1]?.on ?? on) <= on);
}

/** Roots in s = −ln(1 + r), rising. */
function allRoots(net: NetFlows): readonly number[] {
  const change = net.amounts.findIndex((amount) => amount < 0);
  if (change < 0) return [];
  const sole = changesAgain(net, change) ? undefined : soleRoot(net, change);
  return sole === undefined ? exponentialSumRoots(asTerms(net)) : [sole];
}

function changesAgain({ amounts }: NetFlows, change: number): boolean {
  return amounts.some((amount, i) => i > change && amount > 0);
}

/**
 * The usual fund first pays in and then gets back: one sign change, so one root. Halley's method on
 * h = ln(later side) − ln(earlier side), which is close to a straight line: its slope is the distance between the
 * durations of the two sides, its bend the difference of their variances. Undefined where sizes leave floating point.
 */
function soleRoot(net: NetFlows, change: number): number | undefined {
  let at = 0;
  for (let round = 0; round < 50; round++) {
    const early = moments(net, { from: 0, to: change, at });
    const late = moments(net, { from: change, to: net.amounts.length, at });
    const slope = late.mean - early.mean;
    const newton = Math.log(-late.size / early.size) / slope;
    const bend = (late.variance - early.variance) / slope;
    const step = newton / Math.max(0.5, 1 - (newton * bend) / 2);
    if (!Number.isFinite(step)) return undefined;
    at -= step;
    if (Math.abs(step) < 1e-6) return at;
  }
  return undefined;
}

/** Present value of some of the flows at s, and mean and variance of their times weighted by it. */
function moments(
  { years, amounts }: NetFlows,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: number },
): { readonly size: number; readonly mean: number; readonly variance: number } {
  let [size, first, second] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const time = years[i] ?? 0;
    const value = (amounts[i] ?? 0) * Math.exp(time * at);
    size += value;
    first += value * time;
    second += value * time * time;
  }
  const mean = first / size;
  return { size, mean, variance: second / size - mean * mean };
}

function asTerms({ years, amounts }: NetFlows): readonly ExponentialTerm[] {
  return amounts.map((amount, i) => ({
    exponent: years[i] ?? 0,
    sign: amount > 0 ? 1 : -1,
    logSize: Math.log(Math.abs(amount)),
  }));
}

/** 1 + r = e^(−s); never a negative zero. */
function rateAt(root: number): number {
  return Math.expm1(-root) + 0;
}

function isInRange(rate: number): boolean {
  return rate > range.above && rate < range.below;
}

/** What floating point may have lost counts against it: near −100 % huge terms cancel, and chance could look like proof. */
function isRootOf({ years, amounts }: NetFlows, rate: number): boolean {
  const logFactor = Math.log1p(rate);
  let [presentValue, gross, lost] = [0, 0, 0];
  for (let i = 0; i < amounts.length; i++) {
    const amount = amounts[i] ?? 0;
    const exponent = -(years[i] ?? 0) * logFactor;
    const term = amount * Math.exp(exponent);
    presentValue += term;
    gross += Math.abs(amount);
    lost += Math.abs(term) * (Math.abs(exponent) + 2) * Number.EPSILON;
  }
  return Math.abs(presentValue) + lost <= tolerance * gross;
}

function nearestToUsual(roots: readonly number[]): number | undefined {
  return roots.reduce<number | undefined>(
    (nearest, root) =>
      nearest === undefined || Math.abs(root - usualRate) < Math.abs(nearest - usualRate) ? root : nearest,
    undefined,
  );
}
