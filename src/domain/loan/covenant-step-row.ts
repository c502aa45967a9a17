/**
 * Rate steps for breaches of covenants (コベナンツ抵触による上乗せ), as the price of a loan sees them: what they come to from
 * each day, and which breaches they answer. They stand beside the margin ratchet: its caps do not hold them, and neither
 * its suspension nor its declassification ends them. The floor on the margin is applied after both.
 */
import type { Dated } from "../kernel/dated.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { basisPointsText, type BasisPoints } from "../kernel/rate.ts";
import { node, type ExplanationNode } from "./explanation.ts";

/** A step in force, applied for the breach of a test. */
export interface BreachStep {
  readonly id: string;
  readonly covenant: string;
  readonly testOn: LocalDate;
  readonly fromOn: LocalDate;
  readonly stepBp: BasisPoints;
}

export interface CovenantStepRow extends Dated {
  /** Sum of the steps in force from that day; 0 where the last of them has ended. */
  readonly stepBp: BasisPoints;
  readonly breaches: readonly BreachStep[];
}

export function explainCovenantStep({ effectiveOn, stepBp, breaches }: CovenantStepRow): ExplanationNode {
  const children = breaches.map(({ covenant, testOn, fromOn, stepBp: bp }) =>
    node("breach", { covenant, testOn, fromOn, bp: basisPointsText(bp) }),
  );
  return node("covenantStep", { stepBp: basisPointsText(stepBp), effectiveOn }, children);
}
