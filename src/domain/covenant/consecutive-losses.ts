/**
 * No losses running (連続赤字の禁止): the operating, ordinary or net result must not be a loss in n terms running, counted
 * back from the latest. Zero is not a loss, so one term at zero breaks the run.
 *
 * With a fallback the covenant is breached only if the second measure, too, shows a loss in each of the same terms: an
 * ordinary loss in two terms is forgiven where one of them closed with a net profit. The answer names the measure that
 * decided.
 */
import { decimalRatio, zero, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision } from "../kernel/decision.ts";
import {
  awaiting,
  judged,
  type CovenantRejection,
  type CovenantTestResult,
  type Figure,
} from "./test-result.ts";

export const profitMeasures = ["operating", "ordinary", "net"] as const;
export type ProfitMeasure = (typeof profitMeasures)[number];

export interface ConsecutiveLosses {
  readonly measure: ProfitMeasure;
  /** 1 to 20. */
  readonly terms: number;
  readonly fallbackMeasure: ProfitMeasure | null;
}

/** Results per term, oldest first; null for a term not delivered. */
export type ProfitFigures = Readonly<Record<ProfitMeasure, readonly Figure[]>>;

export const mostTerms = 20;

/** The threshold is 0; headroom is the best result of the terms that decided, since one without a loss suffices. */
export function testConsecutiveLosses(
  { measure, terms, fallbackMeasure }: ConsecutiveLosses,
  figures: ProfitFigures,
): Decision<CovenantTestResult, CovenantRejection> {
  if (!Number.isInteger(terms) || terms < 1 || terms > mostTerms) {
    const range = { terms, shortest: 1, longest: mostTerms };
    return reject({ code: "termsOutOfRange", figures: range, pointer: "/params/terms" });
  }
  if (fallbackMeasure === measure) {
    return reject({ code: "fallbackIsMeasure", figures: { measure }, pointer: "/params/fallbackMeasure" });
  }
  const first = testRun(measure, figures, terms);
  if (first.state !== "breached" || fallbackMeasure === null) return accept(first);
  const second = testRun(fallbackMeasure, figures, terms);
  if (second.state === "awaiting") return accept(second);
  const note = { code: "fallbackConsulted", measure, fallback: fallbackMeasure, terms } as const;
  return accept({ ...second, note });
}

function testRun(measure: ProfitMeasure, figures: ProfitFigures, terms: number): CovenantTestResult {
  const latest = figures[measure].slice(-terms);
  const known = latest.filter((result) => result !== null);
  const best = known.reduce<Decimal | undefined>(
    (highest, result) => (highest === undefined || result.gt(highest) ? result : highest),
    undefined,
  );
  const isComplete = known.length === terms;
  if (best === undefined || (!isComplete && best.lt(zero))) return awaiting([measure], zero);
  return judged(zero, decimalRatio(best));
}
