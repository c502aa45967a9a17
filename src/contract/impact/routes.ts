import { z } from "zod";
import { bilingual, organizationRef, pageOf, pageQuery, provenance } from "../answers.ts";
import { route } from "../route.ts";
import { observationTable } from "./tables.ts";
import { answerDay, answerDecimal, answerInstant, wireDay, wireDecimal, wireId, wireText } from "../wire.ts";

export const evidenceGrades = ["E0", "E1", "E2", "E3", "E4"] as const;
export const observationStates = [
  "draft",
  "submitted",
  "inReview",
  "returned",
  "accepted",
  "attested",
  "locked",
  "rejected",
  "withdrawn",
  "superseded",
] as const;
export const returnReasons = [
  "periodMismatch",
  "scopeMismatch",
  "unitMismatch",
  "methodChanged",
  "sampleTooSmall",
  "unreadable",
  "doesNotReconcile",
  "duplicateEvidence",
  "notIndependent",
  "late",
] as const;

export const evidenceAnswer = z
  .strictObject({
    id: wireId,
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    uploadedBy: z.string(),
    uploadedAt: answerInstant,
    /** The same file was also given for another KPI or period. */
    duplicate: z.boolean(),
    fictional: z.boolean(),
  })
  .meta({ id: "Evidence" });

export const observationAnswer = z
  .strictObject({
    id: wireId,
    kpi: z.strictObject({
      id: wireId,
      name: bilingual,
      unit: bilingual,
      direction: z.enum(["higher", "lower"]),
    }),
    project: z.strictObject({ id: wireId, name: bilingual }),
    organizer: organizationRef,
    periodStartOn: answerDay,
    periodEndOn: answerDay,
    periodLabel: z.string(),
    value: answerDecimal,
    version: z.number().int(),
    state: z.enum(observationStates),
    grade: z.enum(evidenceGrades).nullable(),
    source: z.string(),
    note: z.string(),
    submittedAt: answerInstant.nullable(),
    evidence: z.array(evidenceAnswer),
    /** What happened to it, oldest first. */
    events: z.array(
      z.strictObject({
        kind: z.string(),
        at: answerInstant,
        by: z.string(),
        organization: z.string(),
        reasonCode: z.string().nullable(),
        note: z.string(),
        grade: z.enum(evidenceGrades).nullable(),
      }),
    ),
    warnings: z.array(z.strictObject({ code: z.string(), message: bilingual })),
    /** What the signed-in person may do with it now. */
    allowed: z.array(z.enum(["addEvidence", "submit", "withdraw", "review"])),
    provenance,
  })
  .meta({ id: "Observation" });

export const kpiAnswer = z
  .strictObject({
    id: wireId,
    code: z.string(),
    name: bilingual,
    unit: bilingual,
    direction: z.enum(["higher", "lower"]),
    formula: bilingual,
    project: z.strictObject({ id: wireId, name: bilingual }),
    organizer: organizationRef,
    baseline: z.strictObject({ on: answerDay, value: answerDecimal }).nullable(),
    targets: z.array(z.strictObject({ testOn: answerDay, value: answerDecimal })),
    /** Reporting periods that are due or overdue and have no accepted observation yet. */
    openPeriods: z.array(
      z.strictObject({
        startOn: answerDay,
        endOn: answerDay,
        label: z.string(),
        dueOn: answerDay.nullable(),
      }),
    ),
    observations: z.array(
      z.strictObject({
        id: wireId,
        periodStartOn: answerDay,
        periodEndOn: answerDay,
        periodLabel: z.string(),
        value: answerDecimal,
        state: z.enum(observationStates),
        grade: z.enum(evidenceGrades).nullable(),
        /** Another source gives another value for the same period. */
        conflicting: z.boolean(),
        provenance,
      }),
    ),
    provenance,
  })
  .meta({ id: "Kpi" });

/** What an observation would do to the rate of one loan, before anything is decided. */
export const rateEffect = z
  .strictObject({
    agreementId: wireId,
    loanId: wireId,
    loanNumber: z.string(),
    testOn: answerDay,
    outcome: z.enum(["achieved", "neutral", "missed", "notReported", "suspended"]),
    stepBp: answerDecimal,
    rateBefore: answerDecimal,
    rateAfter: answerDecimal,
    effectiveOn: answerDay,
  })
  .meta({ id: "RateEffect" });

const observationId = z.strictObject({ observationId: wireId });

