/**
 * Interest of one period: balance × annual rate × year fraction, summed exactly over the adjacent segments in which
 * balance and rate stand still, rounded once at the end (積数方式: sum the parts, divide last, cut the fraction off).
 *
 * A contract may round each segment instead (`roundingScope: "segment"`), and may cut the balance down to a whole unit
 * before multiplying (付利単位). Each of these is a term of the product, never a hidden default.
 */
import { yearFractions, type DayCount, type DayInclusion } from "../calendar/day-count.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { rateRatio, type Rate } from "../kernel/rate.ts";
import { addRatios, ratio, roundRatio, zeroRatio, type Ratio } from "../kernel/ratio.ts";
import type { RoundingMode } from "../kernel/rounding.ts";
import { shareOfMonths, type InterestPeriod } from "./interest-period.ts";

export const roundingScopes = ["period", "segment"] as const;
export type RoundingScope = (typeof roundingScopes)[number];

export interface InterestRule {
  readonly dayCount: DayCount;
  readonly dayInclusion: DayInclusion;
  readonly rounding: RoundingMode;
  readonly roundingScope: RoundingScope;
  /** 付利単位 in minor units: the balance is cut down to a multiple of it. */
  readonly principalUnit: bigint;
}

/** The defaults of the product fields, as Japanese loans write them. */
export const defaultInterestRule: InterestRule = {
  dayCount: "act365Fixed",
  dayInclusion: "startOnly",
  rounding: "floor",
  roundingScope: "period",
  principalUnit: 1n,
};

export type InterestRuleRejection = Rejection<"principalUnitNotPositive">;

/** The rule as agreed; refuses a 付利単位 that no balance could be cut down to. */
export function agreeInterestRule(rule: InterestRule): Decision<InterestRule, InterestRuleRejection> {
  if (rule.principalUnit > 0n) return accept(rule);
  const figures = { principalUnit: rule.principalUnit.toString() };
  return reject({ code: "principalUnitNotPositive", figures, pointer: "/interestRule/principalUnit" });
}

/** Days `[startOn, endOn)` in which balance and rate stand still. */
export interface InterestSegment {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  /** Minor units. */
  readonly principal: bigint;
  readonly annualRate: Rate;
}

export interface ReckonedSegment extends InterestSegment {
  readonly days: number;
  readonly exact: Ratio;
}

/** As `InterestSegment`, with the rate as any exact fraction per year. */
export interface AccrualSegment extends Omit<InterestSegment, "annualRate"> {
  readonly rate: Ratio;
}

/** What the segments `S` of one period came to. */
export interface Accrual<S extends AccrualSegment = AccrualSegment> {
  /** Minor units, rounded once. */
  readonly interest: bigint;
  readonly exact: Ratio;
  readonly segments: readonly (S & { readonly days: number; readonly exact: Ratio })[];
}

export interface PeriodInterest {
  /** Minor units, rounded once. */
  readonly interest: bigint;
  readonly exact: Ratio;
  readonly segments: readonly ReckonedSegment[];
}

export type InterestRejection = Rejection<
  "noSegments" | "endBeforeStart" | "segmentsNotAdjacent" | "principalNegative"
>;

/** Interest of one period given as adjacent segments; both end days (両端) are counted once, on the last segment that bears any. */
export function periodInterest(
  segments: readonly InterestSegment[],
  rule: InterestRule,
): Decision<PeriodInterest, InterestRejection> {
  const complaint = complaintAbout(segments);
  return complaint === undefined ? accept(reckonPeriod(segments, rule)) : reject(complaint);
}

/** As `periodInterest`, for segments the engine itself has cut and which therefore cannot be out of order. */
export function reckonPeriod(segments: readonly InterestSegment[], rule: InterestRule): PeriodInterest {
  return accrue(
    segments.map((segment) => ({ ...segment, rate: rateRatio(segment.annualRate) })),
    rule,
  );
}

/**
 * Interest of adjacent segments at exact rates. With 月割 the segments of a known interest period share its months, so
 * that a cut in the middle of a month changes nothing.
 */
export function accrue<S extends AccrualSegment>(
  segments: readonly S[],
  rule: InterestRule,
  period?: InterestPeriod,
): Accrual<S> {
  const lastBearing = segments.findLastIndex(({ principal }) => principal !== 0n);
  const parts = segments.map((segment, i) =>
    accrueSegment(segment, withInclusion(rule, i === lastBearing), period),
  );
  const fractions = parts.flatMap((part) => part.fractions);
  const exact = sum(fractions);
  const interest =
    rule.roundingScope === "period"
      ? roundRatio(exact, rule.rounding)
      : fractions.reduce((rounded, part) => rounded + roundRatio(part, rule.rounding), 0n);
  return { interest, exact, segments: parts.map(({ accrued }) => accrued) };
}

function accrueSegment<S extends AccrualSegment>(
  segment: S,
  rule: InterestRule,
  period: InterestPeriod | undefined,
): { readonly accrued: Accrual<S>["segments"][number]; readonly fractions: readonly Ratio[] } {
  const bearing = segment.principal - (segment.principal % rule.principalUnit);
  const years =
    rule.dayCount === "monthly" && period !== undefined
      ? [shareOfMonths(segment, period, rule.dayInclusion)]
      : yearFractions(segment.startOn, segment.endOn, rule);
  const fractions = years.map(({ fraction }) => interestFor(fraction, bearing, segment.rate));
  const days = years.reduce((counted, part) => counted + part.days, 0);
  return { accrued: { ...segment, days, exact: sum(fractions) }, fractions };
}

/** Not reduced to lowest terms: within a period the denominators are then alike, and adding needs no divisor. */
function interestFor(years: Ratio, bearing: bigint, rate: Ratio): Ratio {
  return ratio(bearing * rate.numerator * years.numerator, rate.denominator * years.denominator);
}

function sum([first, ...others]: readonly Ratio[]): Ratio {
  return first === undefined ? zeroRatio : others.reduce(addRatios, first);
}

function withInclusion(rule: InterestRule, isLast: boolean): InterestRule {
  return isLast ? rule : { ...rule, dayInclusion: "startOnly" };
}

function complaintAbout(segments: readonly InterestSegment[]): InterestRejection | undefined {
  if (segments.length === 0) return { code: "noSegments" };
  for (const [i, { startOn, endOn, principal }] of segments.entries()) {
    const pointer = `/segments/${String(i)}`;
    if (endOn < startOn) return { code: "endBeforeStart", figures: { startOn, endOn }, pointer };
    if (principal < 0n) {
      return { code: "principalNegative", figures: { principal: principal.toString() }, pointer };
    }
    const previous = segments[i - 1];
    if (previous !== undefined && previous.endOn !== startOn) {
      return { code: "segmentsNotAdjacent", figures: { previousEndOn: previous.endOn, startOn }, pointer };
    }
  }
  return undefined;
}
