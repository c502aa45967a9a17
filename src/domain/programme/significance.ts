/**
 * Significance score (社会的意義スコア) of an application: criteria graded 0 to 4 by reviewers, weighted to 0–100, then
 * multiplied by the likelihood that the plan is carried out. It advises; people decide.
 *
 * Weights, likelihoods and bands are versioned data, so that an old score can be read with the scheme of its time. A
 * criterion without a grade counts nothing, and the coverage says how much of the weight was graded at all.
 */
import { decimal, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";

export const significanceCriteria = [
  "needGap",
  "intensity",
  "additionality",
  "evidence",
  "viability",
  "lock",
] as const;
export type SignificanceCriterion = (typeof significanceCriteria)[number];

export const significanceBands = ["High", "Significant", "Moderate", "Low"] as const;
export type SignificanceBand = (typeof significanceBands)[number];

export interface SignificanceScheme {
  readonly version: number;
  /** Percentage points; they add up to 100. */
  readonly weights: Readonly<Record<SignificanceCriterion, number>>;
  readonly highestGrade: number;
  readonly likelihoods: readonly Decimal[];
  /** Highest first; a score below all of them is Low. */
  readonly bands: readonly { readonly from: Decimal; readonly band: SignificanceBand }[];
}

export const significanceSchemes = [
  {
    version: 1,
    weights: { needGap: 20, intensity: 20, additionality: 20, evidence: 15, viability: 15, lock: 10 },
    highestGrade: 4,
    likelihoods: ["1", "0.9", "0.8", "0.65", "0.5"].map(decimal),
    bands: [
      { from: decimal(75), band: "High" },
      { from: decimal(50), band: "Significant" },
      { from: decimal(25), band: "Moderate" },
    ],
  },
] as const satisfies readonly SignificanceScheme[];

export const currentSignificanceScheme: SignificanceScheme = significanceSchemes[0];

/** Whole numbers from 0 to the scheme's highest grade; null where nobody graded. */
export type SignificanceGrades = Readonly<Record<SignificanceCriterion, number | null>>;

export interface Significance {
  readonly schemeVersion: number;
  /** 0 to 100. */
  readonly raw: Decimal;
  /** Raw × likelihood. */
  readonly score: Decimal;
  /** Read from the exact score. */
  readonly band: SignificanceBand;
  /** Percentage of the weight that was graded. */
  readonly coverage: Decimal;
}

export type SignificanceRejection = Rejection<"gradeOutOfRange" | "likelihoodUnknown">;

export function significance(
  grades: SignificanceGrades,
  likelihood: Decimal,
  scheme: SignificanceScheme = currentSignificanceScheme,
): Decision<Significance, SignificanceRejection> {
  const complaint = complaintAbout(grades, likelihood, scheme);
  if (complaint !== undefined) return reject(complaint);

  const points = sumOver(({ weight, grade }) => weight * (grade ?? 0), grades, scheme);
  const raw = decimal(points).div(scheme.highestGrade);
  const score = raw.times(likelihood);
  const band = bandOf(score, scheme);
  const coverage = decimal(sumOver(({ weight, grade }) => (grade === null ? 0 : weight), grades, scheme));
  return accept({ schemeVersion: scheme.version, raw, score, band, coverage });
}

export function bandOf(score: Decimal, { bands }: SignificanceScheme): SignificanceBand {
  return bands.find(({ from }) => score.gte(from))?.band ?? "Low";
}

/** The scheme an old score was given with. */
export function significanceScheme(version: number): SignificanceScheme {
  return significanceSchemes.find((scheme) => scheme.version === version) ?? currentSignificanceScheme;
}

function sumOver(
  count: (criterion: { readonly weight: number; readonly grade: number | null }) => number,
  grades: SignificanceGrades,
  { weights }: SignificanceScheme,
): number {
  return significanceCriteria.reduce(
    (sum, criterion) => sum + count({ weight: weights[criterion], grade: grades[criterion] }),
    0,
  );
}

function complaintAbout(
  grades: SignificanceGrades,
  likelihood: Decimal,
  { highestGrade, likelihoods }: SignificanceScheme,
): SignificanceRejection | undefined {
  const wrong = significanceCriteria.find((criterion) => !isGrade(grades[criterion], highestGrade));
  if (wrong !== undefined) {
    const figures = { criterion: wrong, grade: grades[wrong], lowest: 0, highest: highestGrade };
    return { code: "gradeOutOfRange", figures, pointer: `/grades/${wrong}` };
  }
  if (likelihoods.some((known) => known.eq(likelihood))) return undefined;
  const known = likelihoods.map((value) => value.toFixed()).join(", ");
  return {
    code: "likelihoodUnknown",
    figures: { likelihood: likelihood.toFixed(), known },
    pointer: "/likelihood",
  };
}

function isGrade(grade: number | null, highest: number): boolean {
  return grade === null || (Number.isInteger(grade) && grade >= 0 && grade <= highest);
}
