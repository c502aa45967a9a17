/**
 * All real roots of an exponential sum f(s) = Σ ±e^(c_i + t_i·s), t_i rising: the shape of a net present value with
 * s = −ln(1 + r). By Descartes' rule f has at most as many roots as its terms change sign. Multiplied by e^(−τ·s), τ
 * chosen between the two terms of a sign change, and then differentiated, it loses exactly that change; its roots
 * are the turning points between which f can have one root only (Rolle). So the roots are isolated by descending to a
 * sum without sign change, and none is missed, as a grid would miss it.
 *
 * Between turning points Newton's method works on ln(positive terms) − ln(negative terms), which is close to a
 * straight line and never overflows. Floating point is right here: a rate is searched for, no money is reckoned.
 */
import { invariant, present } from "../kernel/invariant.ts";

export interface ExponentialTerm {
  readonly exponent: number;
  readonly sign: 1 | -1;
  /** ln of the coefficient's size. */
  readonly logSize: number;
}

/** Roots in rising order; two that lie closer together than floating point can tell apart are one. */
export function exponentialSumRoots(terms: readonly ExponentialTerm[]): readonly number[] {
  const change = firstSignChange(terms);
  const [first, last] = [terms[0], terms.at(-1)];
  if (change === undefined || first === undefined || last === undefined) return [];
  const turningPoints = exponentialSumRoots(derivative(terms, change));
  const { low, high } = rootBounds(terms, first, last);
  const points: readonly Point[] = [
    { at: low, side: first.sign },
    ...turningPoints.map((at) => ({ at, side: sideOf(terms, at) })),
    { at: high, side: last.sign },
  ];
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    const touched = point.side === 0 ? [point.at] : [];
    return next === undefined || point.side * next.side !== -1 ? touched : [rootBetween(terms, point, next)];
  });
}

/** Which side of zero f is on; 0 where it touches zero. */
interface Point {
  readonly at: number;
  readonly side: number;
}

/** Position of the first term whose sign differs from the one before. */
function firstSignChange(terms: readonly ExponentialTerm[]): number | undefined {
  const change = terms.findIndex(({ sign }) => sign !== terms[0]?.sign);
  return change < 0 ? undefined : change;
}

/** Of f·e^(−τs), with τ in the middle of the sign change that ends at `change`. */
function derivative(terms: readonly ExponentialTerm[], change: number): readonly ExponentialTerm[] {
  const middle = (exponentAt(terms, change - 1) + exponentAt(terms, change)) / 2;
  return terms.map(({ exponent, sign, logSize }, i) => ({
    exponent,
    sign: i < change ? opposite(sign) : sign,
    logSize: logSize + Math.log(Math.abs(exponent - middle)),
  }));
}

function opposite(sign: 1 | -1): 1 | -1 {
  return sign === 1 ? -1 : 1;
}

function exponentAt(terms: readonly ExponentialTerm[], position: number): number {
  return present(terms[position], "a term").exponent;
}

/** Outside of these the last, or the first, term outweighs all others together. */
function rootBounds(
  terms: readonly ExponentialTerm[],
  first: ExponentialTerm,
  last: ExponentialTerm,
): { readonly low: number; readonly high: number } {
  let [largest, gap] = [-Infinity, Infinity];
  for (const [i, { logSize, exponent }] of terms.entries()) {
    largest = Math.max(largest, logSize);
    if (i > 0) gap = Math.min(gap, exponent - exponentAt(terms, i - 1));
  }
  invariant(gap > 0, "exponents rise");
  return {
    low: -(Math.LN2 + largest - first.logSize) / gap - 1,
    high: (Math.LN2 + largest - last.logSize) / gap + 1,
  };
}

interface Evaluation {
  /** ln(positive terms) − ln(negative terms): it has the sign of f. */
  readonly value: number;
  readonly slope: number;
  /** What rounding alone may have added to `value`. */
  readonly noise: number;
}

function evaluate(terms: readonly ExponentialTerm[], at: number): Evaluation {
  let [topPlus, topMinus] = [-Infinity, -Infinity];
  for (const { exponent, sign, logSize } of terms) {
    const power = logSize + exponent * at;
    if (sign === 1) topPlus = Math.max(topPlus, power);
    else topMinus = Math.max(topMinus, power);
  }
  let [plus, minus, plusMoment, minusMoment] = [0, 0, 0, 0];
  for (const { exponent, sign, logSize } of terms) {
    const size = Math.exp(logSize + exponent * at - (sign === 1 ? topPlus : topMinus));
    if (sign === 1) {
      plus += size;
      plusMoment += size * exponent;
    } else {
      minus += size;
      minusMoment += size * exponent;
    }
  }
  return {
    value: topPlus - topMinus + Math.log(plus / minus),
    slope: plusMoment / plus - minusMoment / minus,
    noise: 8 * Number.EPSILON * (1 + Math.abs(topPlus) + Math.abs(topMinus)),
  };
}

function sideOf(terms: readonly ExponentialTerm[], at: number): number {
  const { value, noise } = evaluate(terms, at);
  return Math.abs(value) <= noise ? 0 : Math.sign(value);
}

/** Newton's method, kept between two points on opposite sides; it halves their distance when a step is no good. */
function rootBetween(terms: readonly ExponentialTerm[], from: Point, to: Point): number {
  let [low, high] = [from.at, to.at];
  let at = low < 0 && high > 0 ? 0 : (low + high) / 2;
  for (let step = high - low, round = 0; round < longestSearch; round++) {
    const { value, slope } = evaluate(terms, at);
    if (value === 0) return at;
    if (Math.sign(value) === from.side) low = at;
    else high = at;
    const newton = at - value / slope;
    const isGood = newton > low && newton < high && Math.abs(newton - at) <= Math.abs(step) / 2;
    const next = isGood ? newton : (low + high) / 2;
    step = next - at;
    at = next;
    if (Math.abs(step) <= Number.EPSILON * Math.max(1, Math.abs(at))) return at;
  }
  return at;
}

const longestSearch = 200;
