import { z } from "zod";
import { bilingual, organizationRef, pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay, answerDecimal, answerInstant, wireDay, wireDecimal, wireId, wireText } from "../wire.ts";

export const kpiFrequencies = ["monthly", "quarterly", "semiAnnual", "annual"] as const;
export const assignmentSubjects = ["project", "loan", "fund", "programme"] as const;

const version = z.strictObject({
  version: z.number().int(),
  code: z.string(),
  name: bilingual,
  unit: bilingual,
  direction: z.enum(["higher", "lower"]),
  formula: bilingual,
  scope: bilingual,
  benchmark: bilingual,
  frequency: z.enum(kpiFrequencies),
  isCore: z.boolean(),
  sdgCodes: z.array(z.string()),
  irisCodes: z.array(z.string()),
  isOwnDefinition: z.boolean(),
  overlapGroup: z.string().nullable(),
  smallestCell: z.number().int().nullable(),
  effectiveOn: answerDay,
  recordedAt: answerInstant,
  reason: z.string(),
  definerName: z.string().nullable(),
});

const level = z.strictObject({
  on: answerDay,
  value: answerDecimal,
  source: z.string(),
  note: z.string(),
  by: z.string().nullable(),
  recordedAt: answerInstant,
  before: z.array(z.strictObject({ value: answerDecimal, recordedAt: answerInstant })),
});

export const libraryKpiAnswer = z
  .strictObject({
    id: wireId,
    code: z.string(),
    project: z.strictObject({ id: wireId, name: bilingual }),
    organizer: organizationRef,
    current: version,
    /** Oldest first. */
    versions: z.array(version),
    assignments: z.array(
      z.strictObject({
        id: wireId,
        subject: z.enum(assignmentSubjects),
        subjectId: wireId.nullable(),
        subjectName: z.string(),
        organization: bilingual,
        effectiveOn: answerDay,
        endedOn: answerDay.nullable(),
        note: z.string(),
        isOwn: z.boolean(),
      }),
    ),
    baselines: z.array(level),
    targets: z.array(level),
    /** Count the same people or things again: not to be added up with this one. */
    overlapsWith: z.array(z.strictObject({ id: wireId, name: bilingual })),
    allowed: z.array(z.enum(["define", "assign"])),
  })
  .meta({ id: "LibraryKpi" });

const words = (most: number) => z.strictObject({ ja: wireText(most), en: wireText(most) });
const mayBeEmpty = (most: number) =>
  z.strictObject({ ja: wireText(most, 0), en: wireText(most, 0) }).default({ ja: "", en: "" });

const definition = {
  name: words(200),
  unit: words(50),
  direction: z.enum(["higher", "lower"]),
  formula: words(1000),
  scope: mayBeEmpty(1000),
  benchmark: mayBeEmpty(1000),
  frequency: z.enum(kpiFrequencies),
  isCore: z.boolean().default(true),
  sdgCodes: z.array(z.string().max(10)).max(20).default([]),
  irisCodes: z.array(z.string().max(10)).max(20).default([]),
  isOwnDefinition: z.boolean().default(true),
  /** KPIs of a project with one name here count the same people or things. */
  overlapGroup: wireText(100).optional(),
  /** For KPIs that count people: smaller figures are suppressed outside the organizer. */
  smallestCell: z.number().int().max(100).optional(),
  effectiveOn: wireDay,
};

const kpiId = z.strictObject({ kpiId: wireId });
const defining = {
  tag: "impact",
  permission: "defineKpi",
  response: libraryKpiAnswer,
  status: 201,
  recordsFacts: true,
} as const;
const assigning = { ...defining, permission: "assignKpi" } as const;

export const kpiLibraryRoutes = {
  listKpiLibrary: route({
    id: "listKpiLibrary",
    method: "get",
    path: "/v1/kpi-library",
    summary: "What the KPIs that the caller can see mean: versions, assignments, baselines, targets",
    tag: "impact",
    permission: "readProjects",
    query: pageQuery,
    response: pageOf(libraryKpiAnswer),
  }),
  getLibraryKpi: route({
    id: "getLibraryKpi",
    method: "get",
    path: "/v1/kpis/{kpiId}/definition",
    summary: "What one KPI means, version by version",
    tag: "impact",
    permission: "readProjects",
    params: kpiId,
    response: libraryKpiAnswer,
  }),
  createKpi: route({
    ...defining,
    id: "createKpi",
    method: "post",
    path: "/v1/kpis",
    summary: "Define a new KPI for a project of the caller's organization",
    body: z.strictObject({ projectId: wireId, code: wireText(40), ...definition }),
  }),
  defineKpiVersion: route({
    ...defining,
    id: "defineKpiVersion",
    method: "post",
    path: "/v1/kpis/{kpiId}/versions",
    summary: "Define a KPI anew from a day on; what was reported and decided stays on the version before",
    params: kpiId,
    body: z.strictObject({ ...definition, reason: wireText(2000) }),
  }),
  setKpiLevel: route({
    ...defining,
    id: "setKpiLevel",
    method: "post",
    path: "/v1/kpis/{kpiId}/levels",
    summary: "State a baseline or target of a KPI, or state it again with a reason",
    params: kpiId,
    body: z.strictObject({
      kind: z.enum(["baseline", "target"]),
      on: wireDay,
      value: wireDecimal,
      source: wireText(300),
      note: wireText(2000, 0).default(""),
    }),
  }),
  assignKpi: route({
    ...assigning,
    id: "assignKpi",
    method: "post",
    path: "/v1/kpis/{kpiId}/assignments",
    summary: "Assign a KPI to its project, to a loan or fund of the caller's organization, or to a programme",
    params: kpiId,
    body: z.strictObject({
      subject: z.enum(assignmentSubjects),
      subjectId: wireId.optional(),
      subjectName: wireText(200, 0).default(""),
      effectiveOn: wireDay,
      note: wireText(2000, 0).default(""),
    }),
  }),
  endKpiAssignment: route({
    ...assigning,
    id: "endKpiAssignment",
    method: "post",
    path: "/v1/kpis/{kpiId}/assignments/{assignmentId}/ends",
    summary: "End an assignment",
    params: z.strictObject({ kpiId: wireId, assignmentId: wireId }),
    body: z.strictObject({ effectiveOn: wireDay, note: wireText(2000, 0).default("") }),
  }),
} as const;
