import { z } from "zod";
import { bilingual, organizationRef, pageOf, pageQuery, provenance } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay, answerDecimal, wireId } from "../wire.ts";

export const kpiSummary = z
  .strictObject({
    id: wireId,
    code: z.string(),
    name: bilingual,
    unit: bilingual,
    direction: z.enum(["higher", "lower"]),
    latest: z.strictObject({ periodLabel: z.string(), value: answerDecimal, state: z.string() }).nullable(),
    target: z.strictObject({ testOn: answerDay, value: answerDecimal }).nullable(),
  })
  .meta({ id: "KpiSummary" });

export const projectAnswer = z
  .strictObject({
    id: wireId,
    name: bilingual,
    challenge: bilingual,
    region: bilingual,
    organizer: organizationRef,
    participants: z.array(
      z.strictObject({
        organization: organizationRef,
        role: z.enum(["manager", "aggregator", "player", "supporter", "organizer"]),
      }),
    ),
    kpis: z.array(kpiSummary),
    provenance,
  })
  .meta({ id: "Project" });

export const projectRoutes = {
  listProjects: route({
    id: "listProjects",
    method: "get",
    path: "/v1/projects",
    summary: "Projects in which the caller's organization takes part or which it finances",
    tag: "projects",
    permission: "readProjects",
    query: pageQuery,
    response: pageOf(projectAnswer),
  }),
  getProject: route({
    id: "getProject",
    method: "get",
    path: "/v1/projects/{projectId}",
    summary: "One project with its participants and KPIs",
    tag: "projects",
    permission: "readProjects",
    params: z.strictObject({ projectId: wireId }),
    response: projectAnswer,
  }),
} as const;
