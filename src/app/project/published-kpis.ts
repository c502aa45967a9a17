/** The KPIs of a project as everybody may read them: what was accepted, against its targets; small counts of people withheld. */
import { countsForVerdict, observationState } from "../../domain/impact/observation.ts";
import { canonicalDecimal, decimal } from "../../domain/kernel/decimal.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { isSmallCell, usualSmallestCell } from "../../domain/project/small-cell.ts";
import { weakestGrade, type KpiResult, type SptTarget } from "../../domain/report/kpi-result.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { Period } from "../../domain/report/period.ts";
import type { KpiRecord } from "../impact/ports.ts";
import { kpiFacts, type KpiReader } from "../impact/read-kpis.ts";
import type { SptRecord } from "../loan/ports.ts";
import { systemActor } from "../loan/run-due-interest.ts";
import type { Repositories } from "../ports.ts";
import { reportedObservations } from "../report/reported-observations.ts";
import { statedProvenance } from "../report/report-provenance.ts";
import type { PageContent } from "./fact-ports.ts";

export interface PublishedKpi {
  readonly kpi: KpiRecord;
  readonly result: KpiResult;
  /** Periods whose figure is withheld because it counts too few people. */
  readonly withheld: readonly Period[];
  /** Counts below it are withheld; undefined for a KPI that counts no people. */
  readonly smallestCell: number | undefined;
  /** The weakest of what is shown. */
  readonly grade: EvidenceGrade | undefined;
  /** The latest target whose period has a figure that is shown. */
  readonly standing: { readonly target: string; readonly value: string; readonly isMet: boolean } | undefined;
}

export interface PublicReader {
  readonly repositories: Pick<Repositories, "impact" | "loans">;
  /** Whose view of its own project is published. */
  readonly organizerId: string;
  readonly now: Instant;
}

export async function publishedKpis(
  { repositories, organizerId, now }: PublicReader,
  published: PageContent["kpis"],
): Promise<readonly PublishedKpi[]> {
  const reader: KpiReader = { repositories, actor: systemActor(organizerId), now };
  const kpis: KpiRecord[] = [];
  for (const { kpiId } of published) {
    const kpi = await repositories.impact.findKpi(organizerId, kpiId);
    if (kpi !== undefined) kpis.push(kpi);
  }
  return (await kpiFacts(reader, kpis)).map(({ kpi, observations, spts }) => {
    const accepted = observations.filter(({ events }) => countsForVerdict(observationState(events)));
    const all = reportedObservations({ records: accepted, judged: new Set() });
    const smallestCell = publishedCell(kpi, published);
    const isShown = (value: string) => !isSmallCell({ value: decimal(value), smallestCell });
    const shown = all
      .filter(({ value }) => isShown(value))
      .map((observation) => ({
        ...observation,
        conflicting: observation.conflicting.filter(({ value }) => isShown(value)),
      }));
    const withheld = all.filter(({ value }) => !isShown(value)).map(({ period }) => period);
    const grade = weakestGrade(shown.flatMap((each) => each.grade ?? []));
    const result = resultOf(kpi, spts, shown);
    return { kpi, withheld, smallestCell, grade, result, standing: standingOf(result) };
  });
}

/** What its definition and what the page say of it: the stricter of both. */
export function publishedCell(
  { id, smallestCell = 0 }: Pick<KpiRecord, "id" | "smallestCell">,
  published: PageContent["kpis"],
): number | undefined {
  const countsPeople = published.some((each) => each.kpiId === id && each.countsPeople);
  const strictest = Math.max(smallestCell, countsPeople ? usualSmallestCell : 0);
  return strictest === 0 ? undefined : strictest;
}

function standingOf({ targets, observations, direction }: KpiResult): PublishedKpi["standing"] {
  const reached = targets.flatMap(({ period, value: target }) => {
    const found = observations.find((each) => isSamePeriod(each.period, period));
    return found === undefined ? [] : [{ target, value: found.value }];
  });
  const latest = reached.at(-1);
  if (latest === undefined) return undefined;
  const distance = decimal(latest.value).minus(latest.target);
  return { ...latest, isMet: direction === "higher" ? distance.gte(0) : distance.lte(0) };
}

function isSamePeriod(a: Period, b: Period): boolean {
  return a.startOn === b.startOn && a.endOn === b.endOn;
}

function resultOf(
  kpi: KpiRecord,
  spts: readonly SptRecord[],
  observations: KpiResult["observations"],
): KpiResult {
  const targets = targetsOf(spts);
  const values = [...targets, ...observations].map(({ value }) => decimal(value).decimalPlaces());
  return {
    id: kpi.id,
    name: { value: kpi.name, provenance: statedProvenance(kpi.provenance) },
    unit: kpi.unit,
    decimals: Math.max(0, ...values),
    direction: kpi.direction,
    targets,
    observations,
  };
}

/** Levels and days, each once: by whom and for what price they were agreed is nobody's affair here. */
function targetsOf(spts: readonly SptRecord[]): readonly SptTarget[] {
  const byTest = new Map(
    spts.map((spt) => [
      `${spt.testOn} ${canonicalDecimal(spt.target)}`,
      {
        testOn: spt.testOn,
        period: { startOn: spt.periodStartOn, endOn: spt.periodEndOn },
        value: canonicalDecimal(spt.target),
        provenance: statedProvenance(spt.provenance),
      },
    ]),
  );
  return [...byTest.values()].toSorted((a, b) => (a.testOn < b.testOn ? -1 : 1));
}
