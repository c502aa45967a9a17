/** The terms of a covenant on the wire: one kind with its parameters, schedule, consequence and warning level. */
import { z } from "zod";
import { wireBasisPoints, wireDay, wireDecimal } from "../wire.ts";

export const statementLines = [
  "netAssets",
  "totalAssets",
  "interestBearingDebt",
  "cashAndDeposits",
  "sales",
  "operatingProfit",
  "ordinaryProfit",
  "netProfit",
  "ebitda",
  "operatingCashFlow",
  "interestPaid",
  "debtService",
] as const;

export const statementBases = ["standalone", "consolidated"] as const;

const line = z.enum(statementLines);
const measure = z.enum(["operating", "ordinary", "net"]);
const ratioLines = { numerator: line, denominator: line };

export const covenantTerms = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("netAssetsFloor"),
    /** An absolute amount is 100 % of a fixed base. */
    params: z.strictObject({
      percent: wireDecimal,
      basis: z.enum(["prior", "base", "higherOf"]),
      baseYear: wireDecimal.nullable().default(null),
    }),
  }),
  z.strictObject({ kind: z.literal("noInsolvency"), params: z.strictObject({}).prefault({}) }),
  z.strictObject({
    kind: z.literal("leverageBand"),
    params: z.strictObject({ low: wireDecimal, high: wireDecimal, netOfCash: z.boolean().default(false) }),
  }),
  z.strictObject({
    kind: z.literal("noConsecutiveLosses"),
    params: z.strictObject({
      measure,
      terms: z.number(),
      fallbackMeasure: measure.nullable().default(null),
    }),
  }),
  z.strictObject({
    kind: z.literal("coverage"),
    params: z.strictObject({ ...ratioLines, minimum: wireDecimal }),
  }),
  z.strictObject({ kind: z.literal("minimumSales"), params: z.strictObject({ minimum: wireDecimal }) }),
  z.strictObject({
    kind: z.literal("ratioLimit"),
    params: z.strictObject({ ...ratioLines, direction: z.enum(["atLeast", "atMost"]), limit: wireDecimal }),
  }),
  z.strictObject({
    kind: z.literal("information"),
    params: z.strictObject({ duty: z.enum(["statements", "trialBalance", "kpiReport", "certificate"]) }),
  }),
  z.strictObject({ kind: z.literal("sustainability"), params: z.strictObject({}).prefault({}) }),
  z.strictObject({
    kind: z.literal("undertaking"),
    params: z.strictObject({
      subject: z.enum(["negativePledge", "priorConsent", "antiSocialForces", "insolvencyFiling", "other"]),
    }),
  }),
  z.strictObject({
    kind: z.literal("missionLock"),
    params: z.strictObject({ subject: z.enum(["legalForm", "purpose", "assetLock"]) }),
  }),
]);

export const covenantConsequence = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({ kind: z.literal("rateStep"), stepBp: wireBasisPoints }),
    z.strictObject({ kind: z.literal("accelerationOnRequest") }),
    z.strictObject({ kind: z.literal("automaticAcceleration") }),
  ])
  .default({ kind: "none" });

export const agreedCovenant = z.strictObject({
  terms: covenantTerms,
  basis: z.enum(statementBases).default("standalone"),
  schedule: z.strictObject({
    firstTestOn: wireDay,
    lastTestOn: wireDay,
    everyMonths: z.number(),
    dueAfterMonths: z.number(),
    graceDays: z.number().default(0),
  }),
  consequence: covenantConsequence,
  warning: z.strictObject({ measure: z.enum(["share", "amount"]), level: wireDecimal }).optional(),
});

/** Lines of a statement by name; a line that is not given is not known. */
export const statementFigures = z.partialRecord(line, wireDecimal);
