/** The KPI library as people read it: each KPI with its versions, assignments and levels. */
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { firstDay } from "../../domain/kernel/local-date.ts";
import { mayDo, reaches } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import type { AssignmentRecord, KpiLevelRecord, KpiVersionRecord } from "./kpi-library-ports.ts";
import type { KpiRecord } from "./ports.ts";

export type KpiVersionView = Omit<
  KpiVersionRecord,
  "kpiId" | "definedBy" | "overlapGroup" | "smallestCell"
> & {
  readonly overlapGroup: string | null;
  readonly smallestCell: number | null;
};

export interface LibraryKpiView {
  readonly id: string;
  readonly code: string;
  readonly project: KpiRecord["project"];
  readonly organizer: KpiRecord["organizer"];
  readonly current: KpiVersionView;
  readonly versions: readonly KpiVersionView[];
  readonly assignments: readonly AssignmentView[];
  readonly baselines: readonly LevelView[];
  readonly targets: readonly LevelView[];
  /** KPIs that count the same again: their figures are not to be added to this one's. */
  readonly overlapsWith: readonly Pick<KpiRecord, "id" | "name">[];
  readonly allowed: readonly ("define" | "assign")[];
}

export interface AssignmentView {
  readonly id: string;
  readonly subject: AssignmentRecord["subject"];
  readonly subjectId: string | null;
  readonly subjectName: string;
  readonly organization: AssignmentRecord["organization"];
  readonly effectiveOn: string;
  readonly endedOn: string | null;
  readonly note: string;
  readonly isOwn: boolean;
}

export interface LevelView {
  readonly on: string;
  readonly value: string;
  readonly source: string;
  readonly note: string;
  readonly by: string | null;
  readonly recordedAt: string;
  /** Statements that it took the place of, oldest first. */
  readonly before: readonly { readonly value: string; readonly recordedAt: string }[];
}

type Library = Pick<Repositories, "impact" | "kpiLibrary">;

export async function listLibrary(
  work: Library,
  actor: Actor,
  page: PageRequest,
): Promise<Page<LibraryKpiView>> {
  const { items, nextCursor } = await work.impact.listKpis(actor.organizationId, page);
  return { items: await viewsOf(work, actor, items), nextCursor };
}

export async function readLibraryKpi(work: Library, actor: Actor, kpiId: string): Promise<LibraryKpiView> {
  const kpi = orNotFound(await work.impact.findKpi(actor.organizationId, kpiId), "kpi");
  return present((await viewsOf(work, actor, [kpi]))[0], "a view of the KPI");
}

/** Every version of some KPIs, oldest first: one that came before the library begins with what it was recorded as. */
export async function versionsOf(
  { kpiLibrary }: Pick<Repositories, "kpiLibrary">,
  kpis: readonly KpiRecord[],
): Promise<readonly KpiVersionRecord[]> {
  const recorded = await kpiLibrary.versionsOf(kpis.map(({ id }) => id));
  return kpis.flatMap((kpi) => {
    const own = recorded.filter(({ kpiId }) => kpiId === kpi.id);
    return own[0]?.version === 1 ? own : [asRecorded(kpi), ...own];
  });
}

function asRecorded(kpi: KpiRecord): KpiVersionRecord {
  const { id: kpiId, code, name, unit, direction, formula, recordedAt } = kpi;
  const nothing = { ja: "", en: "" };
  return {
    ...{ kpiId, version: 1, code, name, unit, direction, formula, recordedAt },
    ...{ scope: nothing, benchmark: nothing, frequency: "annual", isCore: true, sdgCodes: [], irisCodes: [] },
    ...{ isOwnDefinition: true, overlapGroup: undefined, smallestCell: undefined },
    ...{ effectiveOn: firstDay, reason: "", definedBy: "", definerName: null },
  };
}

