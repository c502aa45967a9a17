import { z } from "zod";
import {
  answeredViewpoint,
  bilingual,
  journalLine,
  organizationRef,
  provenance,
  rateRow,
} from "../answers.ts";
import { evidenceAnswer, evidenceGrades } from "../impact/answers.ts";
import { answerDay, answerDecimal, wireId } from "../wire.ts";

export const productKinds = [
  "bullet",
  "equalPrincipal",
  "annuity",
  "fixedTotal",
  "custom",
  "capital",
] as const;

export const outcomes = ["achieved", "neutral", "missed", "notReported", "suspended"] as const;

export const loanStates = ["performing", "pastDue", "nonAccrual", "writtenOff", "repaid"] as const;

/** What is owed of a loan on a day. */
export const standingFields = {
  /** Lent and capitalised, less what was received. */
  outstanding: answerDecimal,
  daysPastDue: z.number().int(),
  state: z.enum(loanStates),
  /** Capital loans only: what of it counts as capital. */
  capitalCredit: z.strictObject({ percent: answerDecimal, amount: answerDecimal }).nullable(),
  /** The day from which the rate awaits annual accounts. */
  awaitingFrom: answerDay.nullable(),
};

export const loanSummary = z
  .strictObject({
    ...standingFields,
    id: wireId,
    number: z.string(),
    borrower: organizationRef,
    lender: organizationRef,
    project: z.strictObject({ id: wireId, name: bilingual }),
    productKind: z.enum(productKinds),
    currency: z.string(),
    principal: answerDecimal,
    balance: answerDecimal,
    annualRate: answerDecimal,
    stepBp: answerDecimal,
    drawdownOn: answerDay,
    maturityOn: answerDay,
    nextDueOn: answerDay.nullable(),
    nextTestOn: answerDay.nullable(),
    /** Approval requests waiting for a second person. */
    pendingApprovals: z.number().int(),
    hasFictionalTerms: z.boolean(),
  })
  .meta({ id: "LoanSummary" });

/** One SPT of an agreement and how far its test has come. */
export const sptAnswer = z
  .strictObject({
    id: wireId,
    kpi: z.strictObject({
      id: wireId,
      name: bilingual,
      unit: bilingual,
      direction: z.enum(["higher", "lower"]),
    }),
    testOn: answerDay,
    periodStartOn: answerDay,
    periodEndOn: answerDay,
    certificateDueOn: answerDay,
    baseline: answerDecimal.nullable(),
    target: answerDecimal,
    /** The weaker end of the neutral band. */
    neutralFrom: answerDecimal.nullable(),
    strict: z.boolean(),
    gradeNeeded: z.enum(evidenceGrades),
    state: z.enum(["scheduled", "awaiting", "reported", "ready", "pendingApproval", "decided"]),
    observation: z
      .strictObject({
        id: wireId,
        value: answerDecimal,
        grade: z.enum(evidenceGrades).nullable(),
        state: z.string(),
      })
      .nullable(),
    outcome: z.enum(outcomes).nullable(),
    provenance,
  })
  .meta({ id: "Spt" });

export const agreementAnswer = z
  .strictObject({
    id: wireId,
    name: bilingual,
    aggregation: z.string(),
    effectiveRule: bilingual,
    /** The ratchet as agreed, in the shape of the rate-timeline calculator. */
    ratchet: z.record(z.string(), z.unknown()),
    clauses: z.array(bilingual),
    spts: z.array(sptAnswer),
    provenance,
  })
  .meta({ id: "Agreement" });

export const loanAnswer = loanSummary
  .extend({
    baseRateIndex: bilingual,
    creditMargin: answerDecimal,
    interestRule: z.strictObject({
      dayCount: z.string(),
      dayInclusion: z.string(),
      rounding: z.string(),
      roundingScope: z.string(),
      principalUnit: answerDecimal,
    }),
    businessDayConvention: z.string(),
    agreement: agreementAnswer.nullable(),
    /** Interest given up, or gained, through interest steps so far: the balance of its own account. */
    stepEffect: answerDecimal,
    /** Step in force for breaches of covenants, and what such steps have put on so far. */
    covenantStepBp: answerDecimal,
    covenantStepEffect: answerDecimal,
    /** Premium of missed targets set aside for a good cause and not yet paid to it. */
    premiumSetAside: answerDecimal,
    accruedInterest: answerDecimal,
    /** Which terms are public and which are invented (架空). */
    terms: z.array(z.strictObject({ field: bilingual, value: z.string(), provenance })),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "Loan" });

