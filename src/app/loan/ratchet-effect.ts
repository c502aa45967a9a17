/** What a verdict does to one loan: its position before and after, and the adjustments of what was posted. */
import type { LoanFacts, RatchetDecisionFact } from "./ports.ts";
import { repriced, type Repricing } from "./repricing.ts";

export type RatchetEffect = Repricing;

export function ratchetEffect(
  facts: LoanFacts,
  decision: RatchetDecisionFact,
  day: Parameters<typeof repriced>[2],
): RatchetEffect {
  return repriced(facts, { ...facts, decisions: [...facts.decisions, decision] }, day);
}
