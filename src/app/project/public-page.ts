/**
 * What residents read of a project: only what two persons of the organizer agreed to show. No terms of loans, no names
 * of persons, no figure that tells who someone is.
 */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Repositories } from "../ports.ts";
import type { PageContent } from "./fact-ports.ts";
import { publishedKpis, type PublishedKpi } from "./published-kpis.ts";

export interface PublicPage {
  readonly projectId: string;
  readonly name: Bilingual;
  readonly region: Bilingual;
  readonly organizer: Bilingual;
  readonly content: PageContent;
  readonly kpis: readonly PublishedKpi[];
  readonly sdgCodes: readonly string[];
  readonly publishedOn: LocalDate;
  readonly fictional: boolean;
}

/** Undefined where nothing is published: what is not and what never was are answered alike. */
export async function readPublicPage(
  repositories: Repositories,
  projectId: string,
  now: Instant,
): Promise<PublicPage | undefined> {
  const page = await repositories.projectFacts.page(projectId);
  if (page?.state !== "published") return undefined;
  const { organizerId, content, effectiveOn: publishedOn } = page;
  const project = await repositories.projects.find(organizerId, projectId);
  if (project === undefined) return undefined;
  const [planned] = await repositories.projectFacts.plansOf(organizerId, [projectId]);
  return {
    projectId,
    name: project.name,
    region: project.region,
    organizer: project.organizer.name,
    content,
    kpis: await publishedKpis({ repositories, organizerId, now }, content.kpis),
    sdgCodes: planned?.plan.sdgCodes ?? [],
    publishedOn,
    fictional: project.provenance.fictional,
  };
}
