/**
 * Terms of programmes and contents of applications as JSON, the one form in which they travel, are recorded, wait for a
 * second person and are read back: amounts, rates, values and days as text; what is not there yet is null.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { canonicalDecimal, decimal, type Decimal } from "../kernel/decimal.ts";
import { present } from "../kernel/invariant.ts";
import { localDate, type LocalDate } from "../kernel/local-date.ts";
import { parseRate, rateText, type Rate } from "../kernel/rate.ts";
import type { ApplicationContent, AskedUse } from "./application-content.ts";
import { weightsOf, type FinancedUse, type NamedCode, type ProgrammeTerms } from "./programme-terms.ts";
import type { SignificanceScheme } from "./significance.ts";

export interface ProgrammeTermsJson {
  readonly legalForms: readonly string[];
  readonly purposes: readonly NamedCode[];
  readonly limitTotal: string;
  readonly limitWorking: string;
  readonly longestMonths: Readonly<Record<FinancedUse, number>>;
  readonly longestGraceMonths: number;
  readonly tiers: readonly {
    readonly code: string;
    readonly name: Bilingual;
    readonly adjustment: string;
    readonly validFrom: string;
    readonly source: string;
  }[];
  readonly documents: readonly NamedCode[];
  readonly isSubordinated: boolean;
  readonly needsCrisis: boolean;
  readonly weights?: SignificanceScheme["weights"];
  readonly statementYears: number;
  readonly planYears: number;
  readonly opensOn: string;
  readonly closesOn: string | null;
}

/** As a reader sees them: with the weights that hold, said or not. */
export type ShownTerms = ProgrammeTermsJson & Required<Pick<ProgrammeTermsJson, "weights">>;

export interface AskedUseJson extends Omit<AskedUse, "amount"> {
  readonly amount: string;
}

export interface ApplicationContentJson {
  readonly legalForm: string | null;
  readonly purpose: string | null;
  readonly tier: string | null;
  readonly business: string;
  readonly logicModel: string;
  readonly uses: readonly AskedUseJson[];
  readonly statements: readonly {
    readonly fiscalYearEndOn: string;
    readonly sales: string;
    readonly ordinaryProfit: string;
    readonly netAssets: string;
  }[];
  readonly plan: readonly {
    readonly fiscalYearEndOn: string;
    readonly sales: string;
    readonly ordinaryProfit: string;
    readonly measures: string;
  }[];
  readonly kpis: readonly {
    readonly kpiId: string;
    readonly baseline: string | null;
    readonly target: string;
  }[];
  readonly kpiTestOn: string | null;
}

export function readProgrammeTerms(json: ProgrammeTermsJson): ProgrammeTerms {
  return {
    ...json,
    limitTotal: BigInt(json.limitTotal),
    limitWorking: BigInt(json.limitWorking),
    tiers: json.tiers.map((tier) => ({
      ...tier,
      adjustment: rateOf(tier.adjustment),
      validFrom: localDate(tier.validFrom),
    })),
    opensOn: localDate(json.opensOn),
    closesOn: dayOf(json.closesOn),
  };
}

export function writeProgrammeTerms(terms: ProgrammeTerms): ProgrammeTermsJson {
  return {
    ...terms,
    limitTotal: String(terms.limitTotal),
    limitWorking: String(terms.limitWorking),
    tiers: terms.tiers.map((tier) => ({ ...tier, adjustment: rateText(tier.adjustment) })),
    closesOn: terms.closesOn ?? null,
  };
}

export function shownTerms(terms: ProgrammeTerms): ShownTerms {
  return { ...writeProgrammeTerms(terms), weights: weightsOf(terms) };
}

export function readContent(json: ApplicationContentJson): ApplicationContent {
  return {
    legalForm: json.legalForm ?? undefined,
    purpose: json.purpose ?? undefined,
    tier: json.tier ?? undefined,
    business: json.business,
    logicModel: json.logicModel,
    uses: readUses(json.uses),
    statements: json.statements.map((year) => ({
      fiscalYearEndOn: localDate(year.fiscalYearEndOn),
      sales: BigInt(year.sales),
      ordinaryProfit: BigInt(year.ordinaryProfit),
      netAssets: BigInt(year.netAssets),
    })),
    plan: json.plan.map((year) => ({
      fiscalYearEndOn: localDate(year.fiscalYearEndOn),
      sales: BigInt(year.sales),
      ordinaryProfit: BigInt(year.ordinaryProfit),
      measures: year.measures,
    })),
    kpis: json.kpis.map(({ kpiId, baseline, target }) => ({
      kpiId,
      baseline: decimalOf(baseline),
      target: decimal(target),
    })),
    kpiTestOn: dayOf(json.kpiTestOn),
  };
}

export function writeContent(content: ApplicationContent): ApplicationContentJson {
  return {
    legalForm: content.legalForm ?? null,
    purpose: content.purpose ?? null,
    tier: content.tier ?? null,
    business: content.business,
    logicModel: content.logicModel,
    uses: writeUses(content.uses),
    statements: content.statements.map((year) => ({
      ...year,
      sales: String(year.sales),
      ordinaryProfit: String(year.ordinaryProfit),
      netAssets: String(year.netAssets),
    })),
    plan: content.plan.map((year) => ({
      ...year,
      sales: String(year.sales),
      ordinaryProfit: String(year.ordinaryProfit),
    })),
    kpis: content.kpis.map(({ kpiId, baseline, target }) => ({
      kpiId,
      baseline: baseline === undefined ? null : canonicalDecimal(baseline),
      target: canonicalDecimal(target),
    })),
    kpiTestOn: content.kpiTestOn ?? null,
  };
}

export function readUses(uses: readonly AskedUseJson[]): readonly AskedUse[] {
  return uses.map(({ amount, ...use }) => ({ ...use, amount: BigInt(amount) }));
}

export function writeUses(uses: readonly AskedUse[]): readonly AskedUseJson[] {
  return uses.map(({ amount, ...use }) => ({ ...use, amount: String(amount) }));
}

function rateOf(text: string): Rate {
  const parsed = parseRate(text);
  return present(parsed.ok ? parsed.value : undefined, `rate ${text}`);
}

function dayOf(text: string | null): LocalDate | undefined {
  return text === null ? undefined : localDate(text);
}

function decimalOf(text: string | null): Decimal | undefined {
  return text === null ? undefined : decimal(text);
}
