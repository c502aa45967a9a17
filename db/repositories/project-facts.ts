import type { PageContent, PageRecord, ProjectFactRepository } from "../../src/app/project/fact-ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { firstOf, rowsOf } from "../read.ts";
import { readJson } from "./json-cell.ts";
import { isVisibleProject, type RepositoryScope } from "./scope.ts";
import { newestPlans, seenPlans, toPlan } from "./project-plans.ts";
import { participationsOf } from "./project-participations.ts";
import { partnershipReading } from "./partnerships.ts";
import { partnershipRecording } from "./partnership-recording.ts";
import { pageRecording, projectRecording } from "./project-recording.ts";

interface PageRow {
  readonly project_id: string;
  readonly organization_id: string;
  readonly version: number;
  readonly state: "published" | "withdrawn";
  readonly content: string;
  readonly effective_on: string;
  readonly recorded_at: string;
  readonly name_ja: string;
  readonly name_en: string;
}

export function projectFactRepository(scope: RepositoryScope): ProjectFactRepository {
  const { on } = scope;
  const pages = () =>
    on("project_page")
      .join("project", "project.id", "project_page.project_id")
      .orderBy("project_page.version", "desc")
      .select("project_page.*", "project.name_ja", "project.name_en");
  return {
    ...projectRecording(scope),
    ...partnershipRecording(scope),
    ...pageRecording(scope),
    ...partnershipReading(scope),
    plansOf: async (viewerId, projectIds) => (await seenPlans(on, viewerId, projectIds)).map(toPlan),
    participationsOf: (viewerId, projectId) =>
      participationsOf(on, projectId, isVisibleProject(on, viewerId, "project_participation.project_id")),
    async page(projectId) {
      const row = await firstOf<PageRow>(pages().where("project_page.project_id", projectId));
      return row === undefined ? undefined : toPage(row);
    },
    async publishedPages() {
      const rows = await rowsOf<PageRow>(pages());
      const newest = rows.filter(
        (row, i) => rows.findIndex(({ project_id }) => project_id === row.project_id) === i,
      );
      const shown = newest.filter(({ state }) => state === "published");
      const plans = (
        await newestPlans(
          on,
          shown.map(({ project_id }) => project_id),
        )
      ).map(toPlan);
      return shown.map((row) => ({
        page: toPage(row),
        name: { ja: row.name_ja, en: row.name_en },
        municipalityCodes:
          plans.find(({ projectId }) => projectId === row.project_id)?.plan.municipalityCodes ?? [],
      }));
    },
  };
}

function toPage(row: PageRow): PageRecord {
  return {
    projectId: row.project_id,
    organizerId: row.organization_id,
    version: row.version,
    state: row.state,
    content: readJson<PageContent>(row.content),
    effectiveOn: localDate(row.effective_on),
    recordedAt: row.recorded_at as Instant,
  };
}
