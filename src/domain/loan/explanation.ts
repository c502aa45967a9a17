/**
 * Explanation of a rate (説明木): from the rate down to the file behind it, as data. The lender must be able to say for
 * every yen which observation, backed by which evidence, verified by whom, tested against which target, moved the rate
 * by how much from which day. Screen, API, notice and report word one and the same tree (report/explanation-text.ts).
 *
 * Figures are text as the API writes it: fractions per year, basis points, ISO days.
 */
import type { SptOutcome } from "../impact/spt-test.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { CorrectionRule, EffectiveRuleName } from "./ratchet-terms.ts";

/** The figures of each kind of node. Children lie below the figure they explain. */
export interface ExplanationFigures {
  readonly interestRate: {
    readonly effectiveOn: LocalDate;
    readonly annualRate: string;
    readonly baseRate: string;
    readonly creditMargin: string;
    readonly stepBp: string;
    /** Present while a breach of a covenant puts a step on. */
    readonly covenantStepBp?: string;
  };
  readonly baseRate: { readonly annualRate: string; readonly fixedOn: LocalDate; readonly index?: string };
  /** Below the base rate of a capital loan: its rate is fixed at first, then set by the borrower's profit. */
  readonly fixedYears: { readonly years: string };
  readonly profitTier: {
    readonly fiscalYearEndOn: LocalDate;
    readonly profit: string;
    /** Lowest profit of the tier; absent for the lowest tier. */
    readonly profitFrom?: string;
    readonly currency: string;
  };
  readonly creditMargin: {
    readonly annualRate: string;
    readonly effectiveOn: LocalDate;
    readonly termsVersion?: string;
  };
  /** Without children while no test has brought a step yet. */
  readonly step: { readonly stepBp: string };
  /** Cumulative: what earlier tests had brought. */
  readonly carriedSteps: { readonly stepBp: string };
  readonly test: { readonly test: string; readonly testOn: LocalDate; readonly movedBp: string };
  readonly kpi: {
    readonly kpi: string;
    readonly outcome: SptOutcome;
    readonly countsAs: "achieved" | "neutral" | "missed" | "suspended";
    /** Its own step before caps; absent where the step is read off a table. */
    readonly bp?: string;
    readonly attainment?: string;
  };
  readonly spt: { readonly spt: string; readonly target: string; readonly value: string };
  readonly observation: { readonly observation: string; readonly version: string; readonly grade: string };
  readonly evidence: { readonly sha256: string };
  readonly attestation: { readonly attestation: string };
  readonly kpiCap: { readonly kpi: string; readonly capBp: string; readonly bp: string };
  readonly ladder: { readonly achieved: string; readonly of: string; readonly bp: string };
  readonly score: { readonly score: string; readonly bandFrom: string; readonly bp: string };
  readonly threeBand: { readonly band: "achieved" | "between" | "worse"; readonly bp: string };
  /** Of a step read off a table: names, comma between them. */
  readonly kpisSuspended: { readonly kpis: string };
  readonly penalty: {
    readonly bp: string;
    readonly certificateDueOn: LocalDate;
    readonly deadlineOn: LocalDate;
  };
  readonly countedAsMissed: { readonly certificateDueOn: LocalDate; readonly deadlineOn: LocalDate };
  readonly arrival: { readonly test: string; readonly receivedOn: LocalDate };
  readonly correction: {
    readonly correction: string;
    readonly corrects: string;
    readonly knownOn: LocalDate;
    readonly rule: CorrectionRule;
    readonly favours: "lender" | "borrower" | "neither";
  };
  readonly totalCap: { readonly uncappedBp: string; readonly cappedBp: string };
  readonly effectiveDay: {
    readonly rule: EffectiveRuleName;
    readonly on: LocalDate;
    /** The day the rule looked at, and what happened on it. */
    readonly countedFrom: LocalDate;
    readonly countedFromWhat: "certificate" | "deadline" | "correction";
    readonly n?: string;
    readonly dueOn?: LocalDate;
    /** Days, comma between them. */
    readonly holidaysSkipped?: string;
    /** Present where a late certificate kept the rule from looking back. */
    readonly notBackDated?: "true";
  };
  /** Beside the ratchet: what breaches of covenants have put on, 0 once they have ended. */
  readonly covenantStep: { readonly stepBp: string; readonly effectiveOn: LocalDate };
  readonly breach: {
    readonly covenant: string;
    readonly testOn: LocalDate;
    readonly fromOn: LocalDate;
    readonly bp: string;
  };
  readonly suspended: { readonly startOn: LocalDate; readonly endOn?: LocalDate };
  readonly declassified: { readonly declassifiedOn: LocalDate };
  readonly marginFloor: { readonly floor: string; readonly margin: string };
  readonly allInFloor: { readonly floor: string; readonly annualRate: string };
  /** A later day whose facts left rate and parts as they were. */
  readonly unchanged: { readonly on: LocalDate };
}

export type ExplanationKind = keyof ExplanationFigures;

export interface ExplanationNodeOf<K extends ExplanationKind> {
  readonly kind: K;
  readonly figures: ExplanationFigures[K];
  readonly children: readonly ExplanationNode[];
}

export type ExplanationNode = { [K in ExplanationKind]: ExplanationNodeOf<K> }[ExplanationKind];

export function node<K extends ExplanationKind>(
  kind: K,
  figures: ExplanationFigures[K],
  children: readonly ExplanationNode[] = [],
): ExplanationNodeOf<K> {
  return { kind, figures, children };
}
