/** New KPIs, and new versions of those there are: by whoever runs the project. */
import { reaches } from "../../domain/party/access.ts";
import { checkDefinition, checkNextVersion } from "../../domain/impact/kpi-version.ts";
import type { KpiDefinition } from "../../domain/impact/kpi.ts";
import type { CommandContext } from "../command.ts";
import { ownRecord } from "../provenance.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { NewKpiVersion } from "./kpi-library-ports.ts";
import { readLibraryKpi, versionsOf, type LibraryKpiView } from "./kpi-library-view.ts";

type Said = Omit<KpiDefinition, "recordedAt" | "kpiId" | "version" | "code">;

export interface CreateKpi extends Said {
  readonly projectId: string;
  readonly code: string;
}

export async function createKpi(context: CommandContext, command: CreateKpi): Promise<LibraryKpiView> {
  const { work, actor, newId } = context;
  const { projectId, ...definition } = command;
  const standing = orNotFound(await work.impact.standingTo(actor.organizationId, projectId), "project");
  if (!reaches("defineKpi", standing)) {
    throw new Rejected({ code: "notOwnProject", figures: { project: projectId } });
  }
  orReject(checkDefinition(definition));
  if (await work.kpiLibrary.codeIsTaken(projectId, definition.code)) {
    throw new Rejected({ code: "kpiCodeTaken", figures: { code: definition.code }, pointer: "/code" });
  }
  const id = newId();
  const first = versionRow(context, { ...definition, kpiId: id, version: 1 }, "");
  await work.kpiLibrary.addKpi({ id, projectId, code: definition.code, provenance: ownRecord }, first);
  return readLibraryKpi(work, actor, id);
}

export interface DefineKpi extends Said {
  readonly kpiId: string;
  readonly reason: string;
}

/** What was reported and decided before stays on the version before. */
export async function defineKpiVersion(
  context: CommandContext,
  { kpiId, reason, ...said }: DefineKpi,
): Promise<LibraryKpiView> {
  const { work, actor } = context;
  const kpi = orNotFound(await work.impact.findKpi(actor.organizationId, kpiId), "kpi");
  const standing = await work.impact.standingTo(actor.organizationId, kpi.project.id);
  if (!reaches("defineKpi", standing)) {
    throw new Rejected({ code: "notOwnProject", figures: { project: kpi.project.id } });
  }
  const last = (await versionsOf(work, [kpi])).at(-1);
  const definition = { ...said, code: kpi.code };
  orReject(checkNextVersion(definition, last));
  const version = (last?.version ?? 0) + 1;
  await work.kpiLibrary.addVersion(versionRow(context, { ...definition, kpiId, version }, reason));
  return readLibraryKpi(work, actor, kpiId);
}

function versionRow(
  { actor, newId }: CommandContext,
  definition: Omit<KpiDefinition, "recordedAt">,
  reason: string,
): NewKpiVersion {
  return { ...definition, id: newId(), reason, definedBy: actor.personId };
}
