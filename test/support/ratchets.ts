/** Ratchets for tests, written as the API writes them; what a case does not say is agreed here. */
import { ratchet } from "../../src/contract/calculator/ratchet.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { sptOutcomes } from "../../src/domain/impact/spt-test.ts";
import { agreeRatchet } from "../../src/domain/loan/ratchet-law-book.ts";
import type { KpiOutcome } from "../../src/domain/loan/ratchet-outcome.ts";
import type { MarginRatchet, RatchetTerms } from "../../src/domain/loan/ratchet-terms.ts";
import { accepted } from "./decisions.ts";

export const usualRatchet = {
  aggregation: "perKpi",
  kpis: [{ id: "a", achievedBp: "-5", missedBp: "5" }],
  cumulative: false,
  effective: { rule: "nextInterestPeriod" },
  notReported: { rule: "asMissed" },
  correction: { lenderFavour: "trueUp", borrowerFavour: "prospective" },
};

/** The written terms: the usual ones with the changes of a case. */
export function ratchetTerms(change: object): RatchetTerms {
  return ratchet.parse({ ...usualRatchet, ...change });
}

export function agreedRatchet(change: object = {}): MarginRatchet {
  return accepted(agreeRatchet(ratchetTerms(change)));
}

/** Outcomes as a case writes them: `{"a": "achieved", "b": "missed 0.8"}`, the number being the attainment. */
export function outcomesOf(written: Readonly<Record<string, string>>): readonly KpiOutcome[] {
  return Object.entries(written).map(([kpi, text]) => {
    const [word = "", attainment] = text.split(" ");
    const outcome = sptOutcomes.find((known) => known === word);
    if (outcome === undefined) throw new Error(`no such outcome: ${text}`);
    return { kpi, outcome, ...(attainment === undefined ? {} : { attainment: decimal(attainment) }) };
  });
}
