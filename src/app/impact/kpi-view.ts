import {
  countsForVerdict,
  observationGrade,
  observationState,
  observedValue,
  type ObservationState,
} from "../../domain/impact/observation.ts";
import { sourceConflicts } from "../../domain/impact/observation-warnings.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { periodName } from "../../domain/report/period.ts";
import type { Actor } from "../actor.ts";
import type { SptRecord } from "../loan/ports.ts";
import type { Provenance } from "../provenance.ts";
import { shownValue } from "./observation-view.ts";
import type { KpiRecord, ObservationRecord } from "./ports.ts";

export interface KpiView extends Omit<KpiRecord, "recordedAt" | "smallestCell" | "overlapGroup"> {
  readonly baseline: { readonly on: string; readonly value: string } | null;
  readonly targets: readonly { readonly testOn: string; readonly value: string }[];
  readonly openPeriods: readonly {
    readonly startOn: string;
    readonly endOn: string;
    readonly label: string;
    readonly dueOn: string | null;
  }[];
  readonly observations: readonly KpiObservationView[];
}

export interface KpiObservationView {
  readonly id: string;
  readonly periodStartOn: string;
  readonly periodEndOn: string;
  readonly periodLabel: string;
  /** "<5" where the figure is suppressed. */
  readonly value: string;
  readonly isSuppressed: boolean;
  readonly version: number;
  readonly definitionVersion: number;
  readonly source: string;
  readonly asOf: string;
  readonly state: ObservationState;
  readonly grade: EvidenceGrade | null;
  readonly conflicting: boolean;
  readonly provenance: Provenance;
}

export interface KpiSummaryView {
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly unit: Bilingual;
  readonly direction: "higher" | "lower";
  readonly latest: { readonly periodLabel: string; readonly value: string; readonly state: string } | null;
  readonly target: { readonly testOn: string; readonly value: string } | null;
}

export interface KpiFacts {
  readonly kpi: KpiRecord;
  /** Newest period first. */
  readonly observations: readonly ObservationRecord[];
  readonly spts: readonly SptRecord[];
  readonly today: LocalDate;
  /** Who reads: counts of a few people are the organizer's alone. */
  readonly reader: Pick<Actor, "organizationId">;
}

export function kpiView({ kpi, observations, spts, today, reader }: KpiFacts): KpiView {
  const { id, code, name, unit, direction, formula, project, organizer, provenance } = kpi;
  const conflicting = new Set(
    sourceConflicts(observations).flatMap(({ reports }) => reports.map(({ observationId }) => observationId)),
  );
  const withBaseline = spts.find(({ baseline }) => baseline !== undefined);
  return {
    ...{ id, code, name, unit, direction, formula, project, organizer, provenance },
    baseline:
      withBaseline?.baseline === undefined
        ? null
        : { on: withBaseline.periodStartOn, value: canonicalDecimal(withBaseline.baseline) },
    targets: spts.map(({ testOn, target }) => ({ testOn, value: canonicalDecimal(target) })),
    openPeriods: openPeriods({ kpi, observations, spts, today, reader }),
    observations: observations.map((record) =>
      observationRow(record, reader, conflicting.has(record.observationId)),
    ),
  };
}

export function kpiSummaryView({ kpi, observations, spts, today, reader }: KpiFacts): KpiSummaryView {
  const { id, code, name, unit, direction } = kpi;
  const [latest] = observations;
  const next = spts.find(({ testOn }) => testOn >= today) ?? spts.at(-1);
  return {
    id,
    code,
    name,
    unit,
    direction,
    latest:
      latest === undefined
        ? null
        : {
            periodLabel: latest.period.label,
            value: shownValue(valueOf(latest), kpi, reader).value,
            state: observationState(latest.events),
          },
    target: next === undefined ? null : { testOn: next.testOn, value: canonicalDecimal(next.target) },
  };
}

function observationRow(
  record: ObservationRecord,
  reader: KpiFacts["reader"],
  conflicting: boolean,
): KpiObservationView {
  return {
    id: record.observationId,
    periodStartOn: record.period.startOn,
    periodEndOn: record.period.endOn,
    periodLabel: record.period.label,
    ...shownValue(valueOf(record), record.kpi, reader),
    version: record.version,
    definitionVersion: record.kpiVersion,
    source: record.source,
    asOf: record.asOf,
    state: observationState(record.events),
    grade: observationGrade(record.events) ?? null,
    conflicting,
    provenance: record.provenance,
  };
}

function valueOf({ events, draftValue }: ObservationRecord): Decimal {
  return observedValue(events) ?? draftValue;
}

/** Periods that SPTs look at, are over, and have nothing accepted or under way. */
export function openPeriods({ observations, spts, today }: KpiFacts): KpiView["openPeriods"] {
  const answered = observations.filter(({ events }) => {
    const state = observationState(events);
    return countsForVerdict(state) || ["draft", "submitted", "inReview", "returned"].includes(state);
  });
  const periods = new Map<string, KpiView["openPeriods"][number]>();
  for (const { periodStartOn: startOn, periodEndOn: endOn, certificateDueOn: dueOn } of spts) {
    const isAnswered = answered.some(({ period }) => period.startOn === startOn && period.endOn === endOn);
    if (endOn <= today && !isAnswered)
      periods.set(startOn, { startOn, endOn, label: periodName({ startOn, endOn }, "ja"), dueOn });
  }
  return [...periods.values()];
}
