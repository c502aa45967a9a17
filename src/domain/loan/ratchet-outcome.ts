/**
 * Outcomes as one test hands them to the ratchet. A certificate speaks of every KPI of the agreement: a KPI it leaves
 * out is not reported. Where the agreement counts silence as missed it counts as missed, because silence must not be
 * the cheaper choice.
 */
import type { EvidenceGrade } from "../impact/evidence-grade.ts";
import type { SptOutcome } from "../impact/spt-test.ts";
import type { Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { MarginRatchet, RatchetKpi } from "./ratchet-terms.ts";

/** What a verdict was read from, so that a rate can be followed down to the file behind it. */
export interface OutcomeBasis {
  readonly sptId: string;
  readonly target: Decimal;
  readonly value: Decimal;
  readonly observationId: string;
  readonly observationVersion: number;
  readonly grade: EvidenceGrade;
  readonly evidenceSha256: readonly string[];
  readonly attestationId?: string | undefined;
}

export interface KpiOutcome {
  readonly kpi: string;
  readonly outcome: SptOutcome;
  /** Way covered from the baseline (0) to the target (1); may lie outside. */
  readonly attainment?: Decimal | undefined;
  readonly basis?: OutcomeBasis | undefined;
}

export interface CountedOutcome {
  readonly kpi: RatchetKpi;
  readonly outcome: SptOutcome;
  readonly countsAs: "achieved" | "neutral" | "missed" | "suspended";
  /** Undefined for a KPI that was not reported. */
  readonly attainment: Decimal | undefined;
  readonly basis: OutcomeBasis | undefined;
}

export type OutcomeRejection = Rejection<"kpiUnknown" | "outcomeTwice">;

/** One outcome for each KPI of the agreement, in its order; refuses a KPI it does not know or that comes twice. */
export function countOutcomes(
  { kpis }: Pick<MarginRatchet, "kpis">,
  outcomes: readonly KpiOutcome[],
): Decision<readonly CountedOutcome[], OutcomeRejection> {
  const known = new Set(kpis.map(({ id }) => id));
  const reported = new Map<string, KpiOutcome>();
  for (const [i, outcome] of outcomes.entries()) {
    const { kpi } = outcome;
    const pointer = `/outcomes/${i}/kpi`;
    if (!known.has(kpi)) return reject({ code: "kpiUnknown", figures: { kpi }, pointer });
    if (reported.has(kpi)) return reject({ code: "outcomeTwice", figures: { kpi }, pointer });
    reported.set(kpi, outcome);
  }
  return accept(kpis.map((kpi) => counted(kpi, reported.get(kpi.id))));
}

/** What stands for a certificate that never came. */
export function silence({ kpis }: Pick<MarginRatchet, "kpis">): readonly CountedOutcome[] {
  return kpis.map((kpi) => counted(kpi, undefined));
}

export function reportsEveryKpi(outcomes: readonly CountedOutcome[]): boolean {
  return outcomes.every(({ outcome }) => outcome !== "notReported");
}

function counted(kpi: RatchetKpi, reported: KpiOutcome | undefined): CountedOutcome {
  if (reported === undefined || reported.outcome === "notReported") {
    return { kpi, outcome: "notReported", countsAs: "missed", attainment: undefined, basis: reported?.basis };
  }
  const { outcome, attainment, basis } = reported;
  return { kpi, outcome, countsAs: outcome, attainment, basis };
}
