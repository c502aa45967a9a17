/** The roll-outs of a plan with their regions' figures and sums, as a reader may see them. */
import { countsForVerdict, observationState, observedValue } from "../../domain/impact/observation.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import {
  rollOutTotals,
  whyNoTotal,
  type RegionSeries,
  type RegionValue,
  type RollOutTotal,
} from "../../domain/project/roll-out.ts";
import type { KpiFacts } from "../impact/kpi-view.ts";
import type { KpiRecord, ObservationRecord } from "../impact/ports.ts";
import { kpiFacts, type KpiReader } from "../impact/read-kpis.ts";
import type { ProjectPlan } from "./fact-ports.ts";

export interface RollOutView {
  readonly name: Bilingual;
  readonly unit: Bilingual | null;
  readonly regions: readonly { readonly name: Bilingual; readonly kpiId: string; readonly kpi: Bilingual }[];
  /** Why there is no sum; null where the regions add up. */
  readonly noTotal: "unitsDiffer" | "overlapping" | null;
  readonly totals: readonly RollOutTotalView[];
}

export interface RollOutTotalView {
  readonly startOn: string;
  readonly endOn: string;
  /** Null where there is no sum, or where it would give away a count of a few people. */
  readonly total: string | null;
  readonly isWithheld: boolean;
  readonly isComplete: boolean;
  readonly missing: readonly Bilingual[];
  /** In the order of the regions. */
  readonly parts: readonly { readonly value: string | null; readonly isWithheld: boolean }[];
}

type RollOut = ProjectPlan["rollOuts"][number];
type SmallestCellOf = (kpi: KpiRecord) => number | undefined;

export async function rollOutViews(
  reader: KpiReader,
  { rollOuts }: Pick<ProjectPlan, "rollOuts">,
  smallestCellOf: SmallestCellOf,
): Promise<readonly RollOutView[]> {
  const ids = new Set(rollOuts.flatMap(({ regions }) => regions.map(({ kpiId }) => kpiId)));
  const kpis: KpiRecord[] = [];
  for (const kpiId of ids) {
    const kpi = await reader.repositories.impact.findKpi(reader.actor.organizationId, kpiId);
    if (kpi !== undefined) kpis.push(kpi);
  }
  const facts = await kpiFacts(reader, kpis);
  return rollOuts.map((rollOut) => viewOf(rollOut, facts, smallestCellOf));
}

interface MeasuredRegion {
  readonly name: Bilingual;
  readonly kpi: KpiRecord;
  readonly observations: readonly ObservationRecord[];
}

function viewOf(
  { name, regions }: RollOut,
  facts: readonly KpiFacts[],
  smallestCellOf: SmallestCellOf,
): RollOutView {
  const measured = regions.flatMap((region): readonly MeasuredRegion[] => {
    const found = facts.find(({ kpi }) => kpi.id === region.kpiId);
    return found === undefined ? [] : [{ name: region.name, ...found }];
  });
  const noTotal = whyNoTotal(
    measured.map(({ kpi: { id, unit, overlapGroup } }) => ({ kpiId: id, unit: unit.ja, overlapGroup })),
  );
  const series = measured.map(({ kpi, observations }, place): RegionSeries => {
    const smallestCell = smallestCellOf(kpi);
    return { region: String(place), values: observations.flatMap(valueOf), smallestCell };
  });
  const names = measured.map((region) => region.name);
  return {
    name,
    unit: measured[0]?.kpi.unit ?? null,
    regions: measured.map((region) => ({
      name: region.name,
      kpiId: region.kpi.id,
      kpi: region.kpi.name,
    })),
    noTotal: noTotal ?? null,
    totals: rollOutTotals(series).map((total) => totalView(total, names, noTotal === undefined)),
  };
}

function valueOf({ period: { startOn, endOn }, events }: ObservationRecord): readonly RegionValue[] {
  const value = observedValue(events);
  const counts = countsForVerdict(observationState(events));
  return counts && value !== undefined ? [{ startOn, endOn, value }] : [];
}

function totalView(
  { startOn, endOn, total, parts, missing, isComplete, isWithheld }: RollOutTotal,
  names: readonly Bilingual[],
  addsUp: boolean,
): RollOutTotalView {
  return {
    startOn,
    endOn,
    total: addsUp && !isWithheld ? canonicalDecimal(total) : null,
    isWithheld,
    isComplete,
    missing: names.filter((_, place) => missing.includes(String(place))),
    parts: parts.map(({ value, isSmall }) => ({
      value: value === undefined || isSmall ? null : canonicalDecimal(value),
      isWithheld: isSmall,
    })),
  };
}
