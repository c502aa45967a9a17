/** A project and its plan: versions of one document, each from a day on. */
import { checkKpiCodes } from "../../domain/impact/kpi.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { pointedFrom } from "../../domain/kernel/decision.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { parseMunicipalityCode } from "../../domain/party/municipality-code.ts";
import { fundingShares } from "../../domain/project/funding.ts";
import { checkLogicModel } from "../../domain/project/logic-model.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orReject, Rejected } from "../rejected.ts";
import type { ProjectPlan } from "./fact-ports.ts";
import { ownProject } from "./own-project.ts";

export interface CreateProject {
  readonly name: Bilingual;
  readonly plan: ProjectPlan;
  readonly provenance?: Provenance | undefined;
}

export async function createProject(
  context: CommandContext,
  { name, plan, provenance = ownRecord }: CreateProject,
): Promise<string> {
  const { work, actor, now, newId } = context;
  const id = newId();
  const { challenge, region } = plan;
  await work.projectFacts.addProject({ id, name, challenge, region, provenance });
  const today = japanDay(now);
  await appendPlan(
    context,
    { projectId: id, effectiveOn: today, plan, provenance },
    { version: 1, kpiIds: [] },
  );
  await work.projectFacts.addParticipation(
    {
      id: newId(),
      participationId: newId(),
      version: 1,
      projectId: id,
      organizationId: actor.organizationId,
      personName: null,
      role: "organizer",
      startsOn: today,
      endsOn: null,
      provenance,
    },
    newId(),
  );
  await tell(context, "project.created", id);
  return id;
}

export interface RecordPlan {
  readonly projectId: string;
  readonly effectiveOn: LocalDate;
  readonly plan: ProjectPlan;
  /** The version that was read before: another one in between is a conflict. */
  readonly basedOn: number;
  readonly provenance?: Provenance | undefined;
}

export async function recordPlan(
  context: CommandContext,
  { basedOn, provenance = ownRecord, ...planned }: RecordPlan,
): Promise<void> {
  const { work, actor } = context;
  const { kpiIds } = await ownProject(work, actor, planned.projectId);
  const [newest] = await work.projectFacts.plansOf(actor.organizationId, [planned.projectId]);
  const version = newest?.version ?? 0;
  if (version !== basedOn)
    throw new Rejected({ code: "planChangedMeanwhile", figures: { basedOn, version } });
  await appendPlan(context, { ...planned, provenance }, { version: version + 1, kpiIds });
  await tell(context, "project.planned", planned.projectId);
}

interface PlannedProject extends Pick<RecordPlan, "projectId" | "effectiveOn" | "plan"> {
  readonly provenance: Provenance;
}

async function appendPlan(
  { work, newId }: CommandContext,
  { projectId, effectiveOn, plan, provenance }: PlannedProject,
  { version, kpiIds }: { readonly version: number; readonly kpiIds: readonly string[] },
): Promise<void> {
  mustBePlausible(plan, kpiIds);
  const content = toCanonical(plan);
  await work.projectFacts.addPlan({ id: newId(), projectId, version, effectiveOn, content, provenance });
}

function mustBePlausible(plan: ProjectPlan, kpiIds: readonly string[]): void {
  const { municipalityCodes, places, rollOuts, sdgCodes, irisCodes, logicModel } = plan;
  const codes = [
    ...municipalityCodes,
    ...places.map(({ municipalityCode }) => municipalityCode),
    ...rollOuts.flatMap(({ regions }) => regions.map(({ municipalityCode }) => municipalityCode)),
  ];
  for (const code of codes) if (code !== null) orReject(parseMunicipalityCode(code));
  orReject(checkKpiCodes({ code: "PROJECT", sdgCodes, irisCodes }));
  orReject(pointedFrom("/plan/logicModel", checkLogicModel(logicModel)));
  orReject(fundingShares(plan.funding.map((source) => ({ ...source, amount: BigInt(source.amount) }))));
  const used = [
    ...logicModel.arrows.flatMap((arrow) => arrow.kpiIds),
    ...rollOuts.flatMap(({ regions }) => regions.map(({ kpiId }) => kpiId)),
  ];
  const foreign = used.find((kpiId) => !kpiIds.includes(kpiId));
  if (foreign !== undefined) throw new Rejected({ code: "kpiOfOtherProject", figures: { kpi: foreign } });
}

async function tell(
  { work, newId }: CommandContext,
  kind: "project.created" | "project.planned",
  projectId: string,
): Promise<void> {
  await work.outbox.add([{ id: newId(), kind, subjectId: projectId, payload: { project: projectId } }]);
}
