/**
 * Terms of a lending programme (融資制度) as versioned data: who may apply, for what, how much, for how long, at which
 * special rate, and with which documents. The limits and rate tiers of the social-business fund
 * (ソーシャルビジネス支援資金) are such data; every tier names its source and the day from which it holds.
 *
 * An application is judged by the version in force on the day it is submitted, so that a later version never turns a
 * decision of before into a mistake.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Rate } from "../kernel/rate.ts";
import { currentSignificanceScheme, significanceCriteria, type SignificanceScheme } from "./significance.ts";

export const financedUses = ["equipment", "working"] as const;
export type FinancedUse = (typeof financedUses)[number];

/** One row of a rate table: what is added to the base rate (特別利率 take something off). */
export interface RateTier {
  readonly code: string;
  readonly name: Bilingual;
  readonly adjustment: Rate;
  readonly validFrom: LocalDate;
  readonly source: string;
}

export interface NamedCode {
  readonly code: string;
  readonly name: Bilingual;
}

export interface ProgrammeTerms {
  readonly legalForms: readonly string[];
  readonly purposes: readonly NamedCode[];
  /** Minor units, over all that one borrower has under the programme. */
  readonly limitTotal: bigint;
  /** Of it for working capital. */
  readonly limitWorking: bigint;
  readonly longestMonths: Readonly<Record<FinancedUse, number>>;
  readonly longestGraceMonths: number;
  readonly tiers: readonly RateTier[];
  readonly documents: readonly NamedCode[];
  /** Loans rank behind all others and count as capital. */
  readonly isSubordinated: boolean;
  /** Open only while an approved crisis event opens it. */
  readonly needsCrisis: boolean;
  /** What each criterion of the review counts; the standing scheme where a version says nothing. */
  readonly weights?: SignificanceScheme["weights"];
  readonly statementYears: number;
  readonly planYears: number;
  readonly opensOn: LocalDate;
  /** Last day on which applications are taken. */
  readonly closesOn: LocalDate | undefined;
}

export type ProgrammeRejection = Rejection<
  | "programmeLimitNotPositive"
  | "workingAboveTotal"
  | "programmeListEmpty"
  | "programmeCodeRepeated"
  | "tierWithoutSource"
  | "graceNotBelowTerm"
  | "closesBeforeOpening"
  | "weightsNotHundred"
>;

type ProgrammeRule = (terms: ProgrammeTerms) => readonly ProgrammeRejection[];

const rules: readonly ProgrammeRule[] = [
  limitsAreSound,
  nothingIsEmpty,
  codesAreUnique,
  tiersHaveSources,
  graceIsBelowTerm,
  opensBeforeClosing,
  weightsAddUp,
];

export function agreeProgramme(terms: ProgrammeTerms): Decision<ProgrammeTerms, ProgrammeRejection> {
  const [complaint] = rules.flatMap((rule) => rule(terms));
  return complaint === undefined ? accept(terms) : reject(complaint);
}

/** The weights by which applications under these terms are scored. */
export function weightsOf({ weights }: Pick<ProgrammeTerms, "weights">): SignificanceScheme["weights"] {
  return weights ?? currentSignificanceScheme.weights;
}

/** The row of a tier that holds on a day. */
export function tierOn(
  { tiers }: Pick<ProgrammeTerms, "tiers">,
  code: string,
  on: LocalDate,
): RateTier | undefined {
  return tiers
    .filter((tier) => tier.code === code && tier.validFrom <= on)
    .reduce<RateTier | undefined>(
      (newest, tier) => (newest === undefined || tier.validFrom > newest.validFrom ? tier : newest),
      undefined,
    );
}

function limitsAreSound({ limitTotal, limitWorking }: ProgrammeTerms): readonly ProgrammeRejection[] {
  if (limitTotal <= 0n || limitWorking < 0n) {
    const figures = { total: String(limitTotal), working: String(limitWorking) };
    return [{ code: "programmeLimitNotPositive", figures, pointer: "/limitTotal" }];
  }
  if (limitWorking <= limitTotal) return [];
  const figures = { total: String(limitTotal), working: String(limitWorking) };
  return [{ code: "workingAboveTotal", figures, pointer: "/limitWorking" }];
}

function nothingIsEmpty({ legalForms, purposes, tiers }: ProgrammeTerms): readonly ProgrammeRejection[] {
  return Object.entries({ legalForms, purposes, tiers })
    .filter(([, list]) => list.length === 0)
    .map(([list]) => ({ code: "programmeListEmpty", figures: { list }, pointer: `/${list}` }));
}

function codesAreUnique({ purposes, tiers, documents }: ProgrammeTerms): readonly ProgrammeRejection[] {
  const lists = {
    purposes: purposes.map(({ code }) => code),
    documents: documents.map(({ code }) => code),
    tiers: tiers.map(({ code, validFrom }) => `${code} ${validFrom}`),
  };
  return Object.entries(lists).flatMap(([list, codes]) => {
    const at = codes.findIndex((code, i) => codes.indexOf(code) !== i);
    if (at < 0) return [];
    const figures = { code: codes[at] ?? "" };
    return [{ code: "programmeCodeRepeated" as const, figures, pointer: `/${list}/${String(at)}/code` }];
  });
}

function tiersHaveSources({ tiers }: ProgrammeTerms): readonly ProgrammeRejection[] {
  const at = tiers.findIndex(({ source }) => source.trim() === "");
  const tier = tiers[at];
  if (tier === undefined) return [];
  const figures = { tier: tier.code };
  return [{ code: "tierWithoutSource", figures, pointer: `/tiers/${String(at)}/source` }];
}

function graceIsBelowTerm({
  longestGraceMonths,
  longestMonths,
}: ProgrammeTerms): readonly ProgrammeRejection[] {
  const shortest = Math.min(longestMonths.equipment, longestMonths.working);
  if (longestGraceMonths < shortest) return [];
  const figures = { graceMonths: longestGraceMonths, termMonths: shortest };
  return [{ code: "graceNotBelowTerm", figures, pointer: "/longestGraceMonths" }];
}

function opensBeforeClosing({ opensOn, closesOn }: ProgrammeTerms): readonly ProgrammeRejection[] {
  if (closesOn === undefined || closesOn >= opensOn) return [];
  return [{ code: "closesBeforeOpening", figures: { opensOn, closesOn }, pointer: "/closesOn" }];
}

function weightsAddUp(terms: ProgrammeTerms): readonly ProgrammeRejection[] {
  const weights = weightsOf(terms);
  const sum = significanceCriteria.reduce((total, criterion) => total + weights[criterion], 0);
  if (sum === 100) return [];
  return [{ code: "weightsNotHundred", figures: { sum }, pointer: "/weights" }];
}
