/**
 * What residents read of a project: only what two persons of the organizer agreed to show. No terms of loans, no names
 * of persons, no figure that tells who someone is.
 */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Repositories } from "../ports.ts";
import type { PageContent } from "./fact-ports.ts";
import { systemActor } from "../loan/run-due-interest.ts";
import { publishedCell, publishedKpis, type PublishedKpi } from "./published-kpis.ts";
import { rollOutViews, type RollOutView } from "./roll-out-view.ts";

export interface PublicPage {
  readonly projectId: string;
  readonly name: Bilingual;
  readonly region: Bilingual;
  readonly organizer: Bilingual;
  readonly content: PageContent;
  readonly kpis: readonly PublishedKpi[];
  /** Without the regions' own figures. */
  readonly rollOuts: readonly PublishedRollOut[];
  readonly sdgCodes: readonly string[];
  readonly publishedOn: LocalDate;
  readonly fictional: boolean;
}

export type PublishedRollOut = Pick<RollOutView, "name" | "unit" | "totals" | "noTotal">;

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
    rollOuts:
      planned === undefined || content.showsRollOut !== true
        ? []
        : await rollOutViews({ repositories, actor: systemActor(organizerId), now }, planned.plan, (kpi) =>
            publishedCell(kpi, content.kpis),
          ),
    sdgCodes: planned?.plan.sdgCodes ?? [],
    publishedOn,
    fictional: project.provenance.fictional,
  };
}
