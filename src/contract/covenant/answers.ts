import { z } from "zod";
import { bilingual, organizationRef, provenance } from "../answers.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";
import { statementBases, statementLines } from "./terms.ts";

export const covenantKinds = [
  "netAssetsFloor",
  "noInsolvency",
  "leverageBand",
  "noConsecutiveLosses",
  "coverage",
  "minimumSales",
  "ratioLimit",
  "information",
  "sustainability",
  "undertaking",
  "missionLock",
] as const;

export const covenantStates = [
  "scheduled",
  "awaiting",
  "complied",
  "breached",
  "cured",
  "waived",
  "amended",
  "stepApplied",
  "accelerationRequested",
  "closed",
] as const;

const noteCodes = ["fallbackConsulted", "noInterestDue", "noDebt", "ebitdaZero", "figuresMissing"] as const;

const person = z.strictObject({ id: z.string(), name: z.string() });
const facility = z.strictObject({ id: wireId, number: z.string(), currency: z.string() });
const level = z.enum(["comfortable", "nearLimit", "beyondLimit"]);

/** One figure a test has read, and the statement it came from. */
const testInput = z.strictObject({
  line: z.enum(statementLines),
  termEndOn: answerDay,
  value: answerDecimal.nullable(),
  statementId: z.string().nullable(),
  version: z.number().int().nullable(),
});

const figuresAnswer = z
  .strictObject({
    state: z.enum(["complied", "breached", "awaiting"]),
    threshold: answerDecimal.nullable(),
    headroom: answerDecimal.nullable(),
    /** Headroom as a fraction of the threshold. */
    share: answerDecimal.nullable(),
    level: level.nullable(),
    note: z.strictObject({ code: z.enum(noteCodes), figures: z.record(z.string(), z.string()) }).nullable(),
    inputs: z.array(testInput),
  })
  .meta({ id: "CovenantFigures" });

const agreedAnswer = z.strictObject({
  kind: z.enum(covenantKinds),
  testedBy: z.enum(["figures", "delivery", "person"]),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  basis: z.enum(statementBases),
  schedule: z.strictObject({
    firstTestOn: answerDay,
    lastTestOn: answerDay,
    everyMonths: z.number().int(),
    dueAfterMonths: z.number().int(),
    graceDays: z.number().int(),
  }),
  consequence: z.strictObject({
    kind: z.enum(["none", "rateStep", "accelerationOnRequest", "automaticAcceleration"]),
    stepBp: answerDecimal.nullable(),
  }),
  warning: z.strictObject({ measure: z.enum(["share", "amount"]), level: answerDecimal }).nullable(),
});

const eventKinds = [
  "tested",
  "delivered",
  "cured",
  "waived",
  "amended",
  "stepApplied",
  "accelerationRequested",
  "closed",
] as const;

export const covenantTestAnswer = z
  .strictObject({
    covenantId: wireId,
    testOn: answerDay,
    dueOn: answerDay,
    graceEndOn: answerDay,
    state: z.enum(covenantStates),
    since: answerDay.nullable(),
    waivedUntilOn: answerDay.nullable(),
    isOverdue: z.boolean(),
    /** What the figures known now come to. */
    figures: figuresAnswer.nullable(),
    trend: z.enum(["rising", "falling", "steady"]).nullable(),
    /** Newest first. */
    verdicts: z.array(
      z.strictObject({
        id: wireId,
        effectiveOn: answerDay,
        verdict: z.enum(["complied", "breached"]),
        inputs: z.array(testInput),
        threshold: answerDecimal.nullable(),
        headroom: answerDecimal.nullable(),
        level: level.nullable(),
        reason: z.string(),
        testedBy: person,
        recordedAt: answerInstant,
      }),
    ),
    events: z.array(
      z.strictObject({
        id: wireId,
        kind: z.enum(eventKinds),
        effectiveOn: answerDay,
        recordedAt: answerInstant,
        reason: z.string(),
        by: person,
        requestedBy: person.nullable(),
        approvalId: wireId.nullable(),
        scope: z.enum(["thisTest", "untilEndDate"]).nullable(),
        untilOn: answerDay.nullable(),
        keepsStep: z.boolean().nullable(),
        stepBp: answerDecimal.nullable(),
        fromOn: answerDay.nullable(),
      }),
    ),
    allowed: z.array(
      z.enum([
        "submitFigures",
        "deliver",
        "test",
        "cure",
        "waive",
        "applyStep",
        "requestAcceleration",
        "close",
      ]),
    ),
  })
  .meta({ id: "CovenantTest" });

