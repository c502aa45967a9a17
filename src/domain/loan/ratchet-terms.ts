/**
 * The terms of a margin ratchet (金利調整条項) as an agreement writes them. Every field is explicit: two people who read
 * the same agreement must arrive at the same rate, so nothing that moves the rate is left to a habit of the program.
 *
 * `RatchetTerms` is the written form, one flat record. `MarginRatchet` is the same agreement after the law book
 * (ratchet-law-book.ts) found it complete: each rule carries the figures it needs and no others.
 */
import type { Decimal } from "../kernel/decimal.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { BasisPoints, Rate } from "../kernel/rate.ts";

export const aggregations = [
  "perKpi",
  "countLadder",
  "weightedScore",
  "allOf",
  "threeBand",
  "linear",
] as const;
/** How the outcomes of one test become one step. */
export type Aggregation = (typeof aggregations)[number];

export const effectiveRuleNames = [
  "nextInterestPeriod",
  "nthBusinessDayAfterCertificate",
  "dayAfterNextDueDate",
  "fixedDate",
  "testDate",
] as const;
export type EffectiveRuleName = (typeof effectiveRuleNames)[number];

export const notReportedRuleNames = ["asMissed", "penalty", "noChange"] as const;
export type NotReportedRuleName = (typeof notReportedRuleNames)[number];

export const correctionRules = ["trueUp", "prospective"] as const;
/** `trueUp` recomputes from the original effective date, `prospective` only from the next one. */
export type CorrectionRule = (typeof correctionRules)[number];

export interface RatchetKpi {
  readonly id: string;
  /** Steps of `perKpi`, `allOf` and `linear`; negative lowers the rate. */
  readonly achievedBp: BasisPoints;
  /** Zero where the agreement names none. */
  readonly neutralBp?: BasisPoints | undefined;
  readonly missedBp: BasisPoints;
  /** The KPI's own steps stay within ±capBp; with a cumulative ratchet this holds for their sum. */
  readonly capBp?: BasisPoints | undefined;
  /** Share in the score of `weightedScore`. */
  readonly weight?: Decimal | undefined;
}

/** Step by the number of SPTs achieved. */
export interface LadderRung {
  readonly achieved: number;
  readonly bp: BasisPoints;
}

/** Step for scores from `from` up to the next band. */
export interface ScoreBand {
  readonly from: Decimal;
  readonly bp: BasisPoints;
}

export interface ThreeBandSteps {
  readonly achievedBp: BasisPoints;
  readonly betweenBp: BasisPoints;
  readonly worseBp: BasisPoints;
}

/** `down` is zero or negative, `up` zero or positive. */
export interface StepRange {
  readonly down: BasisPoints;
  readonly up: BasisPoints;
}

/**
 * What happens when a verdict turns out wrong, by whom setting it right favours: `lenderFavour` where the rate should
 * have been higher (the error had favoured the borrower, who now owes the difference), `borrowerFavour` where it should
 * have been lower. Agreements commonly collect the first in full and grant the second for the future only.
 */
export interface CorrectionRules {
  readonly lenderFavour: CorrectionRule;
  readonly borrowerFavour: CorrectionRule;
}

export interface RateFloors {
  /** Credit margin and steps together. */
  readonly marginFloor: Rate;
  /** The whole rate. */
  readonly allInFloor: Rate;
}

export interface RatchetTerms extends RateFloors {
  readonly aggregation: Aggregation;
  readonly kpis: readonly RatchetKpi[];
  readonly ladder?: readonly LadderRung[] | undefined;
  readonly bands?: readonly ScoreBand[] | undefined;
  readonly threeBand?: ThreeBandSteps | undefined;
  /** `false`: each test replaces the last; `true`: steps add up. */
  readonly cumulative: boolean;
  readonly totalCapBp?: StepRange | undefined;
  readonly effective: {
    readonly rule: EffectiveRuleName;
    readonly n?: number | undefined;
    readonly month?: number | undefined;
    readonly day?: number | undefined;
  };
  readonly notReported: {
    readonly rule: NotReportedRuleName;
    readonly bp?: BasisPoints | undefined;
    readonly afterBusinessDays?: number | undefined;
  };
  readonly correction: CorrectionRules;
  /** From this day on the steps stop for good; the credit margin stays. */
  readonly declassifiedOn?: LocalDate | undefined;
}

export type AggregationTerms =
  | { readonly rule: "perKpi" | "allOf" | "linear" }
  | { readonly rule: "countLadder"; readonly ladder: readonly LadderRung[] }
  /** Bands from the lowest to the highest. */
  | { readonly rule: "weightedScore"; readonly bands: readonly ScoreBand[] }
  | { readonly rule: "threeBand"; readonly steps: ThreeBandSteps };

export type EffectiveRule =
  | { readonly rule: "nextInterestPeriod" | "dayAfterNextDueDate" | "testDate" }
  | { readonly rule: "nthBusinessDayAfterCertificate"; readonly n: number }
  /** 29 February is the last of February in a common year. */
  | { readonly rule: "fixedDate"; readonly month: number; readonly day: number };

export type NotReportedRule = { readonly afterBusinessDays: number } & (
  { readonly rule: "asMissed" | "noChange" } | { readonly rule: "penalty"; readonly bp: BasisPoints }
);

export interface MarginRatchet {
  readonly aggregation: AggregationTerms;
  readonly kpis: readonly RatchetKpi[];
  readonly cumulative: boolean;
  readonly totalCapBp: StepRange | undefined;
  readonly floors: RateFloors;
  readonly effective: EffectiveRule;
  readonly notReported: NotReportedRule;
  readonly correction: CorrectionRules;
  readonly declassifiedOn: LocalDate | undefined;
}