export const impactRoutes = {
  listKpis: route({
    id: "listKpis",
    method: "get",
    path: "/v1/kpis",
    summary: "KPIs of the projects the caller can see",
    tag: "impact",
    permission: "readProjects",
    query: pageQuery,
    response: pageOf(kpiAnswer),
  }),
  getKpi: route({
    id: "getKpi",
    method: "get",
    path: "/v1/kpis/{kpiId}",
    summary: "One KPI with its series, targets and open reporting periods",
    tag: "impact",
    permission: "readProjects",
    params: z.strictObject({ kpiId: wireId }),
    response: kpiAnswer,
  }),
  listObservations: route({
    id: "listObservations",
    method: "get",
    path: "/v1/observations",
    summary: "Observations, newest first",
    tag: "impact",
    permission: "readProjects",
    query: pageQuery.extend({ state: z.enum(observationStates).optional(), kpiId: wireId.optional() }),
    response: pageOf(observationAnswer),
    table: observationTable,
  }),
  getObservation: route({
    id: "getObservation",
    method: "get",
    path: "/v1/observations/{observationId}",
    summary: "One observation with its evidence and history",
    tag: "impact",
    permission: "readProjects",
    params: observationId,
    response: observationAnswer,
  }),
  getRateEffects: route({
    id: "getRateEffects",
    method: "get",
    path: "/v1/observations/{observationId}/rate-effects",
    summary: "What this observation would do to the rate of each loan that tests it",
    tag: "impact",
    permission: "readLoans",
    params: observationId,
    response: z.strictObject({ items: z.array(rateEffect) }),
  }),
  createObservation: route({
    id: "createObservation",
    method: "post",
    path: "/v1/observations",
    summary: "Report a KPI value for a period, as a draft",
    tag: "impact",
    permission: "reportObservation",
    body: z.strictObject({
      kpiId: wireId,
      periodStartOn: wireDay,
      periodEndOn: wireDay,
      value: wireDecimal,
      source: wireText(300),
      note: wireText(2000, 0).default(""),
    }),
    response: observationAnswer,
    status: 201,
    recordsFacts: true,
  }),
  addEvidence: route({
    id: "addEvidence",
    method: "post",
    path: "/v1/observations/{observationId}/evidence",
    summary: "Add a file as evidence (PDF, CSV, PNG or JPEG, at most 20 MB)",
    tag: "impact",
    permission: "reportObservation",
    params: observationId,
    bodyKind: "multipart",
    response: observationAnswer,
    status: 201,
    recordsFacts: true,
  }),
  submitObservation: route({
    id: "submitObservation",
    method: "post",
    path: "/v1/observations/{observationId}/submissions",
    summary: "Submit a draft, or submit again what was returned, with a corrected value if need be",
    tag: "impact",
    permission: "reportObservation",
    params: observationId,
    body: z.strictObject({ value: wireDecimal.optional(), note: wireText(2000, 0).optional() }),
    response: observationAnswer,
    status: 201,
    recordsFacts: true,
  }),
  withdrawObservation: route({
    id: "withdrawObservation",
    method: "post",
    path: "/v1/observations/{observationId}/withdrawals",
    summary: "Withdraw an observation that has not been accepted",
    tag: "impact",
    permission: "reportObservation",
    params: observationId,
    body: z.strictObject({ note: wireText(2000) }),
    response: observationAnswer,
    status: 201,
    recordsFacts: true,
  }),
  reviewObservation: route({
    id: "reviewObservation",
    method: "post",
    path: "/v1/observations/{observationId}/reviews",
    summary: "Return with a reason, reject, or accept with an evidence grade",
    tag: "impact",
    permission: "reviewObservation",
    params: observationId,
    body: z.discriminatedUnion("decision", [
      z.strictObject({
        decision: z.literal("return"),
        reasonCode: z.enum(returnReasons),
        note: wireText(2000, 0).default(""),
      }),
      z.strictObject({
        decision: z.literal("accept"),
        grade: z.enum(evidenceGrades),
        note: wireText(2000, 0).default(""),
      }),
      z.strictObject({ decision: z.literal("reject"), note: wireText(2000) }),
    ]),
    response: observationAnswer,
    status: 201,
    recordsFacts: true,
  }),
  downloadEvidence: route({
    id: "downloadEvidence",
    method: "get",
    path: "/v1/evidence/{evidenceId}/file",
    summary: "The evidence file itself; the reading is logged",
    tag: "impact",
    permission: "readProjects",
    params: z.strictObject({ evidenceId: wireId }),
    responseKind: "file",
    handsOutEvidence: true,
    response: z.unknown(),
  }),
} as const;
