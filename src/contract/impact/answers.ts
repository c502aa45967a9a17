/** Observations, their evidence and the KPIs they are of, as answers. */
import { z } from "zod";
import { bilingual, organizationRef, provenance } from "../answers.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";

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

export const assuranceLevels = ["limited", "reasonable"] as const;
export const assuranceConclusions = ["unmodified", "qualified", "adverse", "disclaimed"] as const;

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
    /** Decimal text; "<5" where a count of a few people is suppressed. */
    value: z.string(),
    isSuppressed: z.boolean(),
    version: z.number().int(),
    /** Version of the KPI's definition that it was reported on. */
    definitionVersion: z.number().int(),
    state: z.enum(observationStates),
    grade: z.enum(evidenceGrades).nullable(),
    source: z.string(),
    asOf: answerDay,
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
    /** What other sources report for the same period; left out of lists. */
    others: z.array(
      z.strictObject({
        id: wireId,
        source: z.string(),
        value: z.string(),
        asOf: answerDay,
        state: z.enum(observationStates),
        grade: z.enum(evidenceGrades).nullable(),
        differs: z.boolean(),
      }),
    ),
    attestations: z.array(
      z.strictObject({
        id: wireId,
        level: z.enum(assuranceLevels),
        conclusion: z.enum(assuranceConclusions),
        provider: z.string(),
        standard: z.string(),
        scope: z.string(),
        signedOn: answerDay,
        sha256: z.string(),
      }),
    ),
    /** What the signed-in person may do with it now. */
    allowed: z.array(z.enum(["addEvidence", "submit", "withdraw", "review", "attest", "restate"])),
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
        /** Decimal text; "<5" where a count of a few people is suppressed. */
        value: z.string(),
        isSuppressed: z.boolean(),
        version: z.number().int(),
        definitionVersion: z.number().int(),
        source: z.string(),
        asOf: answerDay,
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
