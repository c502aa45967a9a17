/**
 * Warnings on observations: they refuse nothing, they make a person look. A figure that jumps against the last one
 * accepted is often a slip of the unit or of the period. Two sources that report one KPI for one period differently
 * are both kept, side by side: which of them holds is for the reviewer to say.
 */
import { canonicalDecimal, decimal, roundDecimal, type Decimal } from "../kernel/decimal.ts";
import type { KpiPeriod } from "./kpi.ts";
import { observationState, observedValue, type Observation, type ObservationState } from "./observation.ts";
import { changePercent, exceedsPercent } from "./relative-change.ts";

export interface UnusualJump {
  readonly code: "unusualJump";
  readonly figures: {
    readonly value: string;
    readonly lastAccepted: string;
    /** Two decimals; null where the last figure was zero. */
    readonly changePercent: string | null;
    readonly thresholdPercent: string;
  };
}

const defaultJumpPercent = decimal(50);

/** Warns of a change of more than the threshold; exactly the threshold is still usual. */
export function unusualJump(
  { value, lastAccepted }: { readonly value: Decimal; readonly lastAccepted: Decimal },
  thresholdPercent: Decimal = defaultJumpPercent,
): UnusualJump | undefined {
  const movement = { from: lastAccepted, to: value };
  if (!exceedsPercent(movement, { percent: thresholdPercent, inclusive: false })) return undefined;
  const change = changePercent(movement);
  return {
    code: "unusualJump",
    figures: {
      value: canonicalDecimal(value),
      lastAccepted: canonicalDecimal(lastAccepted),
      changePercent: change === undefined ? null : canonicalDecimal(roundDecimal(change, 2, "halfEven")),
      thresholdPercent: canonicalDecimal(thresholdPercent),
    },
  };
}

export interface SourceReport {
  readonly observationId: string;
  readonly source: string;
  readonly value: Decimal;
}

export interface SourceConflict {
  readonly kpiId: string;
  readonly period: KpiPeriod;
  readonly reports: readonly SourceReport[];
}

/** KPIs and periods for which different sources stand by different values, in the order of their first report. */
export function sourceConflicts(observations: readonly Observation[]): readonly SourceConflict[] {
  const byFact = new Map<string, SourceConflict>();
  for (const observation of observations) {
    const report = standingReport(observation);
    if (report === undefined) continue;
    const { kpiId, period } = observation;
    const key = [kpiId, period.startOn, period.endOn].join("|");
    const reports = [...(byFact.get(key)?.reports ?? []), report];
    byFact.set(key, { kpiId, period, reports });
  }
  return [...byFact.values()].filter(({ reports }) => disagree(reports));
}

const standingStates: readonly ObservationState[] = [
  "submitted",
  "inReview",
  "accepted",
  "attested",
  "locked",
];

function standingReport({ observationId, source, events }: Observation): SourceReport | undefined {
  const value = observedValue(events);
  if (value === undefined || !standingStates.includes(observationState(events))) return undefined;
  return { observationId, source, value };
}

function disagree(reports: readonly SourceReport[]): boolean {
  return reports.some((a) => reports.some((b) => a.source !== b.source && !a.value.eq(b.value)));
}
