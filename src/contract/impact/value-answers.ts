/** Bodies and answers of what is said about the value and the ways of impact. */
import { z } from "zod";
import { bilingual, provenance } from "../answers.ts";
import {
  answerDay,
  answerDecimal,
  answerInstant,
  wireCurrency,
  wireDay,
  wireDecimal,
  wireId,
  wireText,
} from "../wire.ts";

/** One figure in the low, the base and the high case; the low case is the one that is worth least. */
const range = z
  .strictObject({ low: wireDecimal, base: wireDecimal, high: wireDecimal })
  .meta({ id: "CaseRange" });

const assessedOutcome = z
  .strictObject({
    id: wireText(40),
    name: wireText(200),
    unit: wireText(40),
    /** The base quantity is what this observation says. */
    observationId: wireId.nullable().default(null),
    quantity: range,
    /** Money per unit of outcome (貨幣換算値). */
    proxy: range,
    proxyName: wireText(200),
    proxySource: wireText(300),
    proxyOn: wireDay,
    deadweight: range,
    displacement: range,
    attribution: range,
    dropOff: range,
    years: z.number().int(),
  })
  .meta({ id: "AssessedOutcome" });

export const assessmentBody = z.strictObject({
  currency: wireCurrency,
  inputs: wireDecimal,
  inputsSource: wireText(300),
  discountRate: wireDecimal,
  startYear: z.number().int(),
  outcomes: z.array(assessedOutcome).min(1).max(100),
  /** Who looked and found no negative result says so here; left out where one is entered. */
  noNegativesBecause: wireText(1000).nullable().default(null),
  note: wireText(2000, 0).default(""),
});

const answeredRange = z.strictObject({ low: answerDecimal, base: answerDecimal, high: answerDecimal });

const caseAnswer = z
  .strictObject({
    presentValue: answerDecimal,
    npv: answerDecimal,
    /** Null where nothing was put in. */
    ratio: answerDecimal.nullable(),
    breakEvenDeadweight: answerDecimal.nullable(),
  })
  .meta({ id: "SocialValueCase" });

export const valueRangeAnswer = z
  .strictObject({
    cases: z.strictObject({ low: caseAnswer, base: caseAnswer, high: caseAnswer }),
    outcomes: z.array(
      z.strictObject({ id: z.string(), presentValues: answeredRange, impacts: z.array(answerDecimal) }),
    ),
    /** Net present value with one figure alone in its low and high case; the widest first. */
    tornado: z.array(
      z.strictObject({
        outcomeId: z.string(),
        figure: z.enum(["quantity", "proxy", "deadweight", "displacement", "attribution", "dropOff"]),
        low: answerDecimal,
        high: answerDecimal,
      }),
    ),
  })
  .meta({ id: "SocialValueRange" });

const signature = {
  id: wireId,
  projectId: wireId,
  version: z.number().int(),
  effectiveOn: answerDay,
  organization: z.strictObject({ id: wireId, name: bilingual }),
  recordedBy: z.strictObject({ id: wireId, name: z.string() }),
  recordedAt: answerInstant,
  provenance,
};

export const assessmentAnswer = z
  .strictObject({
    ...signature,
    assessment: z.strictObject({
      currency: z.string(),
      inputs: answerDecimal,
      inputsSource: z.string(),
      discountRate: answerDecimal,
      startYear: z.number().int(),
      outcomes: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          unit: z.string(),
          observationId: wireId.nullable(),
          quantity: answeredRange,
          proxy: answeredRange,
          proxyName: z.string(),
          proxySource: z.string(),
          proxyOn: answerDay,
          deadweight: answeredRange,
          displacement: answeredRange,
          attribution: answeredRange,
          dropOff: answeredRange,
          years: z.number().int(),
        }),
      ),
      noNegativesBecause: z.string().nullable(),
      note: z.string(),
    }),
    value: valueRangeAnswer,
  })
  .meta({ id: "SocialValueAssessment" });

const dimensions = ["what", "who", "howMuch", "contribution", "risk"] as const;
const risks = [
  "evidence",
  "external",
  "stakeholderParticipation",
  "dropOff",
  "efficiency",
  "execution",
  "alignment",
  "endurance",
  "unexpectedImpact",
] as const;

const notAssessed = z.strictObject({ state: z.literal("notAssessed"), reason: wireText(1000) });
const dimensionAnswer = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("answered"), answer: wireText(2000) }),
  notAssessed,
]);
const riskAnswer = z.discriminatedUnion("state", [
  z.strictObject({
    state: z.literal("assessed"),
    /** 1 (rare) to 5 (almost certain). */
    likelihood: z.number().int(),
    /** 1 (slight) to 5 (the impact is lost). */
    consequence: z.number().int(),
    answer: wireText(1000),
  }),
  notAssessed,
]);

export const profile = z.strictObject({
  dimensions: z.record(z.enum(dimensions), dimensionAnswer),
  risks: z.record(z.enum(risks), riskAnswer),
});

export const profileAnswer = z
  .strictObject({
    ...signature,
    profile,
    bands: z.partialRecord(z.enum(risks), z.enum(["low", "medium", "high"])),
  })
  .meta({ id: "ImpactProfile" });

const dated = z.strictObject({
  observationId: wireId,
  on: answerDay,
  value: answerDecimal,
  state: z.string(),
  grade: z.string().nullable(),
});

export const paceAnswer = z
  .strictObject({
    first: dated,
    last: dated,
    /** Observations that contradict another source are left out of the ends. */
    conflicts: z.number().int(),
    scale: answerDecimal,
    days: z.number().int(),
    pacePerYear: answerDecimal,
    /** Fraction per year; null unless the first value is positive. */
    compoundGrowth: answerDecimal.nullable(),
    target: z.strictObject({ on: answerDay, value: answerDecimal, missed: z.boolean() }).nullable(),
    /** Per year from the last observation; null without a target that lies ahead of it. */
    requiredPace: answerDecimal.nullable(),
    /** What the caller's books say was lent to the project; null where they hold no loan of it. */
    financed: z.strictObject({ currency: z.string(), amount: answerDecimal }).nullable(),
    scalePerMillion: answerDecimal.nullable(),
  })
  .meta({ id: "KpiPace" });

export const financeLine = z.strictObject({
  /** Null for all loans of the project together. */
  loanId: wireId.nullable(),
  number: z.string(),
  currency: z.string(),
  kpiId: wireId,
  kpi: bilingual,
  unit: bilingual,
  outcomes: answerDecimal.nullable(),
  financed: answerDecimal,
  /** What interest steps took off, as it is booked; negative where they put on more. */
  interestForgone: answerDecimal,
  financePerOutcome: answerDecimal.nullable(),
  forgonePerOutcome: answerDecimal.nullable(),
});
