/**
 * What a row of the table of legal forms says. Every cell says whether a primary source confirmed it; what nobody
 * confirmed is shown as such, never as advice.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import type { LocalDate } from "../kernel/local-date.ts";

export const legalFormCodes = [
  "kk",
  "gk",
  "gia",
  "gia_np",
  "gia_mb",
  "gif",
  "pia",
  "npo",
  "npo_c",
  "wc",
  "wc_s",
  "ec",
  "bc",
  "fc",
  "swc",
  "smc",
  "lca",
  "llp",
  "lps",
] as const;
export type LegalFormCode = (typeof legalFormCodes)[number];

/** Whom the form lets put equity in; 基金 is returned without interest and gives no share. */
export type OutsideEquity =
  "shares" | "contributions" | "interests" | "membersOnly" | "returnableFunds" | "none";
export type SurplusDistribution = "allowed" | "limited" | "forbidden";
/** How strongly purpose or assets are bound. */
export type Lock = "none" | "weak" | "medium" | "strong";
export type TaxBase = "allIncome" | "profitBusiness" | "publicInterestExempt" | "passThrough";
export type DonorRelief = "none" | "limited" | "full";

/** `confirmed` when a primary source says so. */
export interface FormCell<Value extends string = string> {
  readonly value: Value;
  readonly words: Bilingual;
  readonly confirmed: boolean;
}

export interface LegalFormCells {
  readonly outsideEquity: FormCell<OutsideEquity>;
  readonly distribution: FormCell<SurplusDistribution>;
  readonly missionLock: FormCell<Lock>;
  readonly assetLock: FormCell<Lock>;
  readonly corporateTax: FormCell<TaxBase>;
  readonly donorRelief: FormCell<DonorRelief>;
  readonly setUp: FormCell;
}

export const legalFormColumns = [
  "outsideEquity",
  "distribution",
  "missionLock",
  "assetLock",
  "corporateTax",
  "donorRelief",
  "setUp",
] as const satisfies readonly (keyof LegalFormCells)[];
export type LegalFormColumn = (typeof legalFormColumns)[number];

export interface LegalForm {
  readonly code: LegalFormCode;
  readonly name: Bilingual;
  readonly validFrom: LocalDate;
  readonly source: string;
  readonly reviewedOn: LocalDate;
  readonly cells: LegalFormCells;
}
