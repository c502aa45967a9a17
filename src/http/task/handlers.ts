import type { AppPorts } from "../../app/ports.ts";
import { listTasks } from "../../app/task/list-tasks.ts";
import type { taskRoutes } from "../../contract/task/routes.ts";
import type { Handlers } from "../handler.ts";

export function taskHandlers({
  ports,
}: {
  readonly ports: Pick<AppPorts, "calendar">;
}): Handlers<typeof taskRoutes> {
  return {
    listTasks: (_input, { read, actor, now }) =>
      read(async (repositories) => ({
        items: await listTasks({ repositories, calendar: ports.calendar, actor, now }),
      })),
  };
}
