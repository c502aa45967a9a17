import { z } from "zod";
import { bilingual, organizationRef, provenance } from "../answers.ts";
import { programmeTermsAnswer } from "../programme/terms.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";
import { financedUses } from "./content.ts";

export const applicationStates = [
  "draft",
  "submitted",
  "screening",
  "review",
  "decision",
  "approved",
  "contracted",
  "declined",
  "returned",
  "withdrawn",
] as const;

export const decisionKinds = ["approve", "conditional", "decline"] as const;
export const criteria = ["needGap", "intensity", "additionality", "evidence", "viability", "lock"] as const;

const person = z.strictObject({ id: wireId, name: z.string() });
const named = z.strictObject({ id: wireId, name: bilingual });
const use = z.strictObject({
  use: z.enum(financedUses),
  amount: answerDecimal,
  termMonths: z.number().int(),
  graceMonths: z.number().int(),
  what: z.string(),
});
const granted = z.strictObject({ tier: z.string(), uses: z.array(use) });
const grade = z.number().int().nullable();

const decision = z.strictObject({
  kind: z.enum(decisionKinds),
  on: answerDay,
  reasons: z.string(),
  granted: granted.nullable(),
});

const condition = z.strictObject({
  number: z.number().int(),
  text: z.string(),
  dueOn: answerDay.nullable(),
  metOn: answerDay.nullable(),
  note: z.string().nullable(),
});

export const applicationSummary = z
  .strictObject({
    id: wireId,
    number: z.string(),
    programme: named.extend({ code: z.string() }),
    lender: organizationRef,
    borrower: organizationRef,
    project: named,
    provenance,
    state: z.enum(applicationStates),
    /** Granted where it was decided, else asked for; whole yen. */
    amount: answerDecimal,
    percent: z.number().int(),
    missing: z.number().int(),
    answerByOn: answerDay.nullable(),
    changedAt: answerInstant,
  })
  .meta({ id: "ApplicationSummary" });

const content = z.strictObject({
  legalForm: z.string().nullable(),
  purpose: z.string().nullable(),
  tier: z.string().nullable(),
  business: z.string(),
  logicModel: z.string(),
  uses: z.array(use),
  statements: z.array(
    z.strictObject({
      fiscalYearEndOn: answerDay,
      sales: answerDecimal,
      ordinaryProfit: answerDecimal,
      netAssets: answerDecimal,
    }),
  ),
  plan: z.array(
    z.strictObject({
      fiscalYearEndOn: answerDay,
      sales: answerDecimal,
      ordinaryProfit: answerDecimal,
      measures: z.string(),
    }),
  ),
  kpis: z.array(z.strictObject({ kpiId: wireId, baseline: answerDecimal.nullable(), target: answerDecimal })),
  kpiTestOn: answerDay.nullable(),
});

const score = z.strictObject({
  schemeVersion: z.number().int(),
  raw: answerDecimal,
  score: answerDecimal,
  band: z.string(),
  coverage: answerDecimal,
  likelihood: answerDecimal,
});

const review = z.strictObject({
  reviewers: z.array(person.extend({ hasSubmitted: z.boolean() })),
  candidates: z.array(person),
  conflicts: z.array(z.strictObject({ person, reason: z.string() })),
  /** One's own before both are in, then both. */
  reviews: z.array(
    z.strictObject({
      reviewer: person,
      grades: z.strictObject(Object.fromEntries(criteria.map((name) => [name, grade])) as GradeShape),
      likelihood: answerDecimal,
      comment: z.string(),
      submittedAt: answerInstant,
    }),
  ),
  differences: z.array(
    z.strictObject({
      criterion: z.enum(criteria),
      grades: z.tuple([z.number().int(), z.number().int()]),
      isExplained: z.boolean(),
    }),
  ),
  notes: z.array(z.strictObject({ criterion: z.string(), note: z.string(), person })),
  /** Null until both are in. It advises; people decide. */
  score: score.nullable(),
  lockGrade: z.number().int().nullable(),
  isMineToReview: z.boolean(),
  hasConflict: z.boolean(),
});

type GradeShape = Record<(typeof criteria)[number], typeof grade>;

export const applicationAnswer = applicationSummary
  .extend({
    standing: z.enum(["lender", "borrower"]),
    revision: z.number().int(),
    savedAt: answerInstant.nullable(),
    content,
    terms: programmeTermsAnswer,
    termsVersion: z.number().int(),
    submissions: z.array(
      z.strictObject({
        version: z.number().int(),
        submittedAt: answerInstant,
        submittedBy: z.string(),
        contentHash: z.string(),
      }),
    ),
    completeness: z.strictObject({
      percent: z.number().int(),
      byOn: answerDay.nullable(),
      items: z.array(
        z.strictObject({
          item: z.string(),
          document: z.string().nullable(),
          have: z.number().int(),
          need: z.number().int(),
        }),
      ),
    }),
    /** Every rule that fails, in the words of the caller's language. */
    eligibility: z.array(z.strictObject({ code: z.string(), message: z.string() })),
    documents: z.array(
      z.strictObject({
        id: wireId,
        code: z.string(),
        fileName: z.string(),
        sha256: z.string(),
        sizeBytes: z.number().int(),
        uploadedAt: answerInstant,
      }),
    ),
    steps: z.array(
      z.strictObject({
        kind: z.string(),
        on: answerDay,
        reason: z.string(),
        answerByOn: answerDay.nullable(),
        person: z.string().nullable(),
        recordedAt: answerInstant,
      }),
    ),
    allowed: z.array(z.string()),
    review: review.nullable(),
    decision: decision.nullable(),
    conditions: z.array(condition),
    facilityId: wireId.nullable(),
  })
  .meta({ id: "Application" });

export const decisionLetter = z
  .strictObject({
    number: z.string(),
    programme: named.extend({ code: z.string() }),
    lender: organizationRef,
    borrower: organizationRef,
    project: named,
    decision,
    tier: z
      .strictObject({
        code: z.string(),
        name: bilingual,
        adjustment: answerDecimal,
        source: z.string(),
      })
      .nullable(),
    conditions: z.array(condition),
    decidedBy: z.array(z.string()),
    contentHash: z.string(),
  })
  .meta({ id: "DecisionLetter" });
