/**
 * What a covenant (コベナンツ) promises, as agreed: one kind with its terms, whose figures it reads (単体・連結), when it is
 * tested, what a breach leads to, and from which headroom on the lender wants to be warned.
 *
 * Ratios name the lines of the statements they are made of, since agreements differ in what they call coverage. What a
 * breach leads to is only ever a right: nothing here accelerates a loan or moves a rate by itself.
 */
import type { Decimal } from "../kernel/decimal.ts";
import type { BasisPoints } from "../kernel/rate.ts";
import type { ConsecutiveLosses } from "./consecutive-losses.ts";
import type { LeverageBand } from "./leverage-band.ts";
import type { NetAssetsFloor } from "./net-assets.ts";
import type { RatioLimit } from "./ratio-limit.ts";
import type { TestSchedule } from "./test-schedule.ts";

/** Lines of a statement that covenants read. */
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
export type StatementLine = (typeof statementLines)[number];

export const statementBases = ["standalone", "consolidated"] as const;
export type StatementBasis = (typeof statementBases)[number];

export const informationDuties = ["statements", "trialBalance", "kpiReport", "certificate"] as const;
export const undertakings = [
  "negativePledge",
  "priorConsent",
  "antiSocialForces",
  "insolvencyFiling",
  "other",
] as const;
export const missionLocks = ["legalForm", "purpose", "assetLock"] as const;

interface Kind<Name extends string, Params> {
  readonly kind: Name;
  readonly params: Params;
}

interface Lines {
  readonly numerator: StatementLine;
  readonly denominator: StatementLine;
}

/** Tested by reckoning with figures of statements. */
export type NumericTerms =
  | Kind<"netAssetsFloor", NetAssetsFloor>
  | Kind<"noInsolvency", object>
  /** Net of cash: debt less cash and deposits, at least 0. */
  | Kind<"leverageBand", LeverageBand & { readonly netOfCash: boolean }>
  | Kind<"noConsecutiveLosses", ConsecutiveLosses>
  | Kind<"coverage", Lines & { readonly minimum: Decimal }>
  | Kind<"minimumSales", { readonly minimum: Decimal }>
  | Kind<"ratioLimit", Lines & RatioLimit>;

/** Tested by the day on which something arrives. */
export type DeliveryTerms =
  | Kind<"information", { readonly duty: (typeof informationDuties)[number] }>
  /** The KPI report that feeds the margin ratchet: a missed target moves the price and is no breach. */
  | Kind<"sustainability", object>;

/** Tested by a person who looks. */
export type ObservedTerms =
  | Kind<"undertaking", { readonly subject: (typeof undertakings)[number] }>
  | Kind<"missionLock", { readonly subject: (typeof missionLocks)[number] }>;

export type CovenantTerms = NumericTerms | DeliveryTerms | ObservedTerms;
export type CovenantKind = CovenantTerms["kind"];

export type TestedBy = "figures" | "delivery" | "person";

const testedByKind = {
  netAssetsFloor: "figures",
  noInsolvency: "figures",
  leverageBand: "figures",
  noConsecutiveLosses: "figures",
  coverage: "figures",
  minimumSales: "figures",
  ratioLimit: "figures",
  information: "delivery",
  sustainability: "delivery",
  undertaking: "person",
  missionLock: "person",
} as const satisfies Record<CovenantKind, TestedBy>;

export function testedBy({ kind }: Pick<CovenantTerms, "kind">): TestedBy {
  return testedByKind[kind];
}

export function isNumeric(terms: CovenantTerms): terms is NumericTerms {
  return testedByKind[terms.kind] === "figures";
}

/** 期限の利益喪失: on request (請求喪失) or automatic (当然喪失); both are recorded by a person. */
export type Consequence =
  | { readonly kind: "none" | "accelerationOnRequest" | "automaticAcceleration" }
  | { readonly kind: "rateStep"; readonly stepBp: BasisPoints };

/** The lender is warned while headroom is at or below the level: a share of the threshold, or an amount. */
export interface WarningLevel {
  readonly measure: "share" | "amount";
  readonly level: Decimal;
}

export interface Covenant {
  readonly terms: CovenantTerms;
  readonly basis: StatementBasis;
  readonly schedule: TestSchedule;
  readonly consequence: Consequence;
  readonly warning: WarningLevel | undefined;
}
