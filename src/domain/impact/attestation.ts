/**
 * Attestation (第三者検証): a signed statement of an independent provider on one observation. Limited assurance carries
 * evidence grade E3, reasonable assurance E4, and only where the conclusion is unmodified (ISAE 3000): a qualified,
 * adverse or disclaimed conclusion says that the figure does not stand as reported.
 */
import type { LocalDate } from "../kernel/local-date.ts";

export const assuranceLevels = ["limited", "reasonable"] as const;
export type AssuranceLevel = (typeof assuranceLevels)[number];

export const assuranceConclusions = ["unmodified", "qualified", "adverse", "disclaimed"] as const;
export type AssuranceConclusion = (typeof assuranceConclusions)[number];

export interface Attestation {
  readonly attestationId: string;
  readonly level: AssuranceLevel;
  readonly conclusion: AssuranceConclusion;
  readonly provider: string;
  /** The standard applied: "ISAE 3000 (Revised)". */
  readonly standard: string;
  readonly scope: string;
  readonly signedOn: LocalDate;
  /** Of the signed statement. */
  readonly sha256: string;
}

/** The grade that the attestation carries; undefined where its conclusion is modified. */
export function attestedGrade({
  level,
  conclusion,
}: Pick<Attestation, "level" | "conclusion">): "E3" | "E4" | undefined {
  if (conclusion !== "unmodified") return undefined;
  return level === "reasonable" ? "E4" : "E3";
}
