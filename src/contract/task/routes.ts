import { z } from "zod";
import { bilingual } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay } from "../wire.ts";

export const taskRoutes = {
  listTasks: route({
    id: "listTasks",
    method: "get",
    path: "/v1/tasks",
    summary: "My day: what waits for the signed-in person, what is due within 30 days, what is overdue",
    tag: "tasks",
    permission: "signedIn",
    response: z.strictObject({
      items: z.array(
        z
          .strictObject({
            kind: z.enum([
              "reportObservation",
              "correctObservation",
              "reviewObservation",
              "decideTest",
              "approve",
              "interestDue",
              "covenantFigures",
              "information",
              "covenantBreach",
              "certificate",
            ]),
            bucket: z.enum(["waiting", "due", "overdue"]),
            title: bilingual,
            detail: bilingual,
            dueOn: answerDay.nullable(),
            /** Page of the web app that deals with it. */
            link: z.string(),
          })
          .meta({ id: "Task" }),
      ),
    }),
  }),
} as const;
