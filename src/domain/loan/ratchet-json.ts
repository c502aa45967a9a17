/**
 * Ratchet terms as they are written down: the shape of the rate-timeline calculator, basis points and rates as text. One
 * form for the wire, the record and the request that waits for a second person, so that what was asked for is what is
 * agreed.
 */
import { canonicalDecimal, decimal } from "../kernel/decimal.ts";
import type { Decision } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import { localDate } from "../kernel/local-date.ts";
import {
  basisPointsText,
  parseBasisPoints,
  parseRate,
  rateText,
  type BasisPoints,
  type Rate,
} from "../kernel/rate.ts";
import type {
  Aggregation,
  CorrectionRules,
  EffectiveRuleName,
  NotReportedRuleName,
  RatchetTerms,
} from "./ratchet-terms.ts";

export interface RatchetJson {
  readonly aggregation: Aggregation;
  readonly kpis: readonly {
    readonly id: string;
    readonly achievedBp: string;
    readonly neutralBp?: string;
    readonly missedBp: string;
    readonly capBp?: string;
    readonly weight?: string;
  }[];
  readonly ladder?: readonly { readonly achieved: number; readonly bp: string }[];
  readonly bands?: readonly { readonly from: string; readonly bp: string }[];
  readonly threeBand?: { readonly achievedBp: string; readonly betweenBp: string; readonly worseBp: string };
  readonly cumulative: boolean;
  readonly totalCapBp?: { readonly down: string; readonly up: string };
  readonly marginFloor: string;
  readonly allInFloor: string;
  readonly effective: {
    readonly rule: EffectiveRuleName;
    readonly n?: number;
    readonly month?: number;
    readonly day?: number;
  };
  readonly notReported: {
    readonly rule: NotReportedRuleName;
    readonly bp?: string;
    readonly afterBusinessDays?: number;
  };
  readonly correction: CorrectionRules;
  readonly declassifiedOn?: string;
}

export function readRatchet(json: RatchetJson): RatchetTerms {
  return {
    aggregation: json.aggregation,
    kpis: json.kpis.map((kpi) => ({
      id: kpi.id,
      achievedBp: points(kpi.achievedBp),
      neutralBp: optional(kpi.neutralBp, points),
      missedBp: points(kpi.missedBp),
      capBp: optional(kpi.capBp, points),
      weight: optional(kpi.weight, decimal),
    })),
    ladder: json.ladder?.map(({ achieved, bp }) => ({ achieved, bp: points(bp) })),
    bands: json.bands?.map(({ from, bp }) => ({ from: decimal(from), bp: points(bp) })),
    threeBand: optional(json.threeBand, ({ achievedBp, betweenBp, worseBp }) => ({
      achievedBp: points(achievedBp),
      betweenBp: points(betweenBp),
      worseBp: points(worseBp),
    })),
    cumulative: json.cumulative,
    totalCapBp: optional(json.totalCapBp, ({ down, up }) => ({ down: points(down), up: points(up) })),
    marginFloor: rateOf(json.marginFloor),
    allInFloor: rateOf(json.allInFloor),
    effective: json.effective,
    notReported: { ...json.notReported, bp: optional(json.notReported.bp, points) },
    correction: json.correction,
    declassifiedOn: optional(json.declassifiedOn, localDate),
  };
}

export function writeRatchet(terms: RatchetTerms): RatchetJson {
  return {
    aggregation: terms.aggregation,
    kpis: terms.kpis.map(writeKpi),
    ...field("ladder", terms.ladder, (ladder) =>
      ladder.map(({ achieved, bp }) => ({ achieved, bp: basisPointsText(bp) })),
    ),
    ...field("bands", terms.bands, (bands) =>
      bands.map(({ from, bp }) => ({ from: canonicalDecimal(from), bp: basisPointsText(bp) })),
    ),
    ...field("threeBand", terms.threeBand, ({ achievedBp, betweenBp, worseBp }) => ({
      achievedBp: basisPointsText(achievedBp),
      betweenBp: basisPointsText(betweenBp),
      worseBp: basisPointsText(worseBp),
    })),
    cumulative: terms.cumulative,
    ...field("totalCapBp", terms.totalCapBp, ({ down, up }) => ({
      down: basisPointsText(down),
      up: basisPointsText(up),
    })),
    marginFloor: rateText(terms.marginFloor),
    allInFloor: rateText(terms.allInFloor),
    effective: writeEffective(terms.effective),
    notReported: writeNotReported(terms.notReported),
    correction: terms.correction,
    ...field("declassifiedOn", terms.declassifiedOn, String),
  };
}

function writeKpi(kpi: RatchetTerms["kpis"][number]): RatchetJson["kpis"][number] {
  return {
    id: kpi.id,
    achievedBp: basisPointsText(kpi.achievedBp),
    ...field("neutralBp", kpi.neutralBp, basisPointsText),
    missedBp: basisPointsText(kpi.missedBp),
    ...field("capBp", kpi.capBp, basisPointsText),
    ...field("weight", kpi.weight, canonicalDecimal),
  };
}

function writeEffective({ rule, n, month, day }: RatchetTerms["effective"]): RatchetJson["effective"] {
  const same = (value: number) => value;
  return { rule, ...field("n", n, same), ...field("month", month, same), ...field("day", day, same) };
}

function writeNotReported({
  rule,
  bp,
  afterBusinessDays,
}: RatchetTerms["notReported"]): RatchetJson["notReported"] {
  return {
    rule,
    ...field("bp", bp, basisPointsText),
    ...field("afterBusinessDays", afterBusinessDays, (days) => days),
  };
}

/** An absent term is left out, not written as empty. */
function field<Name extends string, T, U>(
  name: Name,
  value: T | undefined,
  write: (value: T) => U,
): Partial<Record<Name, U>> {
  return value === undefined ? {} : ({ [name]: write(value) } as Record<Name, U>);
}

function optional<T, U>(value: T | undefined, read: (value: T) => U): U | undefined {
  return value === undefined ? undefined : read(value);
}

function points(text: string): BasisPoints {
  return stored(parseBasisPoints(text), text);
}

function rateOf(text: string): Rate {
  return stored(parseRate(text), text);
}

function stored<T>(decision: Decision<T>, text: string): T {
  return present(decision.ok ? decision.value : undefined, `a readable form of ${text}`);
}
