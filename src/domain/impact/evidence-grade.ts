/**
 * Evidence grade (証憑等級): how strong the evidence behind an observation is, from E0 (stated only) to E4 (reasonable
 * assurance), and what each grade is enough for. A label under the Sustainability-Linked Loan Principles needs an
 * independent verifier, hence E3; a loan reviewed inside the bank's group may rest on third-party records, E2.
 *
 * Nobody lifts a grade beyond what he can vouch for: an account officer alone and a machine feed stop at E2, and E3
 * and E4 rest on an attestation.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { attestedGrade, type Attestation } from "./attestation.ts";

export const evidenceGrades = ["E0", "E1", "E2", "E3", "E4"] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

export const evidencePurposes = ["monitoring", "groupReviewedLoan", "labelledLoan"] as const;
/** What a figure is used for: watching, pricing a loan the group reviews itself, pricing a labelled (SLLP) loan. */
export type EvidencePurpose = (typeof evidencePurposes)[number];

const lowestGradeFor: Readonly<Record<EvidencePurpose, EvidenceGrade>> = {
  monitoring: "E1",
  groupReviewedLoan: "E2",
  labelledLoan: "E3",
};

/** Negative, zero or positive as `a` is weaker than, as strong as, or stronger than `b`. */
export function compareGrades(a: EvidenceGrade, b: EvidenceGrade): number {
  return evidenceGrades.indexOf(a) - evidenceGrades.indexOf(b);
}

export function isEnoughFor(grade: EvidenceGrade, purpose: EvidencePurpose): boolean {
  return compareGrades(grade, lowestGradeFor[purpose]) >= 0;
}

export const graderRoles = ["accountOfficer", "reviewer", "verifier", "machineFeed"] as const;
export type GraderRole = (typeof graderRoles)[number];

export interface Grading {
  readonly grade: EvidenceGrade;
  /** Everyone who stands behind the grade. */
  readonly gradedBy: readonly [GraderRole, ...GraderRole[]];
  readonly attestation?: Pick<Attestation, "level" | "conclusion">;
}

export type GradingRejection = Rejection<
  "gradeAboveOfficer" | "gradeAboveFeed" | "attestationMissing" | "attestationTooWeak"
>;

const highestUnattested: EvidenceGrade = "E2";

/** May these people give this grade? */
export function decideGrade({
  grade,
  gradedBy,
  attestation,
}: Grading): Decision<EvidenceGrade, GradingRejection> {
  if (compareGrades(grade, highestUnattested) <= 0) return accept(grade);
  const highest = { grade, highest: highestUnattested };
  if (!gradedBy.some((role) => role === "reviewer" || role === "verifier")) {
    const code = gradedBy.includes("accountOfficer") ? "gradeAboveOfficer" : "gradeAboveFeed";
    return reject({ code, figures: highest });
  }
  if (attestation === undefined) return reject({ code: "attestationMissing", figures: highest });
  const carried = attestedGrade(attestation);
  if (carried !== undefined && compareGrades(grade, carried) <= 0) return accept(grade);
  const { level, conclusion } = attestation;
  return reject({ code: "attestationTooWeak", figures: { grade, level, conclusion } });
}
