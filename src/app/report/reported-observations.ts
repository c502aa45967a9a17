/**
 * What was reported of one KPI, period by period. One value leads: the one a verdict was read from, else the newest
 * accepted one, else what still waits for its review and says so. What other sources say of the same period stands
 * beside it and is never merged.
 */
import {
  countsForVerdict,
  observationGrade,
  observationState,
  observedValue,
  type ObservationState,
} from "../../domain/impact/observation.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { ConflictingValue, ReportedObservation } from "../../domain/report/kpi-result.ts";
import type { Period } from "../../domain/report/period.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import { inBoth, statedProvenance } from "./report-provenance.ts";

interface Report {
  readonly record: ObservationRecord;
  readonly state: ObservationState;
  readonly value: Decimal;
}

export interface ReportsOfKpi {
  /** As known at the viewpoint. */
  readonly records: readonly ObservationRecord[];
  /** Ids of observations that verdicts were read from. */
  readonly judged: ReadonlySet<string>;
}

/** By period. What was returned, rejected or superseded no longer stands. */
export function reportedObservations(reports: ReportsOfKpi): readonly ReportedObservation[] {
  const byPeriod = new Map<string, Report[]>();
  for (const report of reports.records.flatMap(standingReport)) {
    const { startOn, endOn } = report.record.period;
    const key = `${startOn} ${endOn}`;
    byPeriod.set(key, [...(byPeriod.get(key) ?? []), report]);
  }
  return [...byPeriod.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ofPeriod]) => reportedObservation(ofPeriod, reports));
}

function standingReport(record: ObservationRecord): readonly Report[] {
  const state = observationState(record.events);
  const value = observedValue(record.events);
  const stands = countsForVerdict(state) || state === "submitted" || state === "inReview";
  return stands && value !== undefined ? [{ record, state, value }] : [];
}

function reportedObservation(reports: readonly Report[], ofKpi: ReportsOfKpi): ReportedObservation {
  const leading = leadingReport(reports, ofKpi);
  const { record, value } = leading;
  const { events, version, asOf, provenance } = record;
  const grade = observationGrade(events);
  const verifier = verifierOf(record);
  return {
    period: periodOf(record),
    value: canonicalDecimal(value),
    source: sourceOf(leading),
    asOf,
    ...(grade === undefined ? {} : { grade }),
    ...(verifier === undefined ? {} : { verifiedBy: verifier }),
    restated: version > 1,
    provenance: statedProvenance(provenance),
    conflicting: reports
      .filter((other) => other.record.source !== record.source && !other.value.eq(value))
      .map(conflictingValue),
  };
}

function leadingReport(reports: readonly Report[], { judged }: ReportsOfKpi): Report {
  const accepted = newestVersionFirst(reports.filter(({ state }) => countsForVerdict(state)));
  const leading =
    accepted.find(({ record }) => judged.has(record.observationId)) ??
    accepted[0] ??
    newestVersionFirst(reports)[0];
  return present(leading, "a report of the period");
}

function newestVersionFirst(reports: readonly Report[]): readonly Report[] {
  return reports.toSorted((a, b) => b.record.version - a.record.version);
}

function conflictingValue(report: Report): ConflictingValue {
  const { asOf, provenance } = report.record;
  return {
    value: canonicalDecimal(report.value),
    source: sourceOf(report),
    asOf,
    provenance: statedProvenance(provenance),
  };
}

function sourceOf({ record: { source }, state }: Report): Bilingual {
  if (countsForVerdict(state)) return inBoth(source);
  return { ja: `${source}（確認前）`, en: `${source} (not yet reviewed)` };
}

/** Who signed an attestation; the lender's own review is no verification by a third party. */
function verifierOf({ events }: ObservationRecord): Bilingual | undefined {
  const attested = events.findLast((event) => event.kind === "attested");
  return attested === undefined ? undefined : inBoth(attested.attestation.provider);
}

export function periodOf({ period: { startOn, endOn } }: Pick<ObservationRecord, "period">): Period {
  return { startOn, endOn };
}
