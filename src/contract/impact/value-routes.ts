/** What the outcomes of a project are worth, how they come about, and what they cost; assessed by who stands to it. */
import { z } from "zod";
import { answeredViewpoint, viewpointQuery } from "../answers.ts";
import { route } from "../route.ts";
import { wireDay, wireDecimal, wireId } from "../wire.ts";
import {
  assessmentAnswer,
  assessmentBody,
  financeLine,
  paceAnswer,
  profile,
  profileAnswer,
  valueRangeAnswer,
} from "./value-answers.ts";
import { financeTable, socialValueTable } from "./value-tables.ts";

const projectId = z.strictObject({ projectId: wireId });

export const valueRoutes = {
  listSocialValue: route({
    id: "listSocialValue",
    method: "get",
    path: "/v1/projects/{projectId}/social-value",
    summary:
      "Social value of a project as it was assessed, newest first: three cases, break-even, sensitivity",
    tag: "impact",
    permission: "readProjects",
    params: projectId,
    response: z.strictObject({ items: z.array(assessmentAnswer) }),
    table: socialValueTable,
  }),
  previewSocialValue: route({
    id: "previewSocialValue",
    method: "post",
    computes: true,
    path: "/v1/projects/{projectId}/social-value-previews",
    summary: "What an assessment would come to",
    tag: "impact",
    permission: "assessImpact",
    params: projectId,
    body: assessmentBody,
    response: valueRangeAnswer,
  }),
  assessSocialValue: route({
    id: "assessSocialValue",
    method: "post",
    path: "/v1/projects/{projectId}/social-value",
    summary: "Record an assessment of social value: the next version of the caller's organization",
    tag: "impact",
    permission: "assessImpact",
    params: projectId,
    body: assessmentBody,
    response: assessmentAnswer,
    status: 201,
    recordsFacts: true,
  }),
  listImpactProfiles: route({
    id: "listImpactProfiles",
    method: "get",
    path: "/v1/projects/{projectId}/impact-profiles",
    summary: "Five dimensions and nine risks of a project's impact, newest first",
    tag: "impact",
    permission: "readProjects",
    params: projectId,
    response: z.strictObject({ items: z.array(profileAnswer) }),
  }),
  recordImpactProfile: route({
    id: "recordImpactProfile",
    method: "post",
    path: "/v1/projects/{projectId}/impact-profiles",
    summary: "Answer the five dimensions and nine risks, each or say that it is not assessed",
    tag: "impact",
    permission: "assessImpact",
    params: projectId,
    body: profile,
    response: profileAnswer,
    status: 201,
    recordsFacts: true,
  }),
  getKpiPace: route({
    id: "getKpiPace",
    method: "get",
    path: "/v1/kpis/{kpiId}/pace",
    summary: "Scale, pace, required pace, growth and efficiency of a KPI between two stored observations",
    tag: "impact",
    permission: "readProjects",
    params: z.strictObject({ kpiId: wireId }),
    query: z.strictObject({
      from: wireId.optional(),
      to: wireId.optional(),
      target: wireDecimal.optional(),
      targetOn: wireDay.optional(),
    }),
    response: z.strictObject({ pace: paceAnswer.nullable() }),
  }),
  getFinancePerOutcome: route({
    id: "getFinancePerOutcome",
    method: "get",
    path: "/v1/projects/{projectId}/finance-per-outcome",
    summary: "Finance and interest forgone per outcome, from the caller's books, by project and loan",
    tag: "impact",
    permission: "readLoans",
    params: projectId,
    query: viewpointQuery,
    response: z.strictObject({ viewpoint: answeredViewpoint, items: z.array(financeLine) }),
    table: financeTable,
  }),
} as const;
