import { z } from "zod";
import { answeredViewpoint, bilingual, organizationRef } from "../answers.ts";
import { agreementAnswer, outcomes } from "../loan/loan-answers.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";
import { restatementTriggers } from "./request.ts";

export const agreementStates = ["inForce", "suspended", "declassified"] as const;
export const testStates = [
  "scheduled",
  "awaiting",
  "reported",
  "ready",
  "pendingApproval",
  "decided",
] as const;

const loanRef = z.strictObject({ id: wireId, number: z.string() });
const projectRef = z.strictObject({ id: wireId, name: bilingual });

export const trancheAnswer = z
  .strictObject({
    id: wireId,
    facilityNumber: z.string(),
    projectId: wireId,
    loans: z.array(loanRef),
  })
  .meta({ id: "OpenTranche" });

export const agreementSummary = z
  .strictObject({
    id: wireId,
    name: bilingual,
    agreedOn: answerDay,
    state: z.enum(agreementStates),
    lender: organizationRef,
    borrower: organizationRef,
    project: projectRef,
    facilityNumber: z.string(),
    loans: z.array(loanRef),
    aggregation: z.string(),
    nextTestOn: answerDay.nullable(),
  })
  .meta({ id: "AgreementSummary" });

const restatementPolicy = z.strictObject({
  kpiId: wireId,
  thresholdPercent: answerDecimal,
  inclusive: z.boolean(),
  triggers: z.array(z.enum(restatementTriggers)),
  cumulativeMonths: z.number().int(),
  target: z.enum(["absolute", "relative"]),
  needsConsent: z.boolean(),
});

export const agreementDetail = agreementAnswer
  .extend({
    agreedOn: answerDay,
    state: z.enum(agreementStates),
    lender: organizationRef,
    borrower: organizationRef,
    project: projectRef,
    facilityNumber: z.string(),
    loans: z.array(loanRef),
    /** Every version of the terms; a test is priced by the one in force on its test date. */
    versions: z.array(
      z.strictObject({
        effectiveOn: answerDay,
        recordedAt: answerInstant,
        ratchet: z.record(z.string(), z.unknown()),
        clauses: z.array(bilingual),
        verifier: z.string().nullable(),
        premiumUse: z.string().nullable(),
        restatement: z.array(restatementPolicy),
      }),
    ),
    events: z.array(
      z.strictObject({
        kind: z.enum(["declassification", "suspension", "resumption"]),
        effectiveOn: answerDay,
        reason: z.string(),
        recordedAt: answerInstant,
      }),
    ),
    restatements: z.array(
      z.strictObject({
        id: wireId,
        kpiId: wireId,
        trigger: z.enum(restatementTriggers),
        effectiveOn: answerDay,
        baselineBefore: answerDecimal,
        baselineAfter: answerDecimal,
        reason: z.string(),
        consentedOn: answerDay.nullable(),
        recordedAt: answerInstant,
      }),
    ),
    calendar: z.array(
      z.strictObject({ on: answerDay, kind: z.enum(["test", "certificate"]), testOn: answerDay }),
    ),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "AgreementDetail" });

export const agreementTest = z
  .strictObject({
    agreement: z.strictObject({ id: wireId, name: bilingual }),
    borrower: organizationRef,
    loans: z.array(loanRef),
    testOn: answerDay,
    certificateDueOn: answerDay,
    /** Of the SPTs of the day the one that is furthest behind. */
    state: z.enum(testStates),
    spts: z.array(
      z.strictObject({
        kpiId: wireId,
        name: bilingual,
        state: z.enum(testStates),
        outcome: z.enum(outcomes).nullable(),
      }),
    ),
  })
  .meta({ id: "AgreementTest" });

export const ladderPreview = z
  .strictObject({
    by: z.enum(["achieved", "attainment"]),
    points: z.array(z.strictObject({ at: answerDecimal, bp: answerDecimal })),
  })
  .meta({ id: "LadderPreview" });

export const simulation = z
  .strictObject({
    agreementId: wireId,
    testOn: answerDay,
    cases: z.array(
      z.strictObject({
        name: z.string(),
        outcomes: z.array(
          z.strictObject({
            kpiId: wireId,
            value: answerDecimal.nullable(),
            outcome: z.enum(outcomes),
            plain: answerDecimal.nullable(),
            fromBaseline: answerDecimal.nullable(),
          }),
        ),
        loans: z.array(
          z.strictObject({
            loanId: wireId,
            number: z.string(),
            currency: z.string(),
            rateBefore: answerDecimal,
            rateAfter: answerDecimal,
            stepBp: answerDecimal,
            /** The day the rate becomes another one; null where it stays. */
            effectiveOn: answerDay.nullable(),
            maturityOn: answerDay,
            /** Interest to maturity against today's: paid more (+) or less (−). */
            difference: answerDecimal,
          }),
        ),
      }),
    ),
  })
  .meta({ id: "Simulation" });

export const restatementEffects = z
  .strictObject({
    agreementId: wireId,
    kpiId: wireId,
    policy: restatementPolicy,
    baselineBefore: answerDecimal,
    baselineAfter: answerDecimal,
    /** Null where the baseline was zero. */
    changePercent: answerDecimal.nullable(),
    tests: z.array(
      z.strictObject({
        sptId: wireId,
        testOn: answerDay,
        targetBefore: answerDecimal,
        targetAfter: answerDecimal,
        value: answerDecimal.nullable(),
        verdictBefore: z.enum(outcomes).nullable(),
        verdictAfter: z.enum(outcomes).nullable(),
        turned: z.boolean(),
        decided: z.boolean(),
        /** What deciding the test again would move; nothing moves by itself. */
        stakes: z.array(
          z.strictObject({
            loanId: wireId,
            number: z.string(),
            currency: z.string(),
            difference: answerDecimal,
          }),
        ),
      }),
    ),
  })
  .meta({ id: "RestatementEffects" });
