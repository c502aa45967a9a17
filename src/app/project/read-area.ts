/** What goes on in the area of a local government: projects it takes part in, and those whose page is published. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { areaHolds, parseMunicipalityCode } from "../../domain/party/municipality-code.ts";
import type { Page } from "../page.ts";
import { orReject, Rejected } from "../rejected.ts";
import type { PartnershipView, PlanReader } from "./read-plan.ts";
import { partnershipView } from "./read-plan.ts";
import { listProjects, type ProjectView } from "./read-projects.ts";

export interface AreaView {
  readonly municipalityCode: string;
  readonly projects: readonly (ProjectView & {
    readonly municipalityCodes: readonly string[];
    readonly partnerships: readonly PartnershipView[];
  })[];
  /** Published by others in the area, without being seen by the reader otherwise. */
  readonly published: readonly { readonly projectId: string; readonly name: Bilingual }[];
}

const batch = 100;

/** Of the asked code, or of the code in the reader's own profile. */
export async function readArea(reader: PlanReader, asked: string | undefined): Promise<AreaView> {
  const { repositories, actor, now } = reader;
  const today = japanDay(now);
  const [profile] = await repositories.parties.profilesOn([actor.organizationId], today);
  const code = asked ?? profile?.municipalityCode ?? null;
  if (code === null) throw new Rejected({ code: "municipalityCodeMissing" });
  const area = orReject(parseMunicipalityCode(code));
  const seen = await allProjects(reader);
  const plans = await repositories.projectFacts.plansOf(
    actor.organizationId,
    seen.map(({ id }) => id),
  );
  const codesOf = new Map(plans.map(({ projectId, plan }) => [projectId, plan.municipalityCodes]));
  const inArea = (codes: readonly string[]) => codes.some((place) => areaHolds(area, place));
  const partnerships = await repositories.projectFacts.partnerships(actor.organizationId);
  const published = await repositories.projectFacts.publishedPages();
  return {
    municipalityCode: area,
    projects: seen
      .map((project) => ({ ...project, municipalityCodes: codesOf.get(project.id) ?? [] }))
      .filter(({ municipalityCodes }) => inArea(municipalityCodes))
      .map((project) => ({
        ...project,
        partnerships: partnerships
          .filter((each) => each.project.id === project.id)
          .map((each) => partnershipView(each, today)),
      })),
    published: published
      .filter(({ page, municipalityCodes }) => inArea(municipalityCodes) && !codesOf.has(page.projectId))
      .map(({ page, name }) => ({ projectId: page.projectId, name })),
  };
}

async function allProjects(reader: PlanReader): Promise<readonly ProjectView[]> {
  const all: ProjectView[] = [];
  for (let cursor: string | undefined; ;) {
    const page: Page<ProjectView> = await listProjects(reader, { limit: batch, cursor });
    all.push(...page.items);
    if (page.nextCursor === null) return all;
    cursor = page.nextCursor;
  }
}
