import type { Page, PageRequest } from "../page.ts";
import { kpiSummaryView, type KpiSummaryView } from "../impact/kpi-view.ts";
import { kpiFacts, type KpiReader } from "../impact/read-kpis.ts";
import type { KpiRecord } from "../impact/ports.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import type { ProjectRecord } from "./ports.ts";

export type ProjectReader = KpiReader & { readonly repositories: Pick<Repositories, "projects"> };

export type ProjectView = Omit<ProjectRecord, "kpiIds"> & { readonly kpis: readonly KpiSummaryView[] };

export async function listProjects(reader: ProjectReader, page: PageRequest): Promise<Page<ProjectView>> {
  const { items, nextCursor } = await reader.repositories.projects.list(reader.actor.organizationId, page);
  return { items: await projectViews(reader, items), nextCursor };
}

export async function readProject(reader: ProjectReader, projectId: string): Promise<ProjectView> {
  const { projects } = reader.repositories;
  const project = orNotFound(await projects.find(reader.actor.organizationId, projectId), "project");
  const [view] = await projectViews(reader, [project]);
  return orNotFound(view, "project");
}

async function projectViews(
  reader: ProjectReader,
  projects: readonly ProjectRecord[],
): Promise<readonly ProjectView[]> {
  const kpis: KpiRecord[] = [];
  for (const kpiId of projects.flatMap(({ kpiIds }) => kpiIds)) {
    const kpi = await reader.repositories.impact.findKpi(reader.actor.organizationId, kpiId);
    if (kpi !== undefined) kpis.push(kpi);
  }
  const summaries = (await kpiFacts(reader, kpis)).map(kpiSummaryView);
  return projects.map(({ kpiIds, ...project }) => ({
    ...project,
    kpis: summaries.filter(({ id }) => kpiIds.includes(id)),
  }));
}
