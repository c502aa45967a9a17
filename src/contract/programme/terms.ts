/** Terms of a lending programme on the wire, as they are asked for and as they are answered. */
import { z } from "zod";
import { bilingual } from "../answers.ts";
import { interestRule } from "../calculator/shared.ts";
import { covenantConsequence, covenantTerms, statementBases } from "../covenant/terms.ts";
import { productKinds } from "../loan/loan-answers.ts";
import { productTermsRequest } from "../loan/setup-requests.ts";
import { answerDay, answerDecimal, wireBasisPoints, wireDay, wireRate, wireText } from "../wire.ts";

const words = z.strictObject({ ja: wireText(200), en: wireText(200) });
/** Names a thing inside the programme. */
export const programmeCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,29}$/, "not a code");
const namedCode = z.strictObject({ code: programmeCode, name: words });
const months = z.int().min(0).max(1_200);

const weight = z.int().min(0).max(100);
const weights = z.strictObject({
  needGap: weight,
  intensity: weight,
  additionality: weight,
  evidence: weight,
  viability: weight,
  lock: weight,
});

/** Whole yen; a loss is below zero. */
export const wireYen = z
  .string()
  .regex(/^(?:0|-?[1-9]\d{0,14})$/, "not whole yen")
  .meta({ examples: ["72000000"] });

export const programmeTermsBody = z.strictObject({
  legalForms: z.array(programmeCode).max(40),
  purposes: z.array(namedCode).max(40),
  limitTotal: wireYen,
  limitWorking: wireYen,
  longestMonths: z.strictObject({ equipment: months, working: months }),
  longestGraceMonths: months,
  tiers: z
    .array(
      z.strictObject({
        code: programmeCode,
        name: words,
        /** Added to the base rate; special rates are below zero. */
        adjustment: wireRate,
        validFrom: wireDay,
        source: wireText(300, 0),
      }),
    )
    .max(60),
  documents: z.array(namedCode).max(40),
  isSubordinated: z.boolean().default(false),
  /** Open only while a crisis event opens it. */
  needsCrisis: z.boolean().default(false),
  /** What each criterion of a review counts, 100 in all; 20, 20, 20, 15, 15 and 10 where it is left out. */
  weights: weights.optional(),
  statementYears: z.int().min(0).max(10).default(2),
  planYears: z.int().min(0).max(10).default(3),
  opensOn: wireDay,
  closesOn: wireDay.nullable().default(null),
});

export const lendingBody = z.strictObject({
  productKind: z.enum(productKinds),
  baseRateIndex: z
    .string()
    .regex(/^[\p{L}\p{N}._-]{1,40}$/u, "not the code of an index")
    .optional(),
  interestRule,
  businessDayConvention: z
    .enum(["none", "following", "modifiedFollowing", "preceding", "modifiedPreceding"])
    .default("following"),
  product: productTermsRequest,
  /** What a KPI moves the rate by; zero where it is only reported. */
  steps: z.strictObject({ achievedBp: wireBasisPoints, missedBp: wireBasisPoints }),
  verifier: wireText(200),
  covenants: z
    .array(
      z.strictObject({
        code: wireText(40),
        name: words,
        terms: covenantTerms,
        basis: z.enum(statementBases).default("standalone"),
        consequence: covenantConsequence,
        dueAfterMonths: z.int().min(0).max(24),
        graceDays: z.int().min(0).max(180).default(0),
        clause: wireText(2000, 0).default(""),
      }),
    )
    .max(20)
    .default([]),
});

export const programmeTermsAnswer = z
  .strictObject({
    legalForms: z.array(z.string()),
    purposes: z.array(z.strictObject({ code: z.string(), name: bilingual })),
    limitTotal: answerDecimal,
    limitWorking: answerDecimal,
    longestMonths: z.strictObject({ equipment: z.number().int(), working: z.number().int() }),
    longestGraceMonths: z.number().int(),
    tiers: z.array(
      z.strictObject({
        code: z.string(),
        name: bilingual,
        adjustment: answerDecimal,
        validFrom: answerDay,
        source: z.string(),
      }),
    ),
    documents: z.array(z.strictObject({ code: z.string(), name: bilingual })),
    isSubordinated: z.boolean(),
    needsCrisis: z.boolean(),
    weights,
    statementYears: z.number().int(),
    planYears: z.number().int(),
    opensOn: answerDay,
    closesOn: answerDay.nullable(),
  })
  .meta({ id: "ProgrammeTerms" });
