import { reaches } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { ProjectRecord } from "./ports.ts";

/** The project, for whoever runs it; what somebody else runs is refused, what he does not see is not there. */
export async function ownProject(
  { impact, projects }: Pick<Repositories, "impact" | "projects">,
  actor: Actor,
  projectId: string,
): Promise<ProjectRecord> {
  const project = orNotFound(await projects.find(actor.organizationId, projectId), "project");
  const standing = await impact.standingTo(actor.organizationId, projectId);
  if (!reaches("manageProject", standing)) {
    throw new Rejected({ code: "notOwnProject", figures: { project: projectId } });
  }
  return project;
}