async function viewsOf(
  work: Library,
  actor: Actor,
  kpis: readonly KpiRecord[],
): Promise<readonly LibraryKpiView[]> {
  const ids = kpis.map(({ id }) => id);
  const versions = await versionsOf(work, kpis);
  const assignments = await work.kpiLibrary.assignmentsOf(ids);
  const levels = await work.kpiLibrary.levelsOf(ids);
  const views: LibraryKpiView[] = [];
  for (const kpi of kpis) {
    const own = versions.filter(({ kpiId }) => kpiId === kpi.id);
    const ownLevels = levels.filter(({ kpiId }) => kpiId === kpi.id);
    const current = present(own.at(-1), "a version");
    views.push({
      id: kpi.id,
      code: kpi.code,
      project: kpi.project,
      organizer: kpi.organizer,
      current: versionView(current),
      versions: own.map(versionView),
      assignments: assignments
        .filter(({ kpiId }) => kpiId === kpi.id)
        .map((row) => assignmentView(row, actor)),
      baselines: levelViews(ownLevels.filter(({ kind }) => kind === "baseline")),
      targets: levelViews(ownLevels.filter(({ kind }) => kind === "target")),
      overlapsWith: await overlapping(work, actor, { kpi, group: current.overlapGroup }),
      allowed: await allowedSteps(work, actor, kpi),
    });
  }
  return views;
}

async function overlapping(
  work: Library,
  { organizationId }: Actor,
  { kpi, group }: { readonly kpi: KpiRecord; readonly group: string | undefined },
): Promise<LibraryKpiView["overlapsWith"]> {
  if (group === undefined) return [];
  const siblings = await work.impact.kpisOfProject(organizationId, kpi.project.id);
  const newest = new Map((await versionsOf(work, siblings)).map((version) => [version.kpiId, version]));
  return siblings
    .filter(({ id }) => id !== kpi.id && newest.get(id)?.overlapGroup === group)
    .map(({ id, name }) => ({ id, name }));
}

async function allowedSteps(
  { impact }: Library,
  { organizationId, roles }: Actor,
  { project }: KpiRecord,
): Promise<LibraryKpiView["allowed"]> {
  const standing = await impact.standingTo(organizationId, project.id);
  const may = (action: "defineKpi" | "assignKpi") => mayDo(roles, action) && reaches(action, standing);
  return [...(may("defineKpi") ? ["define" as const] : []), ...(may("assignKpi") ? ["assign" as const] : [])];
}

function versionView(record: KpiVersionRecord): KpiVersionView {
  const { version, code, name, unit, direction, formula, scope, benchmark, frequency, isCore } = record;
  const { sdgCodes, irisCodes, isOwnDefinition, effectiveOn, recordedAt, reason, definerName } = record;
  return {
    ...{ version, code, name, unit, direction, formula, scope, benchmark, frequency, isCore },
    ...{ sdgCodes, irisCodes, isOwnDefinition, effectiveOn, recordedAt, reason, definerName },
    overlapGroup: record.overlapGroup ?? null,
    smallestCell: record.smallestCell ?? null,
  };
}

function assignmentView(record: AssignmentRecord, { organizationId }: Actor): AssignmentView {
  const {
    assignmentId: id,
    subject,
    subjectId,
    subjectName,
    organization,
    effectiveOn,
    endedOn,
    note,
  } = record;
  return {
    ...{ id, subject, subjectName, organization, effectiveOn, note },
    subjectId: subjectId ?? null,
    endedOn: endedOn ?? null,
    isOwn: record.organizationId === organizationId,
  };
}

/** One line for each day: the newest statement, with those before it. */
function levelViews(levels: readonly KpiLevelRecord[]): readonly LevelView[] {
  const days = [...new Set(levels.map(({ levelOn }) => levelOn))].toSorted();
  return days
    .map((day) => levels.filter(({ levelOn }) => levelOn === day))
    .map((all): LevelView => {
      const holds = present(all.at(-1), "a level");
      return {
        on: holds.levelOn,
        value: canonicalDecimal(holds.value),
        source: holds.source,
        note: holds.note,
        by: holds.setterName,
        recordedAt: holds.recordedAt,
        before: all
          .slice(0, -1)
          .map(({ value, recordedAt }) => ({ value: canonicalDecimal(value), recordedAt })),
      };
    });
}
