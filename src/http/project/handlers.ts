import { listProjects, readProject } from "../../app/project/read-projects.ts";
import type { projectRoutes } from "../../contract/project/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

export function projectHandlers(): Handlers<typeof projectRoutes> {
  return {
    listProjects: ({ query }, { read, actor, now }) =>
      read((repositories) => listProjects({ repositories, actor, now }, pageRequest(query))),
    getProject: ({ params }, { read, actor, now }) =>
      read((repositories) => readProject({ repositories, actor, now }, params.projectId)),
  };
}
