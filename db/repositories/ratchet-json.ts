/** Ratchet terms as they are kept: the shape of the rate-timeline calculator, basis points and rates as text. */
import { decimal } from "../../src/domain/kernel/decimal.ts";
import type { Decision } from "../../src/domain/kernel/decision.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { parseBasisPoints, parseRate, type BasisPoints, type Rate } from "../../src/domain/kernel/rate.ts";
import type {
  Aggregation,
  CorrectionRules,
  EffectiveRuleName,
  NotReportedRuleName,
  RatchetTerms,
} from "../../src/domain/loan/ratchet-terms.ts";

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

function optional<T, U>(value: T | undefined, read: (value: T) => U): U | undefined {
  return value === undefined ? undefined : read(value);
}

function points(text: string): BasisPoints {
  return stored(parseBasisPoints(text), text);
}

export function rateOf(text: string): Rate {
  return stored(parseRate(text), text);
}

function stored<T>(decision: Decision<T>, text: string): T {
  return present(decision.ok ? decision.value : undefined, `a readable form of ${text}`);
}
