import type { Language } from "../../domain/report/language.ts";
import { orNotFound } from "../rejected.ts";
import type { ProjectSheet } from "../report/ports.ts";
import { projectDiagrams } from "./diagrams.ts";
import type { PlanReader } from "./read-plan.ts";

/** The project as it stands now, for one sheet of paper. */
export async function readProjectSheet(
  reader: PlanReader,
  projectId: string,
  language: Language,
): Promise<ProjectSheet> {
  const { repositories, actor, now } = reader;
  const found = await repositories.projects.find(actor.organizationId, projectId);
  const { name, challenge, provenance } = orNotFound(found, "project");
  const diagrams = await projectDiagrams(reader, projectId, language);
  return { name, challenge, diagrams, issuedAt: now, fictional: provenance.fictional };
}
