import { z } from "zod";
import { bilingual } from "../answers.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { changePreview } from "../approval/change-preview.ts";
import { route } from "../route.ts";
import { wireDay, wireId, wireText } from "../wire.ts";
import {
  pageBody,
  participationBody,
  partnershipAnswer,
  partnershipTerms,
  planAnswer,
  planBody,
  projectWords,
} from "./plan-answers.ts";
import { sceneAnswer } from "./scene-answer.ts";
import { projectAnswer } from "./routes.ts";

const projectId = z.strictObject({ projectId: wireId });
const partnershipId = z.strictObject({ partnershipId: wireId });
const language = z.strictObject({ language: z.enum(["ja", "en"]).default("ja") });
const manage = { tag: "projects", permission: "manageProject" } as const;
const look = { tag: "projects", permission: "readProjects", method: "get" } as const;

export const projectPlanRoutes = {
  createProject: route({
    ...manage,
    id: "createProject",
    method: "post",
    path: "/v1/projects",
    summary: "Set up a project of the caller's organization, with its first plan",
    body: z.strictObject({ name: projectWords(200), plan: planBody }),
    response: planAnswer,
    status: 201,
    recordsFacts: true,
  }),
  getProjectPlan: route({
    ...look,
    id: "getProjectPlan",
    path: "/v1/projects/{projectId}/plan",
    summary: "Plan, participants, funding, roll-out, agreements and public page of a project",
    params: projectId,
    response: planAnswer,
  }),
  recordProjectPlan: route({
    ...manage,
    id: "recordProjectPlan",
    method: "post",
    path: "/v1/projects/{projectId}/plans",
    summary: "Record the next version of a project's plan",
    params: projectId,
    body: z.strictObject({
      effectiveOn: wireDay,
      /** The version that was read; another one in between is a conflict. */
      basedOn: z.number().int().min(0),
      plan: planBody,
    }),
    response: planAnswer,
    status: 201,
    recordsFacts: true,
  }),
  recordParticipation: route({
    ...manage,
    id: "recordParticipation",
    method: "post",
    path: "/v1/projects/{projectId}/participations",
    summary: "Record who takes part from when to when, or new days of a participation",
    params: projectId,
    body: participationBody,
    response: planAnswer,
    status: 201,
    recordsFacts: true,
  }),
  recordPartnership: route({
    ...manage,
    id: "recordPartnership",
    method: "post",
    path: "/v1/projects/{projectId}/partnerships",
    summary: "Record a partnership agreement, or its next version",
    params: projectId,
    body: z.strictObject({ partnershipId: wireId.optional(), terms: partnershipTerms }),
    response: planAnswer,
    status: 201,
    recordsFacts: true,
  }),
  addPartnershipDocument: route({
    ...manage,
    id: "addPartnershipDocument",
    method: "post",
    path: "/v1/partnerships/{partnershipId}/documents",
    summary: "Add the signed document of an agreement as the file part",
    params: partnershipId,
    bodyKind: "multipart",
    response: planAnswer,
    status: 201,
    recordsFacts: true,
  }),
  downloadPartnershipDocument: route({
    ...look,
    id: "downloadPartnershipDocument",
    path: "/v1/partnership-documents/{documentId}",
    summary: "A document of a partnership agreement",
    params: z.strictObject({ documentId: wireId }),
    responseKind: "file",
    response: z.unknown(),
  }),
  viewPartnershipDocument: route({
    ...look,
    id: "viewPartnershipDocument",
    path: "/v1/partnership-documents/{documentId}/content",
    summary:
      "A document of a partnership agreement, to be shown in the browser (PDF, PNG, JPEG, CSV as text)",
    params: z.strictObject({ documentId: wireId }),
    responseKind: "file",
    response: z.unknown(),
  }),
  keepPartnershipDuty: route({
    ...manage,
    id: "keepPartnershipDuty",
    method: "post",
    path: "/v1/partnerships/{partnershipId}/kept-duties",
    summary: "Record that what an agreement promises for a day has been kept",
    params: partnershipId,
    body: z.strictObject({
      dutyKey: z.string().regex(/^[A-Za-z0-9_-]{1,40}\/\d{4}-\d{2}-\d{2}$/, "not the key of a duty"),
      keptOn: wireDay,
      note: wireText(1000, 0).default(""),
    }),
    response: planAnswer,
    status: 201,
    recordsFacts: true,
  }),
  previewProjectPage: route({
    ...manage,
    id: "previewProjectPage",
    method: "post",
    computes: true,
    path: "/v1/projects/{projectId}/page-previews",
    summary: "What would be published of a project; writes nothing",
    params: projectId,
    body: pageBody,
    response: changePreview,
    status: 200,
  }),
  requestProjectPage: route({
    ...manage,
    id: "requestProjectPage",
    method: "post",
    path: "/v1/projects/{projectId}/page-requests",
    summary: "Ask a second person to publish a page about the project",
    params: projectId,
    body: pageBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  withdrawProjectPage: route({
    ...manage,
    id: "withdrawProjectPage",
    method: "post",
    path: "/v1/projects/{projectId}/page-withdrawals",
    summary: "Take the public page down at once",
    params: projectId,
    body: z.strictObject({}).prefault({}),
    response: planAnswer,
    status: 201,
    recordsFacts: true,
  }),
  getProjectDiagrams: route({
    ...look,
    id: "getProjectDiagrams",
    path: "/v1/projects/{projectId}/diagrams",
    summary: "Who stands around a project (MAP'S+O), and its logic model, as pictures",
    params: projectId,
    query: language,
    response: z.strictObject({ relation: sceneAnswer, logicModel: sceneAnswer.nullable() }),
  }),
  getProjectSheet: route({
    ...look,
    id: "getProjectSheet",
    path: "/v1/projects/{projectId}/sheet.pdf",
    summary: "The project on one sheet (PDF)",
    params: projectId,
    query: language,
    responseKind: "pdf",
    response: z.unknown(),
  }),
  getProjectCids: route({
    ...look,
    id: "getProjectCids",
    path: "/v1/projects/{projectId}/cids",
    summary: "The project as JSON-LD, following the Common Impact Data Standard (CIDS 3.2, Basic tier)",
    params: projectId,
    response: z.record(z.string(), z.unknown()),
  }),
  getArea: route({
    ...look,
    id: "getArea",
    path: "/v1/area",
    summary: "Projects in the area of a local government, with results and agreements",
    query: z.strictObject({
      municipalityCode: z
        .string()
        .regex(/^\d{6}$/, "not six digits")
        .optional(),
    }),
    response: z
      .strictObject({
        /** Null where none was asked for and none is on record. */
        municipalityCode: z.string().nullable(),
        projects: z.array(
          projectAnswer.extend({
            municipalityCodes: z.array(z.string()),
            partnerships: z.array(partnershipAnswer),
          }),
        ),
        /** Pages that others in the area have published. */
        published: z.array(z.strictObject({ projectId: wireId, name: bilingual })),
      })
      .meta({ id: "Area" }),
  }),
} as const;
