import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { cidsDocument } from "./cids-document.ts";
import type { PlanReader } from "./read-plan.ts";
import type { PageContent } from "./fact-ports.ts";
import { publishedKpis } from "./published-kpis.ts";

/** For whoever sees the project: all its KPIs. */
export async function readCids(
  { repositories, actor, now }: PlanReader,
  projectId: string,
): Promise<CanonicalObject> {
  const project = orNotFound(await repositories.projects.find(actor.organizationId, projectId), "project");
  const kpis = project.kpiIds.map((kpiId) => ({ kpiId, countsPeople: false }));
  return documentOf({ repositories, now }, { projectId, organizerId: project.organizer.id, kpis });
}

/** For everybody: what is published, as it is published. */
export async function readPublicCids(
  repositories: Repositories,
  projectId: string,
  now: Instant,
): Promise<CanonicalObject | undefined> {
  const page = await repositories.projectFacts.page(projectId);
  if (page?.state !== "published") return undefined;
  const { organizerId, content } = page;
  return documentOf({ repositories, now }, { projectId, organizerId, kpis: content.kpis });
}

async function documentOf(
  { repositories, now }: { readonly repositories: Repositories; readonly now: Instant },
  {
    projectId,
    organizerId,
    kpis,
  }: { readonly projectId: string; readonly organizerId: string; readonly kpis: PageContent["kpis"] },
): Promise<CanonicalObject> {
  const project = orNotFound(await repositories.projects.find(organizerId, projectId), "project");
  const [planned] = await repositories.projectFacts.plansOf(organizerId, [projectId]);
  return cidsDocument({
    projectId,
    name: project.name,
    challenge: project.challenge,
    organizer: project.organizer,
    irisCodes: planned?.plan.irisCodes ?? [],
    sdgCodes: planned?.plan.sdgCodes ?? [],
    kpis: await publishedKpis({ repositories, organizerId, now }, kpis),
  });
}