export const scheduleAnswer = z
  .strictObject({
    currency: z.string(),
    rows: z.array(
      z.strictObject({
        kind: z.enum(["instalment", "prepayment", "advanceInterest"]),
        /** Number of the instalment; 0 for a row that is not one of them. */
        n: z.number().int(),
        startOn: answerDay,
        dueOn: answerDay,
        adjustedDueOn: answerDay,
        days: z.number().int(),
        principal: answerDecimal,
        interest: answerDecimal,
        /** Interest added to the balance instead of being paid. */
        capitalized: answerDecimal,
        total: answerDecimal,
        balance: answerDecimal,
        segments: z.array(
          z.strictObject({
            startOn: answerDay,
            endOn: answerDay,
            days: z.number().int(),
            /** The balance that bore interest. */
            principal: answerDecimal,
            annualRate: answerDecimal,
            exact: answerDecimal,
          }),
        ),
        /** What has been posted for this period so far; null when nothing has. */
        posted: answerDecimal.nullable(),
        /** Its rate awaits annual accounts: what is shown is the last rate known. */
        provisional: z.boolean(),
      }),
    ),
    totals: z.strictObject({ principal: answerDecimal, interest: answerDecimal, total: answerDecimal }),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "Schedule" });

/** Periods that bear interest, each with the segments in which balance and rate stand still. */
export const interestAnswer = z
  .strictObject({
    currency: z.string(),
    periods: z.array(
      z.strictObject({
        n: z.number().int(),
        startOn: answerDay,
        /** First day after it. */
        endOn: answerDay,
        dueOn: answerDay,
        segments: z.array(
          z.strictObject({
            startOn: answerDay,
            endOn: answerDay,
            days: z.number().int(),
            principal: answerDecimal,
            annualRate: answerDecimal,
            exact: answerDecimal,
          }),
        ),
        /** Sum of the segments before rounding, to six decimals. */
        exact: answerDecimal,
        /** Rounded once, by the rule of the product. */
        rounded: answerDecimal,
        /** What of it is added to the balance instead of being paid. */
        capitalized: answerDecimal,
        posted: answerDecimal.nullable(),
        provisional: z.boolean(),
      }),
    ),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "InterestTable" });

export const outcomeAnswer = z
  .strictObject({
    sptId: wireId,
    kpi: z.strictObject({ id: wireId, name: bilingual, unit: bilingual }),
    direction: z.enum(["higher", "lower"]),
    target: answerDecimal,
    baseline: answerDecimal.nullable(),
    value: answerDecimal.nullable(),
    outcome: z.enum(outcomes),
    plain: answerDecimal.nullable(),
    fromBaseline: answerDecimal.nullable(),
    gradeNeeded: z.enum(evidenceGrades),
    grade: z.enum(evidenceGrades).nullable(),
    observationId: wireId.nullable(),
    observationVersion: z.number().int().nullable(),
    evidence: z.array(z.strictObject({ id: wireId, fileName: z.string(), sha256: z.string() })),
  })
  .meta({ id: "Outcome" });

export const entryDraft = z
  .strictObject({
    effectiveOn: answerDay,
    kind: z.string(),
    description: bilingual,
    lines: z.array(journalLine),
  })
  .meta({ id: "EntryDraft" });

/** What a decision would do, reckoned by the same functions that later do it. */
export const ratchetPreview = z
  .strictObject({
    agreementId: wireId,
    testOn: answerDay,
    certificateDueOn: answerDay,
    certificateReceivedOn: answerDay,
    outcomes: z.array(outcomeAnswer),
    stepBpBefore: answerDecimal,
    stepBpAfter: answerDecimal,
    effectiveOn: answerDay,
    /** Why that day. */
    effectiveBecause: bilingual,
    loans: z.array(
      z.strictObject({
        loanId: wireId,
        number: z.string(),
        currency: z.string(),
        rateBefore: answerDecimal,
        rateAfter: answerDecimal,
        timeline: z.array(rateRow),
        periods: z.array(
          z.strictObject({
            startOn: answerDay,
            endOn: answerDay,
            interestBefore: answerDecimal,
            interestAfter: answerDecimal,
            difference: answerDecimal,
          }),
        ),
        /** Over the remaining life: what the decision costs (negative) or earns the lender. */
        totalDifference: answerDecimal,
        journalEntries: z.array(entryDraft),
      }),
    ),
    /** Digest of the facts it was reckoned from: a decision on stale facts is refused. */
    factsDigest: z.string(),
  })
  .meta({ id: "RatchetPreview" });

export const loanEvidence = z.strictObject({
  items: z.array(
    evidenceAnswer.extend({
      observationId: wireId,
      kpiName: bilingual,
      periodLabel: z.string(),
      value: answerDecimal,
      state: z.string(),
      grade: z.enum(evidenceGrades).nullable(),
    }),
  ),
});
