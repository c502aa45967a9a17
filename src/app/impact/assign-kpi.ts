/** What a KPI is measured for: by each organization for what is its own. */
import { reaches } from "../../domain/party/access.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { CommandContext } from "../command.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { AssignmentSubject } from "./kpi-library-ports.ts";
import { readLibraryKpi, type LibraryKpiView } from "./kpi-library-view.ts";
import type { KpiRecord } from "./ports.ts";

export interface AssignKpi {
  readonly kpiId: string;
  readonly subject: AssignmentSubject;
  readonly subjectId: string | undefined;
  /** Of a programme. */
  readonly subjectName: string;
  readonly effectiveOn: LocalDate;
  readonly note: string;
}

export async function assignKpi(context: CommandContext, command: AssignKpi): Promise<LibraryKpiView> {
  const { work, actor, newId } = context;
  const { kpiId, subject, effectiveOn, note } = command;
  const kpi = await assignableKpi(context, kpiId);
  const named = await subjectOf(context, kpi, command);
  const standing = (await work.kpiLibrary.assignmentsOf([kpiId])).find(
    (other) =>
      other.organizationId === actor.organizationId &&
      other.endedOn === undefined &&
      other.subject === subject &&
      other.subjectId === named.subjectId &&
      other.subjectName === named.subjectName,
  );
  if (standing !== undefined) {
    throw new Rejected({ code: "kpiAlreadyAssigned", figures: { name: named.subjectName } });
  }
  const id = newId();
  const said = { kpiId, subject, effectiveOn, note, changedBy: actor.personId };
  await work.kpiLibrary.addAssignmentChange({ id, assignmentId: id, change: "assigned", ...said, ...named });
  return readLibraryKpi(work, actor, kpiId);
}

interface EndAssignment {
  readonly kpiId: string;
  readonly assignmentId: string;
  readonly effectiveOn: LocalDate;
  readonly note: string;
}

export async function endKpiAssignment(
  context: CommandContext,
  { kpiId, assignmentId, effectiveOn, note }: EndAssignment,
): Promise<LibraryKpiView> {
  const { work, actor, newId } = context;
  await assignableKpi(context, kpiId);
  const assignment = orNotFound(
    (await work.kpiLibrary.assignmentsOf([kpiId])).find((each) => each.assignmentId === assignmentId),
    "assignment",
  );
  if (assignment.organizationId !== actor.organizationId || assignment.endedOn !== undefined) {
    throw new Rejected({ code: "kpiAssignmentEnded", figures: { name: assignment.subjectName } });
  }
  const { subject, subjectId, subjectName } = assignment;
  await work.kpiLibrary.addAssignmentChange({
    ...{ id: newId(), assignmentId, kpiId, subject, subjectId, subjectName, change: "ended" },
    ...{ effectiveOn, note, changedBy: actor.personId },
  });
  return readLibraryKpi(work, actor, kpiId);
}

async function assignableKpi({ work, actor }: CommandContext, kpiId: string): Promise<KpiRecord> {
  const kpi = orNotFound(await work.impact.findKpi(actor.organizationId, kpiId), "kpi");
  const standing = await work.impact.standingTo(actor.organizationId, kpi.project.id);
  if (!reaches("assignKpi", standing)) {
    throw new Rejected({ code: "notOwnProject", figures: { project: kpi.project.id } });
  }
  return kpi;
}

async function subjectOf(
  { work, actor }: CommandContext,
  { project }: KpiRecord,
  { subject, subjectId, subjectName }: AssignKpi,
): Promise<{ readonly subjectId: string | undefined; readonly subjectName: string }> {
  if (subject === "programme") {
    if (subjectName !== "") return { subjectId: undefined, subjectName };
    throw new Rejected({ code: "assignmentNameMissing", pointer: "/subjectName" });
  }
  if (subject === "project") return { subjectId: project.id, subjectName: project.name.ja };
  const found =
    subjectId === undefined
      ? undefined
      : await work.kpiLibrary.subjectName(actor.organizationId, subject, subjectId);
  return { subjectId, subjectName: orNotFound(found, subject) };
}
