import { japanDay } from "../../domain/kernel/instant.ts";
import { takesPartOn } from "../../domain/project/participation.ts";
import type { Scene } from "../../domain/report/chart.ts";
import type { Language } from "../../domain/report/language.ts";
import { logicModelDiagram } from "../../domain/report/logic-model-diagram.ts";
import { relationDiagram, type DiagramParticipant } from "../../domain/report/relation-diagram.ts";
import { orNotFound } from "../rejected.ts";
import type { PlanReader } from "./read-plan.ts";

export interface ProjectDiagrams {
  readonly relation: Scene;
  /** Null while no logic model is planned. */
  readonly logicModel: Scene | null;
}

/** Both pictures of a project, drawn from what is recorded; screen and document show the same shapes. */
export async function projectDiagrams(
  { repositories, actor, now }: PlanReader,
  projectId: string,
  language: Language,
): Promise<ProjectDiagrams> {
  const viewer = actor.organizationId;
  const project = orNotFound(await repositories.projects.find(viewer, projectId), "project");
  const [record] = await repositories.projectFacts.plansOf(viewer, [projectId]);
  const dated = await repositories.projectFacts.participationsOf(viewer, projectId);
  const today = japanDay(now);
  const participants: readonly DiagramParticipant[] = [
    ...dated.map((each) => ({
      role: each.role,
      name: each.organization?.name ?? { ja: each.personName ?? "", en: each.personName ?? "" },
      takesPart: takesPartOn(each, today),
    })),
    ...project.participants
      .filter(
        ({ organization, role }) =>
          !dated.some((each) => each.role === role && each.organizationId === organization.id),
      )
      .map(({ organization, role }) => ({ role, name: organization.name, takesPart: true })),
  ];
  const kpis = await Promise.all(project.kpiIds.map((id) => repositories.impact.findKpi(viewer, id)));
  const model = record?.plan.logicModel;
  return {
    relation: relationDiagram(project.name, participants, language),
    logicModel:
      model === undefined || model.nodes.length === 0
        ? null
        : logicModelDiagram(
            model,
            kpis.filter((kpi) => kpi !== undefined),
            language,
          ),
  };
}
