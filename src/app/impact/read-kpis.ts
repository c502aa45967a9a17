import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { kpiView, type KpiFacts, type KpiView } from "./kpi-view.ts";
import type { KpiRecord } from "./ports.ts";

export interface KpiReader {
  readonly repositories: Pick<Repositories, "impact" | "loans">;
  readonly actor: Actor;
  readonly now: Instant;
}

export async function listKpis(reader: KpiReader, page: PageRequest): Promise<Page<KpiView>> {
  const { items, nextCursor } = await reader.repositories.impact.listKpis(reader.actor.organizationId, page);
  return { items: (await kpiFacts(reader, items)).map(kpiView), nextCursor };
}

export async function readKpi(reader: KpiReader, kpiId: string): Promise<KpiView> {
  const { impact } = reader.repositories;
  const kpi = orNotFound(await impact.findKpi(reader.actor.organizationId, kpiId), "kpi");
  const [facts] = await kpiFacts(reader, [kpi]);
  return kpiView(orNotFound(facts, "kpi"));
}

/** Series and targets of some KPIs, two statements whatever their number. */
export async function kpiFacts(
  { repositories, actor, now }: KpiReader,
  kpis: readonly KpiRecord[],
): Promise<readonly KpiFacts[]> {
  const viewer = actor.organizationId;
  const ids = kpis.map(({ id }) => id);
  const observations = await repositories.impact.observationsOfKpis(viewer, ids);
  const spts = await repositories.loans.sptsOfKpis(viewer, ids);
  return kpis.map((kpi) => ({
    kpi,
    observations: observations.filter(({ kpiId }) => kpiId === kpi.id),
    spts: spts.filter((spt) => spt.kpi.id === kpi.id),
    today: japanDay(now),
    reader: actor,
  }));
}