export const covenantSummary = z
  .strictObject({
    id: wireId,
    code: z.string(),
    name: bilingual,
    facility,
    lender: organizationRef,
    borrower: organizationRef,
    loanId: wireId.nullable(),
    agreed: agreedAnswer,
    clause: z.string(),
    effectiveOn: answerDay,
    provenance,
    /** The test to look at: the first that is open, else the newest. */
    current: covenantTestAnswer.nullable(),
    headrooms: z.array(z.strictObject({ testOn: answerDay, headroom: answerDecimal })),
  })
  .meta({ id: "CovenantSummary" });

export const covenantDetail = covenantSummary
  .extend({
    tests: z.array(covenantTestAnswer),
    /** Oldest first; each applies to the tests from `fromTestOn` on. */
    amendments: z.array(
      z.strictObject({
        id: wireId,
        fromTestOn: answerDay,
        effectiveOn: answerDay,
        agreed: agreedAnswer,
        clause: z.string(),
        reason: z.string(),
        requestedBy: person.nullable(),
        approvedBy: person,
      }),
    ),
    /** Whether this person may ask for new terms. */
    mayAmend: z.boolean(),
  })
  .meta({ id: "Covenant" });

export const covenantPreview = z
  .strictObject({
    tests: z.array(z.strictObject({ testOn: answerDay, dueOn: answerDay, graceEndOn: answerDay })),
    /** As if each term whose statements are known had been tested; newest first. */
    known: z.array(z.strictObject({ termEndOn: answerDay, figures: figuresAnswer })),
  })
  .meta({ id: "CovenantPreview" });

export const figuresPreview = z.strictObject({
  items: z.array(z.strictObject({ covenantId: wireId, name: bilingual, figures: figuresAnswer.nullable() })),
});

export const covenantSteps = z.strictObject({
  items: z.array(
    z.strictObject({
      effectiveOn: answerDay,
      stepBp: answerDecimal,
      covenants: z.array(z.strictObject({ id: wireId, name: bilingual })),
    }),
  ),
});

export const statementAnswer = z
  .strictObject({
    id: wireId,
    lender: organizationRef,
    borrower: organizationRef,
    termStartOn: answerDay,
    termEndOn: answerDay,
    basis: z.enum(statementBases),
    version: z.number().int(),
    currency: z.string(),
    entry: z.enum(["typed", "csv"]),
    note: z.string(),
    submittedBy: person,
    submittedAt: answerInstant,
    provenance,
    figures: z.array(z.strictObject({ line: z.enum(statementLines), value: answerDecimal })),
    evidence: z.array(
      z.strictObject({
        id: wireId,
        sha256: z.string(),
        fileName: z.string(),
        mediaType: z.string(),
        sizeBytes: z.number().int(),
        uploadedBy: z.string(),
        uploadedAt: answerInstant,
        fictional: z.boolean(),
      }),
    ),
  })
  .meta({ id: "Statement" });

export const dueCertificate = z
  .strictObject({
    facility,
    lender: organizationRef,
    borrower: organizationRef,
    /** A loan of the facility, to draft the certificate for. */
    loanId: wireId,
    testOn: answerDay,
    /** Null where nothing but the return asks for it. */
    dueOn: answerDay.nullable(),
    returnedBecause: z.string().nullable(),
  })
  .meta({ id: "DueCertificate" });

export const certificateAnswer = z
  .strictObject({
    id: wireId,
    facility,
    lender: organizationRef,
    borrower: organizationRef,
    testOn: answerDay,
    version: z.number().int(),
    state: z.enum(["draft", "signed", "returned", "checked"]),
    /** What a signature vouches for. */
    contentHash: z.string(),
    preparedBy: person,
    preparedAt: answerInstant,
    lines: z.array(
      z.strictObject({
        covenantId: wireId,
        code: z.string(),
        name: bilingual,
        clause: z.string(),
        state: z.enum(covenantStates),
        figures: figuresAnswer.nullable(),
      }),
    ),
    events: z.array(
      z.strictObject({
        kind: z.enum(["signed", "returned", "checked"]),
        by: person,
        title: z.string(),
        note: z.string(),
        at: answerInstant,
      }),
    ),
    allowed: z.array(z.enum(["sign", "check", "return"])),
  })
  .meta({ id: "ComplianceCertificate" });
