/**
 * From where to where a KPI went, by stored observations. What contradicts another source, and what was rejected,
 * withdrawn or superseded, is no end to measure from; who wants one of two conflicting figures names it.
 */
import {
  observationGrade,
  observationState,
  observedValue,
  type ObservationState,
} from "../../domain/impact/observation.ts";
import { sourceConflicts } from "../../domain/impact/observation-warnings.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { DatedValue } from "../../domain/impact/impact-pace.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { isSmallCell } from "../../domain/project/small-cell.ts";
import { orNotFound } from "../rejected.ts";
import type { KpiRecord, ObservationRecord } from "./ports.ts";

export interface KpiEnd extends DatedValue {
  readonly observationId: string;
  readonly state: ObservationState;
  readonly grade: EvidenceGrade | undefined;
}

export interface KpiEnds {
  readonly first: KpiEnd;
  readonly last: KpiEnd;
  /** How many observations were left out for contradicting another. */
  readonly conflicts: number;
}

export interface AskedEnds {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const noEnd: readonly ObservationState[] = ["draft", "rejected", "withdrawn", "superseded"];

/** What a KPI gained, for a reader; undefined where an end counts so few people that the gain would tell of them. */
export function gainTold(
  ends: KpiEnds | undefined,
  {
    smallestCell,
    organizer,
  }: Pick<KpiRecord, "smallestCell"> & { readonly organizer: Pick<KpiRecord["organizer"], "id"> },
  organizationId: string,
): Decimal | undefined {
  if (ends === undefined) return undefined;
  const values = [ends.first.value, ends.last.value];
  const isOwn = organizer.id === organizationId;
  if (!isOwn && values.some((value) => isSmallCell({ value, smallestCell }))) return undefined;
  return ends.last.value.minus(ends.first.value);
}

/** Undefined where fewer than two observations stand on different days. */
export function kpiEnds(series: readonly ObservationRecord[], { from, to }: AskedEnds): KpiEnds | undefined {
  const standing = series.filter(({ events }) => !noEnd.includes(observationState(events)));
  const disputed = new Set(
    sourceConflicts(standing).flatMap(({ reports }) => reports.map(({ observationId }) => observationId)),
  );
  const usual = standing
    .filter(({ observationId }) => !disputed.has(observationId))
    .map(endOf)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const named = (id: string | undefined): KpiEnd | undefined => {
    if (id === undefined) return undefined;
    return endOf(
      orNotFound(
        standing.find(({ observationId }) => observationId === id),
        "observation",
      ),
    );
  };
  const first = named(from) ?? usual[0];
  const last = named(to) ?? usual.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (from === undefined && to === undefined && first.on === last.on) return undefined;
  return { first, last, conflicts: disputed.size };
}

/** Observations whose period was over on the day and that were known at the moment. */
export function knownSeries(
  series: readonly ObservationRecord[],
  { asOf, knownAt }: Viewpoint,
): readonly ObservationRecord[] {
  return series
    .filter(({ period, createdAt }) => lastDayOf(period.endOn) <= asOf && createdAt <= knownAt)
    .map((record) => ({
      ...record,
      events: record.events.filter(({ recordedAt }) => recordedAt <= knownAt),
    }));
}

function endOf(record: ObservationRecord): KpiEnd {
  return {
    observationId: record.observationId,
    on: lastDayOf(record.period.endOn),
    value: observedValue(record.events) ?? record.draftValue,
    state: observationState(record.events),
    grade: observationGrade(record.events),
  };
}

/** A period ends before the day it is written with. */
function lastDayOf(endOn: LocalDate): LocalDate {
  return addDays(endOn, -1);
}
