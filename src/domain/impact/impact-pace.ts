/**
 * Scale, pace and efficiency: how much was added, how fast, what rate would reach the target, and what a million of
 * financing bought. Two observations are enough. Pace is per year of 365 days, the compound growth (CAGR) likewise.
 */
import { decimal, one, zero, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { daysBetween, type LocalDate } from "../kernel/local-date.ts";

export interface DatedValue {
  readonly on: LocalDate;
  readonly value: Decimal;
}

export interface ImpactPace {
  /** Last value − first value; negative where the KPI fell. */
  readonly scale: Decimal;
  readonly days: number;
  /** Scale × 365 / days. */
  readonly pacePerYear: Decimal;
  /** Fraction per year; undefined unless the first value is positive and the last not negative. */
  readonly compoundGrowth: Decimal | undefined;
}

export type ImpactPaceRejection = Rejection<"endBeforeStart">;

const daysPerYear = decimal(365);
const million = decimal(1_000_000);

export function impactPace(first: DatedValue, last: DatedValue): Decision<ImpactPace, ImpactPaceRejection> {
  const days = daysBetween(first.on, last.on);
  if (days <= 0) return reject({ code: "endBeforeStart", figures: { startOn: first.on, endOn: last.on } });
  const scale = last.value.minus(first.value);
  return accept({
    scale,
    days,
    pacePerYear: scale.times(daysPerYear).div(days),
    compoundGrowth: compoundGrowth(first.value, last.value, days),
  });
}

function compoundGrowth(first: Decimal, last: Decimal, days: number): Decimal | undefined {
  if (first.lte(zero) || last.lt(zero)) return undefined;
  return last.div(first).pow(daysPerYear.div(days)).minus(one);
}

/** The pace per year from the last observation that would just reach the target on its day. */
export function requiredPace(last: DatedValue, target: DatedValue): Decision<Decimal, ImpactPaceRejection> {
  const days = daysBetween(last.on, target.on);
  if (days <= 0) return reject({ code: "endBeforeStart", figures: { startOn: last.on, endOn: target.on } });
  return accept(target.value.minus(last.value).times(daysPerYear).div(days));
}

/** Scale per million of money financed; undefined where nothing was financed. */
export function scalePerMillion(scale: Decimal, financed: Decimal): Decimal | undefined {
  return financed.lte(zero) ? undefined : scale.times(million).div(financed);
}
