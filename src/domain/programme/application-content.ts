/**
 * What an application (申込) says. While it is a draft anything may be missing; what is there is judged at once.
 * Amounts are whole yen.
 */
import type { Decimal } from "../kernel/decimal.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { FinancedUse } from "./programme-terms.ts";

export interface AskedUse {
  readonly use: FinancedUse;
  readonly amount: bigint;
  readonly termMonths: number;
  readonly graceMonths: number;
  /** What it is spent on. */
  readonly what: string;
}

/** One fiscal year of the past (決算). */
export interface StatementYear {
  readonly fiscalYearEndOn: LocalDate;
  readonly sales: bigint;
  readonly ordinaryProfit: bigint;
  readonly netAssets: bigint;
}

/** One fiscal year ahead (事業計画). */
export interface PlanYear {
  readonly fiscalYearEndOn: LocalDate;
  readonly sales: bigint;
  readonly ordinaryProfit: bigint;
  readonly measures: string;
}

/** A KPI of the project that will be reported, and the level it should reach. */
export interface PromisedKpi {
  readonly kpiId: string;
  readonly baseline: Decimal | undefined;
  readonly target: Decimal;
}

export interface ApplicationContent {
  readonly legalForm: string | undefined;
  readonly purpose: string | undefined;
  readonly tier: string | undefined;
  readonly business: string;
  readonly logicModel: string;
  readonly uses: readonly AskedUse[];
  readonly statements: readonly StatementYear[];
  readonly plan: readonly PlanYear[];
  readonly kpis: readonly PromisedKpi[];
  /** The day on which all of them are tested first. */
  readonly kpiTestOn: LocalDate | undefined;
}

export const emptyContent: ApplicationContent = {
  legalForm: undefined,
  purpose: undefined,
  tier: undefined,
  business: "",
  logicModel: "",
  uses: [],
  statements: [],
  plan: [],
  kpis: [],
  kpiTestOn: undefined,
};

export function amountAsked({ uses }: Pick<ApplicationContent, "uses">, of?: FinancedUse): bigint {
  return uses
    .filter(({ use }) => of === undefined || use === of)
    .reduce((sum, { amount }) => sum + amount, 0n);
}
